"""Where notes belong in what is on the screen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from variorum.cleaning.lines import CleanedArticle, Line
from variorum.notebook.notes import Anchor, Note, anchor

if TYPE_CHECKING:
    from variorum.comparison.comparison import Comparison
    from variorum.comparison.coverage import Coverage
    from variorum.comparison.prepared import PreparedArticle
    from variorum.comparison.rows import Row


def anchors_of_row(comparison: Comparison, row: Row, base: int, other: int) -> tuple[Anchor, ...]:
    """Anchors on the words of a row; `base` and `other` are the articles' numbers in the story."""
    found = []
    sides = ((base, comparison.base, row.base), (other, comparison.other, row.other))
    for number, prepared, sentences in sides:
        if sentences:
            start, end = prepared.sentences[sentences[0]].start, prepared.sentences[sentences[-1]].end
            found.append(anchor(number, prepared.article.text, start, end))
    return tuple(found)


def notes_by_row(
    comparison: Comparison, notes: Sequence[Note], base: int, other: int
) -> dict[int, list[Note]]:
    """The notes on each row, by the row's number; a note that fits several stands at the first."""
    row_of = {("base", i): n for n, row in enumerate(comparison.rows) for i in row.base}
    row_of |= {("other", j): n for n, row in enumerate(comparison.rows) for j in row.other}
    placed: dict[int, list[Note]] = {}
    for note in notes:
        rows = [
            row_of[side, sentence]
            for side, number, prepared in (
                ("base", base, comparison.base),
                ("other", other, comparison.other),
            )
            for place in note.anchors
            if place.article == number
            for sentence in sentences_at(prepared, place)
        ]
        if rows:
            placed.setdefault(min(rows), []).append(note)
    return placed


def sentences_at(prepared: PreparedArticle, place: Anchor) -> list[int]:
    """The numbers of the sentences that an anchor touches; none for a note on the whole article."""
    if place.on_whole_article:
        return []
    return [s.number for s in prepared.sentences if s.start < place.end and place.start < s.end]


def articles_noted(notes: Sequence[Note]) -> frozenset[int]:
    """The numbers of the articles that any note is on."""
    return frozenset(place.article for note in notes for place in note.anchors)


def lines_at(prepared: PreparedArticle, sentences: Sequence[int]) -> list[Line]:
    """The lines that some sentences of an article stand on."""
    spans = [prepared.sentences[number] for number in sentences]
    return [
        line
        for line in prepared.cleaned.lines
        if any(s.start < line.end and line.start < s.end for s in spans)
    ]


def lines_noted(cleaned: CleanedArticle, notes: Sequence[Note], article: int) -> frozenset[int]:
    """The starts of the lines of an article that have notes."""
    return frozenset(line.start for line in cleaned.lines if note_on_line(line, notes, article))


def note_on_line(line: Line, notes: Sequence[Note], article: int) -> Note | None:
    """The first note on words of a line, if there is one."""
    for note in notes:
        for place in note.anchors:
            on_article = place.article == article and not place.on_whole_article
            if on_article and place.start < line.end and line.start < place.end:
                return note
    return None


def statements_noted(coverage: Coverage, notes: Sequence[Note]) -> frozenset[int]:
    """The numbers of the statements with a note on one of their sentences."""
    noted = {
        (place.article, sentence)
        for note in notes
        for place in note.anchors
        for sentence in sentences_at(coverage.articles[place.article], place)
    }
    return frozenset(n for n, places in enumerate(coverage.statements) if not noted.isdisjoint(places))
