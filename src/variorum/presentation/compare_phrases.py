"""The marked phrases of a row, one after the other, each with its counterpart or with where it is said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from variorum.alignment.prepared_article import PreparedArticle
from variorum.alignment.words.word_alignment import Span
from variorum.base.translation import translatable, translated
from variorum.comparison.comparison import Comparison
from variorum.comparison.rows import Row
from variorum.comparison.word_marks import MarkedWords, WordMark, marks_of_row
from variorum.comparison.words_in_rows import ComparedWords
from variorum.presentation.compare_navigation import Direction
from variorum.presentation.engine.page import Mark, PageRow
from variorum.presentation.pages.compare_page import RowKey, shown_sides
from variorum.presentation.wording.places import marks_on
from variorum.presentation.wording.word_marks import has_marks, pair_quoted, quoted

_NOWHERE = {
    WordMark.DROPPED: translatable("nowhere in the other article"),
    WordMark.ADDED: translatable("nowhere in the base"),
}


@dataclass(frozen=True, slots=True)
class MarkedPhrase:
    """A phrase of the base, of the other, or of both that stand for each other: spans in the articles' texts; and what
    is to be said of it."""

    base: Span | None
    other: Span | None
    said: str


@dataclass(frozen=True, slots=True)
class PhraseStop:
    """A stop of a walk: the row of the page, the number of the phrase in it, how many it has, and the phrase."""

    at: int
    number: int
    count: int
    phrase: MarkedPhrase


def phrases_of_row(words: ComparedWords, row: Row) -> list[MarkedPhrase]:
    """What is marked in a row: the phrases of the base in order, then those that only the other has."""
    if not has_marks(row):
        return []
    comparison, found = words.comparison, words.of(row)
    sides, places = marks_of_row(found), comparison.rows_by_sentence
    pairs = found.same if sides.throughout else found.reworded
    named = translated("the same") if sides.throughout else translated("in other words")
    phrases = [MarkedPhrase(pair.left, pair.right, f"{pair_quoted(comparison, pair)}: {named}") for pair in pairs]
    if row.base:
        phrases += [MarkedPhrase(_span(w), None, s) for w, s in _alone(comparison.base, sides.base, places[1])]
    if row.other:
        phrases += [MarkedPhrase(None, _span(w), s) for w, s in _alone(comparison.other, sides.other, places[0])]
    return sorted(phrases, key=lambda phrase: (phrase.base is None, phrase.base or phrase.other))


def _alone(
    article: PreparedArticle, marked: Sequence[MarkedWords], rows: Mapping[int, int]
) -> Iterator[tuple[MarkedWords, str]]:
    """The words of a side that the other's sentences lack, and what is said of them."""
    for words in marked:
        if words.sentence is not None:
            row = rows[words.sentence] + 1
            yield words, translated("{words}: said in row {row}", words=quoted(article, words), row=row)
        elif words.mark in _NOWHERE:
            yield words, f"{quoted(article, words)}: {translated(_NOWHERE[words.mark])}"


def _span(words: MarkedWords) -> Span:
    return words.start, words.end


def next_phrase(
    words: ComparedWords, page: Sequence[PageRow], cursor: int, direction: Direction, number: int | None
) -> PhraseStop | None:
    """The phrase after phrase `number` of the row under the cursor, or before it, there or in a row further on; without
    a number the first of all from this row on. None if there are no more."""
    at, wanted = cursor, -1 if number is None and direction > 0 else number
    while 0 <= at < len(page):
        key = page[at].key
        phrases = phrases_of_row(words, words.comparison.rows[key.number]) if isinstance(key, RowKey) else []
        n = (len(phrases) if wanted is None else wanted) + direction
        if 0 <= n < len(phrases):
            return PhraseStop(at, n, len(phrases), phrases[n])
        at, wanted = at + direction, -1 if direction > 0 else None
    return None


def phrase_marks(comparison: Comparison, row: Row, phrase: MarkedPhrase) -> tuple[tuple[Mark, ...], ...]:
    """The marks that light a phrase and its counterpart, for each cell of the row."""
    spans = phrase.base, phrase.other
    return tuple(
        tuple(marks_on(side, [] if span is None else [(*span, "phrase")]))
        for side, span in zip(shown_sides(comparison, row), spans, strict=True)
    )
