"""Which words of a row are marked, and how: what is gone, what is new, what is said otherwise or elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from variorum.alignment.words.row_words import RowWords, WordsElsewhere
from variorum.alignment.words.word_alignment import Span

# Of the words that carry meaning: where fewer of either side are the same, a row is reworded throughout.
FEW_SHARED: Final = 0.2


class WordMark(StrEnum):
    """Why a word or phrase is marked."""

    DROPPED = "dropped"  # of the base, and nowhere in the other article
    ADDED = "added"  # of the other, and nowhere in the base
    REWORDED = "reworded"  # the partner says it in other words
    ELSEWHERE = "elsewhere"  # the partner lacks it; another sentence of its article has it
    SHARED = "shared"  # the same on both sides, where nearly nothing is


@dataclass(frozen=True, slots=True)
class MarkedWords:
    """A word or phrase with its mark: code points in its article's text, the end exclusive. `sentence` is the
    number of the sentence of the other side's article that has what is said elsewhere."""

    start: int
    end: int
    mark: WordMark
    sentence: int | None = None


@dataclass(frozen=True, slots=True)
class RowMarks:
    """The marked words of a row, in order. Of one that is reworded `throughout` only what both sides share is
    marked: marks on all the rest would say nothing."""

    base: tuple[MarkedWords, ...] = ()
    other: tuple[MarkedWords, ...] = ()
    throughout: bool = False


def marks_of_row(words: RowWords) -> RowMarks:
    """The marks of a row with links, whose words these are."""
    if words.pairs and all(share < FEW_SHARED for share in words.same_shares):
        left = _marked([pair.left for pair in words.same], WordMark.SHARED)
        right = _marked([pair.right for pair in words.same], WordMark.SHARED)
        return RowMarks(_in_order(left), _in_order(right), throughout=True)
    reworded = _otherwise(words)
    return RowMarks(
        _in_order(
            (
                *_marked(reworded[0], WordMark.REWORDED),
                *_marked(words.dropped, WordMark.DROPPED),
                *_elsewhere(words.dropped_elsewhere),
            )
        ),
        _in_order(
            (
                *_marked(reworded[1], WordMark.REWORDED),
                *_marked(words.added, WordMark.ADDED),
                *_elsewhere(words.added_elsewhere),
            )
        ),
    )


def _otherwise(words: RowWords) -> tuple[list[Span], list[Span]]:
    """The words of either side that the other has in other words only: one that stands on both sides is said in the
    same word, whatever it stands for besides (*President* for *President* and for *leader*)."""
    left, right = {pair.left for pair in words.same}, {pair.right for pair in words.same}
    reworded = words.reworded
    return [pair.left for pair in reworded if pair.left not in left], [
        pair.right for pair in reworded if pair.right not in right
    ]


def _marked(spans: Sequence[Span], mark: WordMark) -> list[MarkedWords]:
    return [MarkedWords(*span, mark) for span in spans]


def _elsewhere(found: Sequence[WordsElsewhere]) -> list[MarkedWords]:
    return [MarkedWords(*words.span, WordMark.ELSEWHERE, words.sentence) for words in found]


def _in_order(marked: Sequence[MarkedWords]) -> tuple[MarkedWords, ...]:
    """In order and apart: of two that lie over each other, as where one phrase has two counterparts, the first and
    longer."""
    kept: list[MarkedWords] = []
    for words in sorted(marked, key=lambda words: (words.start, -words.end)):
        if not kept or words.start >= kept[-1].end:
            kept.append(words)
    return tuple(kept)
