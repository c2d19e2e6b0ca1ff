"""Features of every pair of sentences, from how the words of either are matched in the other for the encoder."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING, Final

import numpy as np

from variorum.alignment.arrays import Floats
from variorum.alignment.features.feature import Feature, Reasoning, Stage
from variorum.alignment.grids import sums_around
from variorum.alignment.sharing import NEIGHBOURS

if TYPE_CHECKING:
    from variorum.alignment.directional_matches import DirectionalMatches

_LEAST: Final = 1e-6
_FULL_EXCLUSIVE: Final = 20.0  # weight of such words that is as good as any more
_MUCH: Final = 0.3  # from this share on it is told


@dataclass(frozen=True)
class MatchedPairs:
    """How each left sentence is matched by each right one, and the other way round."""

    there: DirectionalMatches
    back: DirectionalMatches

    @property
    def count(self) -> int:
        """How many pairs of sentences there are."""
        return self.there.carried.size

    @cached_property
    def f1(self) -> Floats:
        """The harmonic mean of what either carries of the other."""
        return _f1(self.there.carried, self.back.carried)

    @cached_property
    def lift(self) -> Floats:
        """How far that lies above the mean of either sentence."""
        usual = (self.f1.mean(1, keepdims=True) + self.f1.mean(0, keepdims=True)) / 2
        return np.asarray(self.f1 - usual)


def _f1(there: Floats, back: Floats) -> Floats:
    return np.asarray(2 * there * back / np.maximum(_LEAST, there + back))


_Feature = partial(Feature[MatchedPairs], stage=Stage.EMBEDDING)
EMBEDDING: Final = (
    _Feature(
        "f1",
        description="the harmonic mean of how much of either sentence's weight is carried by the other",
        compute=lambda pairs: pairs.f1.ravel(),
        reason=Reasoning(
            10, "similar meaning", lambda known, words: (max(0.0, known["f1"]), words.taken_for_each_other())
        ),
    ),
    _Feature(
        "max_directional",
        description="the greater of the two",
        compute=lambda pairs: np.maximum(pairs.there.carried, pairs.back.carried).ravel(),
    ),
    _Feature(
        "f1_row_ratio",
        description="`f1` / the best of the left sentence",
        compute=lambda pairs: (pairs.f1 / np.maximum(_LEAST, pairs.f1.max(1, keepdims=True))).ravel(),
    ),
    _Feature(
        "f1_column_ratio",
        description="`f1` / the best of the right sentence",
        compute=lambda pairs: (pairs.f1 / np.maximum(_LEAST, pairs.f1.max(0, keepdims=True))).ravel(),
    ),
    _Feature(
        "f1_lift",
        description="how far `f1` lies above what is usual for the two sentences",
        compute=lambda pairs: pairs.lift.ravel(),
    ),
    _Feature(
        "f1_lift_window",
        description="an eighth of the same of the pairs up to two sentences around, summed",
        compute=lambda pairs: ((sums_around(pairs.lift, NEIGHBOURS) - pairs.lift) / 8).ravel(),
    ),
    _Feature(
        "exclusive_f1",
        description="harmonic mean of the share of either weight whose best match in the whole other article is here",
        compute=lambda pairs: _f1(pairs.there.exclusive, pairs.back.exclusive).ravel(),
        reason=Reasoning(
            15,
            "its words are matched here and nowhere else",
            lambda known, _words: (known["exclusive_f1"], ()) if known["exclusive_f1"] >= _MUCH else None,
        ),
    ),
    _Feature(
        "exclusive_weight",
        description="the greater weight of such words, 20 being as good as any more",
        compute=lambda pairs: (
            np.minimum(_FULL_EXCLUSIVE, np.maximum(pairs.there.exclusive_weight, pairs.back.exclusive_weight)).ravel()
            / _FULL_EXCLUSIVE
        ),
    ),
    _Feature(
        "next_gain",
        description="how much more of one is carried by the other with its next sentence; the greater of both ways",
        compute=lambda pairs: np.maximum(pairs.there.next_gain, pairs.back.next_gain).ravel(),
    ),
    _Feature(
        "previous_gain",
        description="the same with the sentence before",
        compute=lambda pairs: np.maximum(pairs.there.previous_gain, pairs.back.previous_gain).ravel(),
    ),
    _Feature(
        "clause_f1",
        description="harmonic mean of how much the other carries of the eight words in a row that it carries best",
        compute=lambda pairs: _f1(pairs.there.clause, pairs.back.clause).ravel(),
    ),
    _Feature(
        "clause_max",
        description="the greater of the two",
        compute=lambda pairs: np.maximum(pairs.there.clause, pairs.back.clause).ravel(),
    ),
)
