"""Features of every pair of sentences, from how much of either is carried by the other for the encoder."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, partial
from typing import Final

import numpy as np

from variorum.alignment.arrays import Floats
from variorum.alignment.features.feature import Feature, Reasoning, Stage
from variorum.alignment.grids import sums_around
from variorum.alignment.sharing import NEIGHBOURS

_LEAST: Final = 1e-6


@dataclass(frozen=True)
class CarriedBothWays:
    """How much of each left sentence is carried by each right one, and the other way round: tables with a cell
    for each pair."""

    there: Floats
    back: Floats

    @cached_property
    def f1(self) -> Floats:
        """The harmonic mean of both."""
        return 2 * self.there * self.back / np.maximum(_LEAST, self.there + self.back)

    @cached_property
    def lift(self) -> Floats:
        """How far that lies above the mean of either sentence."""
        usual = (self.f1.mean(1, keepdims=True) + self.f1.mean(0, keepdims=True)) / 2
        return np.asarray(self.f1 - usual)


_Feature = partial(Feature[CarriedBothWays], stage=Stage.EMBEDDING)
EMBEDDING: Final = (
    _Feature(
        "f1",
        description="the harmonic mean of how much of either sentence's weight is carried by the other",
        compute=lambda carried: carried.f1.ravel(),
        reason=Reasoning(
            10, "alike to the encoder", lambda known, words: (max(0.0, known["f1"]), words.taken_for_each_other())
        ),
    ),
    _Feature(
        "max_directional",
        description="the greater of the two",
        compute=lambda carried: np.maximum(carried.there, carried.back).ravel(),
    ),
    _Feature(
        "f1_row_ratio",
        description="`f1` / the best of the left sentence",
        compute=lambda carried: (carried.f1 / np.maximum(_LEAST, carried.f1.max(1, keepdims=True))).ravel(),
    ),
    _Feature(
        "f1_column_ratio",
        description="`f1` / the best of the right sentence",
        compute=lambda carried: (carried.f1 / np.maximum(_LEAST, carried.f1.max(0, keepdims=True))).ravel(),
    ),
    _Feature(
        "f1_lift",
        description="how far `f1` lies above what is usual for the two sentences",
        compute=lambda carried: carried.lift.ravel(),
    ),
    _Feature(
        "f1_lift_window",
        description="an eighth of the same of the pairs up to two sentences around, summed",
        compute=lambda carried: ((sums_around(carried.lift, NEIGHBOURS) - carried.lift) / 8).ravel(),
    ),
)
