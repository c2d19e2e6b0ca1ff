"""Versions of articles in what is exported: JSON, HTML, Markdown."""

import json
from dataclasses import replace

import pytest
from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt
from playwright.sync_api import Browser

from tests.conftest import CHECKOUT
from tests.export.making import HOSTILE_LINES
from variorum.annotations.note import Anchor, Note
from variorum.articles.article import Article, Metadata
from variorum.config.settings import Settings
from variorum.export.edition import Edition, edition_of
from variorum.export.formats import FORMATS
from variorum.project.project import Project
from variorum.project.update import updated, with_version_in_use
from variorum.session.session import Session

OLD = """Crane falls on two fishing boats

The harbour of Ostrava was closed on Tuesday after a crane fell on two fishing boats.
Police counted 75 boats in the harbour of the town on Monday.
Nobody was hurt, the mayor said on Tuesday evening.
"""
NEW = OLD.replace("Crane falls on two fishing boats", "Harbour closed", 1).replace("75", "90")
LAST = NEW + "Correction: An earlier version of this article gave the wrong number of boats.\n"
OTHER = Article("other.txt", "Harbour shut\n\nThe harbour of Ostrava was shut on Tuesday, the police said.\n")


def edition_with(*texts: str) -> Edition:
    """An edition of two articles, the first of which had these texts, one after the other."""
    first, *later = (Article("crane.txt", text, Metadata(publisher="Herald")) for text in texts)
    project = Project.of([first, OTHER])
    for day, article in enumerate(later, 1):
        project = updated(project, {0: article}, f"2026-11-0{day}T10:00:00Z").project
    return edition_of(Session(Settings(), project))


@pytest.fixture(scope="module")
def edition() -> Edition:
    return edition_with(OLD, NEW, LAST)


def test_json_holds_every_text_and_what_changed_in_it(edition: Edition) -> None:
    document = json.loads(FORMATS["json"].write(edition))
    (history,) = document["histories"]
    assert (history["article"], history["in_use"]) == (0, 2)
    assert [version["text"] for version in history["versions"]] == [OLD, NEW, LAST]
    assert [version["seen"] for version in history["versions"]] == [
        None,
        "2026-11-01T10:00:00Z",
        "2026-11-02T10:00:00Z",
    ]
    first, second = history["revisions"]
    assert first["headline"] == ["Crane falls on two fishing boats", "Harbour closed"]
    assert (first["is_silent"], second["is_silent"]) == (True, False)
    assert [notice["kind"] for notice in second["notices"]] == ["correction"]
    assert [drift["base"]["text"] for drift in first["drift"]] == ["75"]
    spans = [(change["before"][0], change["after"][0]) for change in first["changes"] if change["kind"] == "reworded"]
    assert any("75" in OLD[one["start"] : one["end"]] and "90" in NEW[two["start"] : two["end"]] for one, two in spans)


def test_json_of_versions_and_of_notes_on_them_fits_the_schema(edition: Edition) -> None:
    schema = json.loads((CHECKOUT / "docs" / "schemas" / "edition.json").read_text(encoding="utf-8"))
    place = Anchor(0, 0, 5, "Crane", version=edition.project.histories[0].older[0].article.sha256)
    noted = edition.project.with_note(Note("n1", "Why?", (place,)))
    Draft202012Validator(schema).validate(json.loads(FORMATS["json"].write(replace(edition, project=noted))))


def test_the_version_that_is_compared_is_the_one_in_use() -> None:
    project = with_version_in_use(edition_with(OLD, NEW, LAST).project, 0, 1).project
    (history,) = json.loads(FORMATS["json"].write(edition_of(Session(Settings(), project))))["histories"]
    assert history["in_use"] == 1
    assert [version["text"] for version in history["versions"]] == [OLD, NEW, LAST]


@pytest.mark.parametrize("form", ["html", "markdown"])
def test_a_page_tells_when_what_changed_and_the_headlines(edition: Edition, form: str) -> None:
    written = FORMATS[form].write(edition)
    for told in ("Herald: 3 versions", "2026-11-02 10:00", "1 added", "“75” → “90”", "no new line that says so"):
        assert told in written
    assert "Versions" not in FORMATS[form].write(edition_with(OLD))


def test_the_timeline_is_whole_on_paper_and_without_a_script(edition: Edition, browser: Browser) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.set_content(FORMATS["html"].write(edition))
    page.emulate_media(media="print")
    rows = page.locator("#versions tbody tr")
    assert rows.count() == 3
    changed = rows.nth(1).locator("dd", has_text="90 boats")
    assert changed.is_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.context.close()


def test_a_hostile_version_is_words_only() -> None:
    text = "\n".join(HOSTILE_LINES)
    edition = edition_with(text, "\n".join((*HOSTILE_LINES[1:], HOSTILE_LINES[0].replace("Tuesday", "Monday"))))
    html, markdown = FORMATS["html"].write(edition), FORMATS["markdown"].write(edition)
    assert html.count("<script>") == 1
    assert "<img" not in html
    kinds = {
        child.type
        for token in MarkdownIt("commonmark", {"html": True}).parse(markdown[markdown.index("## Versions") :])
        for child in (token, *(token.children or ()))
    }
    assert not kinds & {"html_block", "html_inline", "code_inline", "link_open", "code_block"}


def test_an_export_said_nothing_while_it_compared_many_versions(edition: Edition) -> None:
    told: list[tuple[int, int]] = []
    once_more = replace(edition, comparing_versions=lambda done, count: told.append((done, count)))
    assert FORMATS["json"].write(once_more) == FORMATS["json"].write(edition)
    assert told == [(0, 2), (1, 2)]
