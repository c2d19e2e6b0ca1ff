"""How much of one text stands word for word in another."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Final

import numpy as np

from variorum.alignment.array_joins import unique_values
from variorum.alignment.arrays import Ints
from variorum.alignment.prepared_article import PreparedArticle
from variorum.text.words import Word

_RUN: Final = 5  # words in a row: shorter runs are shared by chance


def words_in(prepared: PreparedArticle) -> tuple[Word, ...]:
    """All words of an article's sentences, in order."""
    return tuple(word for profile in prepared.tokens.sentences for word in profile.words)


class SharedRuns:
    """The runs of five words and more that two texts have in common."""

    def __init__(self, ours: Sequence[Word], theirs: Sequence[Word]) -> None:
        self._ours = ours
        codes: dict[str, int] = {}
        sides = [[codes.setdefault(word.spelling, len(codes)) for word in words] for words in (ours, theirs)]
        ones = _Runs(1, np.array(sides[0], dtype=np.int64), np.array(sides[1], dtype=np.int64))
        self._runs = ones.longer(1).longer(2).longer(_RUN - 4)

    @property
    def shares(self) -> tuple[float, float]:
        """The share (0..1) of our words that stand in such a run, and of theirs."""
        return _covered(self._runs.ours), _covered(self._runs.theirs)

    @property
    def longest(self) -> Sequence[Word]:
        """The longest, in our words; the first if several are as long, or none."""
        runs = self._runs
        if not runs.is_any:
            return ()
        while (longer := runs.longer(runs.width)).is_any:
            runs = longer
        most = runs.width - 1  # words by which they may still be longer
        while most:
            by = (most + 1) // 2
            longer = runs.longer(by)
            runs, most = (longer, most - by) if longer.is_any else (runs, by - 1)
        begin = int(np.argmax(runs.ours >= 0))
        return self._ours[begin : begin + runs.width]


class _Runs:
    """The runs of a `width` in words of two texts: for each place of either a number, which is the same for
    the same run; below 0 where the run is known not to be shared, or would not end in the text."""

    def __init__(self, width: int, ours: Ints, theirs: Ints) -> None:
        self.width, self.ours, self.theirs = width, ours, theirs

    @cached_property
    def is_any(self) -> bool:
        """Whether any is shared."""
        return bool((self.ours >= 0).any())

    def longer(self, by: int) -> _Runs:
        """Those that are longer by some words, by their own width at most: two of these that overlap."""
        sides = self.ours, self.theirs
        size = 1 + max(int(side.max(initial=0)) for side in sides)
        places = [np.flatnonzero((side[:-by] >= 0) & (side[by:] >= 0)) for side in sides]
        keys = [side[at] * size + side[at + by] for side, at in zip(sides, places, strict=True)]
        _, numbers, _ = unique_values(np.concatenate(keys))
        both = np.split(numbers, [len(keys[0])])
        found = [np.full(len(side), -1) for side in sides]
        for side, at, own, others in zip(found, places, both, both[::-1], strict=True):
            there = np.bincount(others, minlength=1 + int(numbers.max(initial=0)))[own] > 0
            side[at[there]] = own[there]
        return _Runs(self.width + by, *found)


def _covered(begins: Ints) -> float:
    """The share of words that stand in runs which begin at some of them."""
    if not len(begins):
        return 0.0
    changes = np.zeros(len(begins) + 1, dtype=np.int64)
    at = np.flatnonzero(begins >= 0)
    changes[at] += 1
    changes[at + _RUN] -= 1
    return int((np.cumsum(changes[:-1]) > 0).sum()) / len(begins)
