"""Where notes belong in what is on the screen."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from variorum.annotations.note import Anchor, Note
from variorum.cleaning.lines import CleanedArticle, Line

if TYPE_CHECKING:
    from variorum.alignment.prepared_article import PreparedArticle
    from variorum.comparison.comparison import Comparison
    from variorum.comparison.coverage import Coverage


def notes_by_row(comparison: Comparison, notes: Sequence[Note], base: int, other: int) -> dict[int, list[Note]]:
    """The notes on each row, by the row's number; a note that fits several stands at the first."""
    of_base, of_other = comparison.rows_by_sentence
    placed: dict[int, list[Note]] = {}
    for note in notes:
        rows = [
            row_of[sentence]
            for row_of, number, prepared in ((of_base, base, comparison.base), (of_other, other, comparison.other))
            for place in note.anchors
            if place.article == number
            for sentence in sentences_at(prepared, place)
        ]
        if rows:
            placed.setdefault(min(rows), []).append(note)
    return placed


def sentences_at(prepared: PreparedArticle, place: Anchor) -> list[int]:
    """The numbers of the sentences that an anchor touches; none if it is on the whole article, or lost."""
    if not place.is_attached:
        return []
    first = bisect_right(prepared.sentences, place.start, key=lambda sentence: sentence.end)
    last = bisect_left(prepared.sentences, place.end, key=lambda sentence: sentence.start)
    return list(range(first, last))


def notes_by_sentence(prepared: PreparedArticle, notes: Sequence[Note], article: int) -> dict[int, list[Note]]:
    """The notes on each sentence of an article; one that touches several stands at the first."""
    placed: dict[int, list[Note]] = {}
    for note in notes:
        places = (place for place in note.anchors if place.article == article)
        if touched := [n for place in places for n in sentences_at(prepared, place)]:
            placed.setdefault(min(touched), []).append(note)
    return placed


def notes_by_statement(coverage: Coverage, notes: Sequence[Note]) -> dict[int, list[Note]]:
    """The notes on each statement: those on one of its sentences."""
    statements: dict[tuple[int, int], list[int]] = {}
    for n, places in enumerate(coverage.statements):
        for place in places:
            statements.setdefault(place, []).append(n)
    placed: dict[int, list[Note]] = {}
    for note in notes:
        touched = {
            n
            for place in note.anchors
            for sentence in sentences_at(coverage.articles[place.article], place)
            for n in statements.get((place.article, sentence), ())
        }
        for n in touched:
            placed.setdefault(n, []).append(note)
    return placed


def articles_with_notes(notes: Sequence[Note]) -> frozenset[int]:
    """The numbers of the articles that any note is on."""
    return frozenset(place.article for note in notes for place in note.anchors)


def lines_at(prepared: PreparedArticle, sentences: Sequence[int]) -> list[Line]:
    """The lines that some sentences of an article stand on."""
    spans = [prepared.sentences[number] for number in sentences]
    return [line for line in prepared.cleaned.lines if any(s.start < line.end and line.start < s.end for s in spans)]


def line_starts_with_notes(cleaned: CleanedArticle, notes: Sequence[Note], article: int) -> frozenset[int]:
    """The starts of the lines of an article that have notes."""
    starts = [line.start for line in cleaned.lines]
    noted = set()
    for note in notes:
        for place in note.anchors:
            if place.article == article and place.is_attached:
                first = bisect_right(starts, place.start) - 1
                noted.update(starts[max(0, first) : bisect_left(starts, place.end)])
    return frozenset(noted)


def notes_on_line(line: Line, notes: Sequence[Note], article: int) -> list[Note]:
    """The notes on words of a line."""
    return [
        note
        for note in notes
        if any(
            place.article == article and place.is_attached and place.start < line.end and line.start < place.end
            for place in note.anchors
        )
    ]
