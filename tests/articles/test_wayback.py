"""A page that the Wayback Machine captured is read as the page that it captured."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import PARAGRAPHS
from variorum.articles.article import Metadata
from variorum.articles.formats.html.wayback import as_captured, without_frame

pytest.importorskip("trafilatura", reason="the extra `html` is not installed")

from variorum.articles.formats.html.article import article_from_page

ADDRESS = "https://web.archive.org/web/20251125120000/https://harbour.example/crane?page=1"
FRAME = (
    "<!-- BEGIN WAYBACK TOOLBAR INSERT --><div id='wm-ipp-base'><p>The Wayback Machine has 12 captures of this page, "
    "from 20 Nov 2025 to today, for anybody who wants to look at them.</p></div><!-- END WAYBACK TOOLBAR INSERT -->"
)


def captured(frame: str = FRAME, canonical: str = ADDRESS) -> str:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    head = f"<title>Crane</title><link rel='canonical' href='{canonical}'>"
    return f"<html><head>{head}</head><body>{frame}<article><h1>Crane falls</h1>{body}</article></body></html>"


def test_its_frame_is_no_line_of_the_article() -> None:
    article = article_from_page(captured(), "saved.html")
    assert "Wayback" not in article.text
    assert article.text.endswith(PARAGRAPHS[-1])
    assert "Wayback" in article_from_page(captured(FRAME.replace("END", "end")), "saved.html").text


@pytest.mark.parametrize("path", ["saved.html", ADDRESS])
def test_it_has_the_address_of_the_original_and_the_moment_of_the_capture(path: str) -> None:
    known = Metadata(url=path, fetched="2025-12-01T08:00:00+00:00") if path == ADDRESS else None
    metadata = article_from_page(captured(), path, known).metadata
    assert metadata.url == "https://harbour.example/crane?page=1"
    assert metadata.fetched == "2025-11-25T12:00:00+00:00"
    assert metadata.archived == ADDRESS


@pytest.mark.parametrize(
    ("url", "original", "moment"),
    [
        ("/web/2025/http://a.example/", "http://a.example/", "2025-01-01T00:00:00+00:00"),
        ("//web.archive.org/web/20251125if_/https:/a.example/x", "https://a.example/x", "2025-11-25T00:00:00+00:00"),
        ("https://web.archive.org/web/20259999999999/https://a.example", "https://a.example", None),
        ("https://a.example/web/story", "https://a.example/web/story", None),
        ("https://web.archive.org/web/20251125120000/javascript:alert(1)", None, None),
    ],
)
def test_addresses_of_captures(url: str, original: str | None, moment: str | None) -> None:
    found = as_captured(Metadata(url=url), "saved.html")
    assert (found.url, found.fetched) == (original or url, moment)


@given(st.text(max_size=300))
def test_any_page_keeps_all_that_stands_outside_a_frame(page: str) -> None:
    if "WAYBACK" not in page:
        assert without_frame(page) == page
    assert without_frame(f"a{FRAME}b{page}").startswith("a<!-- BEGIN")
    assert without_frame(f"a{FRAME}b{page}").endswith(f"b{page}")
