"""Pairs of sentences with what is known of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from variorum.alignment.arrays import Bools, Floats, Ints


@dataclass(frozen=True, slots=True)
class Candidates:
    """Pairs of sentences, in order, with their features: a row of `values` for each pair, a column for each
    name of `features`."""

    left: Ints
    right: Ints
    values: Floats
    features: tuple[str, ...]

    def only(self, which: Ints | Bools | slice) -> Candidates:
        """Some of the pairs."""
        return Candidates(self.left[which], self.right[which], self.values[which], self.features)

    def with_more(self, values: Floats, features: tuple[str, ...]) -> Candidates:
        """The same pairs with more features."""
        return Candidates(self.left, self.right, np.hstack((self.values, values)), (*self.features, *features))

    def at(self, i: int, j: int) -> int | None:
        """Where a pair of sentences stands among them, if it does."""
        low, high = np.searchsorted(self.left, (i, i + 1))
        at = low + int(np.searchsorted(self.right[low:high], j))
        return at if at < high and self.right[at] == j else None

    def of(self, at: int) -> dict[str, float]:
        """The features of one pair, by name."""
        return dict(zip(self.features, self.values[at].tolist(), strict=True))

    @classmethod
    def joined(cls, parts: Sequence[Candidates]) -> Candidates:
        """The pairs of all parts, which have the same features, one after the other."""
        if len(parts) == 1:
            return parts[0]
        left = np.concatenate([part.left for part in parts])
        right = np.concatenate([part.right for part in parts])
        return cls(left, right, np.concatenate([part.values for part in parts]), parts[0].features)


_NOTHING: Final = np.zeros(0, dtype=np.int64)
NO_CANDIDATES: Final = Candidates(_NOTHING, _NOTHING, np.zeros((0, 0)), ())
