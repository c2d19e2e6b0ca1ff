"""What happens inside the rows of a comparison: how its marks look, and what is said of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from variorum.alignment.prepared_article import PreparedArticle
from variorum.alignment.words.row_words import DetailCounts
from variorum.base.sanitize import safe
from variorum.comparison.comparison import Comparison
from variorum.comparison.rows import Row, RowKind
from variorum.comparison.word_marks import MarkedWords, WordMark, marks_of_row
from variorum.comparison.words_in_rows import ComparedWords
from variorum.presentation.wording.labels import count_in_words
from variorum.presentation.wording.places import WordsInRole

_ROLES: Final = {
    WordMark.DROPPED: "base-words",
    WordMark.ADDED: "other-words",
    WordMark.ELSEWHERE: "elsewhere",
    WordMark.SHARED: "shared",
}
_REWORDED_ROLES: Final = ("base-reworded", "other-reworded")
_ENOUGH: Final = 500  # rows; to count the details of more takes too long beside a screen


def in_roles(words: Sequence[MarkedWords], side: int) -> Iterator[WordsInRole]:
    """Marked words with the roles they are shown in; `side` is 0 for the base."""
    for one in words:
        yield one.start, one.end, _ROLES.get(one.mark) or _REWORDED_ROLES[side]


def has_marks(row: Row) -> bool:
    """Whether words of a row are held against others."""
    linked = (row.base or row.base_elsewhere) and (row.other or row.other_elsewhere)
    return bool(linked) and (row.kind is not RowKind.SAME or row.moved)


def is_counted(comparison: Comparison) -> bool:
    """Whether the details are few enough to be counted while the reader reads."""
    return sum(map(has_marks, comparison.rows)) <= _ENOUGH


def details_in_words(counts: DetailCounts) -> str:
    """How many details differ inside linked sentences, counted in phrases."""
    return (
        f"inside linked sentences the other adds {count_in_words(counts.added, 'detail')}, drops {counts.dropped}, "
        f"rewords {counts.reworded}; {counts.elsewhere} said in another row"
    )


def words_explained(words: ComparedWords, row: Row) -> Iterator[tuple[str, str]]:
    """Pairs of (name, text) that say what happens inside a row; a pair without a text is a heading. Nothing where
    nothing is marked."""
    found = words.of(row)
    comparison = words.comparison
    sides = marks_of_row(comparison, row, found)
    said = [
        *(("only here", quoted(comparison.base, word)) for word in sides.base if word.mark is WordMark.DROPPED),
        *(("only there", quoted(comparison.other, word)) for word in sides.other if word.mark is WordMark.ADDED),
        *(("both have", quoted(comparison.base, word)) for word in sides.base if word.mark is WordMark.SHARED),
        *((f"{pair.kind}", f"{_cited(comparison.base, *pair.left)} ↔ {_cited(comparison.other, *pair.right)}")
          for pair in found.reworded if not sides.throughout),
    ]  # fmt: skip
    places = rows_by_sentence(comparison)
    for article, marked, rows in ((comparison.base, sides.base, places[1]), (comparison.other, sides.other, places[0])):
        for word in marked:
            if word.sentence is not None:
                said.append(("elsewhere", f"{quoted(article, word)} ↔ row {rows[word.sentence] + 1}"))
    if said or sides.throughout:
        yield f"Words{': reworded throughout' if sides.throughout else ''}", ""
        yield from said


def changes_said(words: ComparedWords, row: Row) -> Iterator[str]:
    """What happens inside a row, in sentences to be read aloud, in the order of the base and then of the other."""
    comparison, found = words.comparison, words.of(row)
    sides = marks_of_row(comparison, row, found)
    rows_of_base, rows_of_other = rows_by_sentence(comparison)
    if sides.throughout:
        shared = ", ".join(quoted(comparison.base, word) for word in sides.base)
        yield f"Reworded throughout; both have {shared}." if shared else "Reworded throughout."
        return
    for pair in found.reworded:
        gone, come = _cited(comparison.base, *pair.left), _cited(comparison.other, *pair.right)
        yield f"Instead of {gone} the other has {come}."
    for word in sides.base:
        if word.mark is WordMark.DROPPED:
            yield f"The other leaves out {quoted(comparison.base, word)}."
        elif word.sentence is not None:
            yield f"The other says {quoted(comparison.base, word)} in row {rows_of_other[word.sentence] + 1}."
    for word in sides.other:
        if word.mark is WordMark.ADDED:
            yield f"The other adds {quoted(comparison.other, word)}."
        elif word.sentence is not None:
            yield f"The base says {quoted(comparison.other, word)} in row {rows_of_base[word.sentence] + 1}."


def rows_by_sentence(comparison: Comparison) -> tuple[dict[int, int], dict[int, int]]:
    """The row in which each sentence of the base stands, and of the other, counted from 0."""
    rows = comparison.rows
    return {i: n for n, row in enumerate(rows) for i in row.base}, {
        j: n for n, row in enumerate(rows) for j in row.other
    }


def quoted(article: PreparedArticle, words: MarkedWords) -> str:
    """Marked words, in quotes and on one line."""
    return _cited(article, words.start, words.end)


def _cited(article: PreparedArticle, start: int, end: int) -> str:
    return f"“{' '.join(safe(article.article.text[start:end]).split())}”"
