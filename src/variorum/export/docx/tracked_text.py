"""Two articles as one text with changes: with all of them accepted it is the other article, with all of them rejected
the base."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from variorum.export.xml_text import held
from variorum.text.word_diff import word_diff

if TYPE_CHECKING:
    from variorum.alignment.prepared_article import PreparedArticle
    from variorum.comparison.comparison import Comparison


class Change(StrEnum):
    """Whose words some words are."""

    NONE = "none"  # both articles'
    DELETED = "deleted"  # the base's
    INSERTED = "inserted"  # the other's


@dataclass(frozen=True, slots=True)
class TrackedRun:
    """Some words; the end of a line in them is the end of a paragraph."""

    change: Change
    words: str


@dataclass(frozen=True, slots=True)
class TrackedRow:
    """A row of a comparison as runs, and what stands between it and the next row."""

    row: int
    runs: Sequence[TrackedRun]
    behind: Sequence[TrackedRun]


def tracked_rows(comparison: Comparison) -> Iterator[TrackedRow]:
    """The rows in order: every sentence of either article stands in them once, in its article's order."""
    for number, row in enumerate(comparison.rows):
        sides = (comparison.base, row.base), (comparison.other, row.other)
        left, right = (_words(article, sentences) for article, sentences in sides)
        runs = tuple(_runs(left, right))
        behind = (_between(article, sentences[-1]) if sentences else "" for article, sentences in sides)
        yield TrackedRow(number, runs, tuple(_changed(*behind)))


def _words(article: PreparedArticle, sentences: Sequence[int]) -> str:
    """Some sentences, with what stands between them."""
    words = ""
    for n in sentences:
        between = _between(article, n) if n != sentences[-1] else ""
        words += " ".join(held(article.text_of(n)).split()) + between
    return words


def _between(article: PreparedArticle, sentence: int) -> str:
    """What stands behind a sentence: a space, or the end of a paragraph; behind the last one nothing."""
    if sentence + 1 == len(article.sentences):
        return ""
    ours, next_one = article.sentences[sentence : sentence + 2]
    return " " if ours.paragraph == next_one.paragraph else "\n"


def _runs(left: str, right: str) -> Iterator[TrackedRun]:
    if not (left and right):
        yield from _changed(left, right)
        return
    for span in word_diff(left, right, exact=True):
        yield from _changed(left[slice(*span.left)], right[slice(*span.right)])


def _changed(left: str, right: str) -> Iterator[TrackedRun]:
    """Both words as they are where they are the same, else the one deleted and the other inserted."""
    if left == right and left:
        yield TrackedRun(Change.NONE, left)
        return
    for change, words in ((Change.DELETED, left), (Change.INSERTED, right)):
        if words:
            yield TrackedRun(change, words)
