"""What a feature is: a number for each pair of sentences, with a name, how it is made, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Generic, Protocol, TypeVar

import numpy as np

from variorum.alignment.arrays import Bools, Floats, Ints

Seen = TypeVar("Seen")
Known = Mapping[str, float]  # the features of one pair, by name
BESIDE: Final = 0.3  # a first score from which the pair before or after is said to match


class Stage(StrEnum):
    """When a feature is computed, and of which pairs."""

    PREFILTER = "prefilter"  # of each that shares a telling term
    EMBEDDING = "embedding"  # the same of all pairs, where both articles were read by an encoder
    PAIR = "pair"  # of those that pass the prefilter
    NEIGHBOURHOOD = "neighbourhood"  # of these, from the first scores around
    READING = "reading"  # of those that the pair reader was asked of


class Evidence(Protocol):
    """The words of two sentences that a reason can name."""

    def shared(self) -> tuple[str, ...]:
        """The terms of both, the rarest first."""

    def quoted_in_both(self) -> tuple[str, ...]:
        """Those that are quoted in both."""

    def quoted_in_one(self) -> tuple[str, ...]:
        """Those of both that are quoted in one."""

    def numbers(self) -> tuple[str, ...]:
        """The numbers of both."""

    def names(self) -> tuple[str, ...]:
        """The names of both."""

    def longest_run(self) -> tuple[str, ...]:
        """The longest run of words in both, as one string; none if it is but a word."""

    def taken_for_each_other(self) -> tuple[str, ...]:
        """The words that the encoder takes for each other."""


@dataclass(frozen=True, slots=True)
class Reasoning:
    """What a reader is told of a feature: `words` with a value in 0..1 and the words it rests on, or nothing
    (None). Reasons stand in the order of their `rank`."""

    rank: int
    words: str
    tell: Callable[[Known, Evidence], tuple[float, Sequence[str]] | None]


@dataclass(frozen=True)  # without slots: Python 3.11 cannot make a frozen generic with them
class Feature(Generic[Seen]):
    """A feature: `compute` gives it for all pairs of what is seen at its stage, in order."""

    name: str
    stage: Stage
    description: str
    compute: Callable[[Seen], Floats | Ints | Bools]
    reason: Reasoning | None = None


def values_of(features: Sequence[Feature[Seen]], seen: Seen, pairs: int) -> Floats:
    """Some features side by side, a row for each pair. They are rounded, so that the last bit of a machine's
    arithmetic shows nowhere."""
    values = np.empty((pairs, len(features)))
    for n, feature in enumerate(features):
        values[:, n] = feature.compute(seen)
    return np.round(values, 9, out=values)
