"""The HTML page in a real browser: nothing runs but its own script, and it can be read without."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.export.making import hostile_edition, seed_edition, short_edition
from variorum.articles.article import Article, Metadata
from variorum.config.settings import Settings
from variorum.export.edition import edition_of
from variorum.export.formats import FORMATS
from variorum.export.html.matrix_view import statement_kinds
from variorum.project.project import Project
from variorum.session.session import Session


class Looked(NamedTuple):
    """A page in the browser, and the dialogs, errors and requests that there were."""

    page: Page
    seen: list[str]


@contextmanager
def page_of(browser: Browser, html: str, folder: Path, **context: Any) -> Iterator[Looked]:
    """A page in the browser."""
    file = folder / "page.html"
    file.write_text(html, encoding="utf-8")
    page = browser.new_context(**context).new_page()
    seen: list[str] = []
    page.on("dialog", lambda dialog: seen.append(f"dialog {dialog.message}"))
    page.on("pageerror", lambda error: seen.append(f"error {error}"))
    page.on("console", lambda message: seen.append(f"console {message.text}"))
    page.on("request", lambda request: seen.append(request.url))
    page.goto(file.as_uri())
    yield Looked(page, seen)
    page.context.close()


@pytest.fixture(autouse=True)
def _no_warnings_of_the_driver() -> None:
    warnings.simplefilter("ignore", ResourceWarning)


@pytest.mark.parametrize("form", ["html", "worksheet"])
def test_nothing_hostile_runs_and_nothing_is_fetched(browser: Browser, tmp_path: Path, form: str) -> None:
    with page_of(browser, FORMATS[form].write(hostile_edition()), tmp_path) as (page, seen):
        assert seen == [(tmp_path / "page.html").as_uri()]
        assert page.title() != "owned"
        assert "document.title='owned'" in page.inner_text("body")


def test_rows_are_filtered_from_the_keyboard(browser: Browser, tmp_path: Path) -> None:
    edition = seed_edition()
    rows = sum(len(view.rows) for view in edition.views.values())
    dropped = sum(row.kind == "dropped" for view in edition.views.values() for row in view.rows)
    with page_of(browser, FORMATS["html"].write(edition), tmp_path) as (page, seen):
        assert page.inner_text("#shown") == ""  # all are shown: nothing to say
        page.focus("#which")
        page.keyboard.type("only in the base")
        assert page.inner_text("#shown") == f"{dropped} of {rows} rows shown"
        page.select_option("#which", "noted")
        assert page.locator("#compare tr[data-noted]:visible").count() > 0
        assert page.locator("#compare tr[data-kind]:not([data-noted]):visible").count() == 0
        page.select_option("#which", "all")
        page.select_option("#beside", "2")
        page.fill("#holding", "amnesty")
        shown = page.locator("#compare tr[data-kind]:visible").all_inner_texts()
        assert shown
        assert all("amnesty" in text.casefold() for text in shown)
        page.click("#wordings")
        assert page.locator("details:not([open])").count() == 0
        assert seen == [(tmp_path / "page.html").as_uri()]


def test_statements_are_filtered_too(browser: Browser, tmp_path: Path) -> None:
    edition = seed_edition()
    alone = sum(kinds.split()[:1] == ["one"] for kinds in statement_kinds(edition).values())
    with page_of(browser, FORMATS["html"].write(edition), tmp_path) as (page, _):
        page.select_option("#statements", "one")
        assert page.inner_text("#shown") == f"{alone} of {len(edition.statements)} statements shown"
        assert page.locator("#coverage tbody tr:visible").count() == alone > 3
        page.fill("#holding", "no article says this")
        assert page.inner_text("#shown") == "no row fits; no statement fits"


@pytest.mark.parametrize(("form", "scheme"), [("html", "light"), ("html", "dark"), ("worksheet", "light")])
def test_axe_finds_nothing_that_keeps_anybody_out(browser: Browser, tmp_path: Path, form: str, scheme: str) -> None:
    html = FORMATS[form].write(short_edition())
    with page_of(browser, html, tmp_path, color_scheme=scheme, bypass_csp=True) as (page, _):
        page.evaluate("document.querySelectorAll('#read details').forEach((one) => { one.open = true })")
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()


def test_words_say_in_which_language_and_direction_they_are(browser: Browser, tmp_path: Path) -> None:
    metadata = [Metadata(language="ar"), Metadata(language='en"><b>')]
    texts = "سقطت رافعة على قاربين. لم يصب أحد.", "A crane fell on two boats. Nobody was hurt."
    articles = [Article(f"{n}.txt", text, metadata[n]) for n, text in enumerate(texts)]
    html = FORMATS["html"].write(edition_of(Session(Settings(), Project.of(articles))))
    with page_of(browser, html, tmp_path) as (page, _):
        assert page.locator("html").get_attribute("lang") == "en"
        base = page.locator("#compare td.base").first
        assert (base.get_attribute("lang"), base.get_attribute("dir")) == ("ar", "rtl")
        assert base.evaluate("one => getComputedStyle(one).textAlign") == "start"
        other = page.locator("#compare td.other").first
        assert (other.get_attribute("lang"), other.get_attribute("dir")) == ("en", "ltr")


def test_without_javascript_everything_can_be_read(browser: Browser, tmp_path: Path) -> None:
    edition = seed_edition()
    with page_of(browser, FORMATS["html"].write(edition), tmp_path, java_script_enabled=False) as (page, _):
        assert not page.is_visible("#controls")
        assert page.locator("#compare tr[data-kind]:visible").count() == sum(
            len(view.rows) for view in edition.views.values()
        )
        first = page.locator("#read summary").first
        first.focus()
        page.keyboard.press("Enter")
        assert page.locator("#read details[open] dd").first.is_visible()


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1600, "dark")])
def test_it_fits_a_phone_and_a_wide_screen(browser: Browser, tmp_path: Path, width: int, scheme: str) -> None:
    html = FORMATS["html"].write(seed_edition())
    viewport = {"width": width, "height": 800}
    with page_of(browser, html, tmp_path, viewport=viewport, color_scheme=scheme) as (page, _):
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        cells = page.locator("#compare tr[data-kind='reworded'] td")
        left, right = cells.nth(0).bounding_box(), cells.nth(1).bounding_box()
        assert left
        assert right
        beside = left["x"] + left["width"] <= right["x"] + 1
        assert beside == (width > 700)
        ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert ground == ("rgb(22, 24, 27)" if scheme == "dark" else "rgb(253, 252, 249)")


def test_every_part_has_a_name_for_screen_readers(browser: Browser, tmp_path: Path) -> None:
    html = FORMATS["html"].write(seed_edition())
    with page_of(browser, html, tmp_path) as (page, _):
        assert page.locator("h1").count() == 1
        for part in ("Side by side", "Coverage: statements by outlets", "Notes", "Sources"):
            assert page.get_by_role("region", name=part, exact=True).count() == 1
        assert page.get_by_role("navigation", name="Parts of this page").count() == 1
        first = page.locator("#compare tr[data-kind='dropped'], #compare tbody tr").first.inner_text()
        assert "reworded" in first or "only in" in first
        unnamed = "[...document.querySelectorAll('select,input')].filter(e => !e.labels.length).length"
        assert page.evaluate(unnamed) == 0


def test_it_prints_with_all_wordings_and_without_controls(browser: Browser, tmp_path: Path) -> None:
    html = FORMATS["html"].write(seed_edition())
    with page_of(browser, html, tmp_path) as (page, _):
        page.emulate_media(media="print")
        page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
        assert not page.is_visible("#controls")
        assert not page.is_visible("nav")
        assert page.locator("#read dd").first.is_visible()
        for chart in ("#charts .bar rect", "#charts .order circle"):
            assert page.locator(chart).first.is_visible()
        assert len(page.pdf()) > 50_000
