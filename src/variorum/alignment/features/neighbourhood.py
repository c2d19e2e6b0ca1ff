"""Features of a pair from the first scores around it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, partial
from typing import Final

import numpy as np

from variorum.alignment.arrays import Floats, Ints
from variorum.alignment.features.feature import BESIDE, Feature, Reasoning, Stage
from variorum.alignment.grids import sums_at

REACH: Final = 3  # sentences before and after that a feature may look at
_NEAR: Final = 2
_SURE: Final = 1e-6  # no chance is taken to be nearer to 0 or 1


@dataclass(frozen=True)
class ScoredPairs:
    """Some pairs in a table of first scores, with a margin of `REACH` on every side: each pair's row and
    column there, its own score, and the sum of all other scores of its left and of its right sentence."""

    table: Floats
    row: Ints
    column: Ints
    scores: Floats
    row_rest: Floats
    column_rest: Floats

    def beside(self, down: int, across: int) -> Floats:
        """The score of the pair so many sentences below and to the right of each."""
        return np.asarray(self._cells[self._at + down * self.table.shape[1] + across])

    def sums(self, reach: int) -> Floats:
        """The scores of all pairs up to `reach` sentences around each, summed."""
        return np.asarray(sums_at(self.table, reach, self.row, self.column) - self.scores)

    @property
    def highest(self) -> Floats:
        """The highest score of the pairs up to two sentences around each."""
        steps, width = range(-_NEAR, _NEAR + 1), self.table.shape[1]
        others = np.array([a * width + b for a in steps for b in steps if (a, b) != (0, 0)])
        return np.asarray(self._cells[self._at + others[:, None]].max(axis=0))

    @cached_property
    def _cells(self) -> Floats:
        return self.table.reshape(-1)

    @cached_property
    def _at(self) -> Ints:
        return np.asarray(self.row * self.table.shape[1] + self.column)


def _logit(scores: Floats) -> Floats:
    chance = np.clip(scores, _SURE, 1 - _SURE)
    return np.asarray(np.log(chance / (1 - chance)))


_Feature = partial(Feature[ScoredPairs], stage=Stage.NEIGHBOURHOOD)
NEIGHBOURHOOD: Final = (
    _Feature(
        "stage1_logit",
        description="the first score, as log-odds",
        compute=lambda pairs: _logit(pairs.scores),
    ),
    _Feature(
        "row_rest",
        description="the first scores of the other pairs of the left sentence, summed",
        compute=lambda pairs: pairs.row_rest,
    ),
    _Feature(
        "column_rest",
        description="the same of the right sentence",
        compute=lambda pairs: pairs.column_rest,
    ),
    _Feature(
        "diag_max",
        description="the greater first score of the pairs before and after on the diagonal",
        compute=lambda pairs: np.maximum(pairs.beside(-1, -1), pairs.beside(1, 1)),
        reason=Reasoning(
            120,
            "the sentences before or after match",
            lambda known, _words: (near, ()) if (near := known["diag_max"]) >= BESIDE else None,
        ),
    ),
    _Feature(
        "diag_min",
        description="the lesser of these",
        compute=lambda pairs: np.minimum(pairs.beside(-1, -1), pairs.beside(1, 1)),
    ),
    _Feature(
        "vertical_max",
        description="the greater of the pairs with the left sentence before or after",
        compute=lambda pairs: np.maximum(pairs.beside(-1, 0), pairs.beside(1, 0)),
    ),
    _Feature(
        "side_max",
        description="the greater of the pairs with the right sentence before or after",
        compute=lambda pairs: np.maximum(pairs.beside(0, -1), pairs.beside(0, 1)),
    ),
    _Feature(
        "window2_sum",
        description="the first scores up to two sentences around, summed",
        compute=lambda pairs: pairs.sums(_NEAR),
    ),
    _Feature(
        "window3_sum",
        description="the same up to three sentences around",
        compute=lambda pairs: pairs.sums(REACH),
    ),
    _Feature(
        "window2_max",
        description="the greatest first score up to two sentences around",
        compute=lambda pairs: pairs.highest,
    ),
)
