"""Marks inside rows: what they look like on a page, and what is said of them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.factories import PARAGRAPHS, PIPELINE, compared, prepared, seed_articles
from variorum.alignment.words.row_words import DetailCounts
from variorum.comparison.comparison import compare
from variorum.comparison.words_in_rows import ComparedWords
from variorum.config.settings import MatchingSettings
from variorum.presentation.compare_filter import CompareOptions
from variorum.presentation.engine.page import PageLayout, side_by_side
from variorum.presentation.pages.compare_page import GUTTER, compare_page
from variorum.presentation.signs import THROUGHOUT
from variorum.presentation.wording.explanation import explain_row
from variorum.presentation.wording.word_marks import changes_said, details_in_words, words_explained

BASE = (
    "The harbour of Ostrava was closed on Tuesday after a rusty crane fell across two fishing boats.\n"
    "Mayor Helga Brandt said nobody had been hurt in the accident."
)
OTHER = (
    "The harbour of Ostrava was shut on Tuesday after a crane fell across two old fishing boats.\n"
    "Mayor Helga Brandt said nobody had been hurt in the accident with the rusty machine."
)
THROUGHOUT_BASE = "The government wants shorter queues at every hospital before winter comes."
THROUGHOUT_OTHER = "Ministers of the government promised quick treatment for patients this autumn, reporters learned."
COLUMNS = side_by_side(140, 34, GUTTER, ("1", "2"))


def roles(page: PageLayout) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for n in range(page.height):
        for segment in page.line(n):
            if segment.column is not None and segment.role:
                found.setdefault(segment.role, []).append(segment.text)
    return found


def test_each_kind_has_a_role_and_small_words_have_none() -> None:
    page = PageLayout(compare_page(compared(BASE, OTHER), CompareOptions(drift=False)), COLUMNS)
    assert roles(page) == {
        "base-reworded": ["closed"],
        "other-reworded": ["shut"],
        "elsewhere": ["rusty", "rusty"],
        "other-words": ["old", "machine"],
    }


def test_every_word_that_differs_is_marked_on_demand() -> None:
    page = PageLayout(compare_page(compared(BASE, OTHER), CompareOptions(drift=False, plain=True)), COLUMNS)
    assert roles(page) == {
        "base-words": ["closed", "rusty"],
        "other-words": ["shut", "old", "with the rusty machine"],
    }


def test_words_are_looked_into_when_their_row_is_drawn(seeds: Sequence[str]) -> None:
    base, other = seed_articles([seeds[0], seeds[2]])
    words = ComparedWords(PIPELINE.compare(base, other))
    page = PageLayout(compare_page(words.comparison, words=words), COLUMNS)
    assert len(words._known) == 0
    page.line(0)
    assert len(words._known) == 1


def test_a_row_that_is_reworded_throughout_says_so_in_the_gutter() -> None:
    base, other = prepared(THROUGHOUT_BASE), prepared(THROUGHOUT_OTHER)
    comparison = compare(base, other, MatchingSettings(), {(0, 0): True})
    (row,) = compare_page(comparison, CompareOptions(drift=False))
    assert THROUGHOUT not in row.gutter
    assert THROUGHOUT in row.drawn_gutter
    assert roles(PageLayout([row], COLUMNS)) == {"shared": ["government", "government"]}
    words = ComparedWords(comparison)
    assert list(changes_said(words, comparison.rows[0])) == ["Reworded throughout; both have “government”."]
    (heading, *said) = words_explained(words, comparison.rows[0])
    assert heading == ("Words: reworded throughout", "")
    assert said == [("shared", "“government”")]


def test_why_names_the_words_and_the_row_that_has_them() -> None:
    words = ComparedWords(compared(BASE, OTHER))
    said = list(explain_row(words, words.comparison.rows[0], 0.4, ("A", "B")))
    assert ("reworded", "“closed” ↔ “shut”") in said
    assert ("elsewhere", "“rusty” ↔ row 2") in said
    assert ("added", "“old”") in said


def test_what_happens_is_said_in_words() -> None:
    words = ComparedWords(compared(BASE, OTHER))
    assert list(changes_said(words, words.comparison.rows[0])) == [
        "Instead of “closed” the other has “shut”.",
        "The other says “rusty” in row 2.",
        "The other adds “old”.",
    ]


@pytest.mark.parametrize("same", PARAGRAPHS[:2])
def test_nothing_is_marked_where_all_is_the_same(same: str) -> None:
    page = PageLayout(compare_page(compared(same, same)), COLUMNS)
    assert roles(page) == {}


def test_details_are_told_as_a_reader_counts_them() -> None:
    said = details_in_words(DetailCounts(added=14, dropped=9, reworded=22, elsewhere=5))
    assert said == "inside linked sentences the other adds 14 details, drops 9, rewords 22; 5 said in another row"
    assert "adds 1 detail," in details_in_words(DetailCounts(added=1))
