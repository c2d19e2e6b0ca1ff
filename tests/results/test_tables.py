"""Tables for notebooks: an article's words are never markup, and obey nothing."""

from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given

import variorum
from tests.export.making import HOSTILE_LINES
from tests.factories import texts
from variorum.base.sanitize import safe
from variorum.results.tables import table

TAGS = {"table", "caption", "tr", "th", "td"}


class Tags(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.attributes: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.add(tag)
        self.attributes.update(name for name, _ in attrs)


def check(page: str) -> None:
    tags = Tags(page)
    assert tags.found <= TAGS
    assert tags.attributes <= {"style", "colspan"}
    assert page == "\n".join(safe(line) for line in page.split("\n"))


@given(texts)
def test_any_text_is_a_cell_and_no_more(text: str) -> None:
    check(table(text, (text, "head"), [(text, text)]))


def test_hostile_articles_stay_words() -> None:
    name = variorum.Metadata(publisher="<script>alert(1)</script>", headline="<b onclick=x>\u202e")
    articles = [
        variorum.article_from_text("\n".join(lines), name="<i>.txt", metadata=name)
        for lines in (HOSTILE_LINES, HOSTILE_LINES[1:])
    ]
    story = variorum.read(*articles)
    for shown in (story, variorum.compare(*articles), variorum.collate(story)):
        page = shown._repr_html_()
        check(page)
        assert "&lt;script&gt;" in page


def test_a_table_is_small_and_says_what_it_leaves_out() -> None:
    page = table("many", ("a", "b"), [("word " * 1000, "x")] * 1000)
    assert len(page) < 60_000
    assert "… and 950 more" in page
