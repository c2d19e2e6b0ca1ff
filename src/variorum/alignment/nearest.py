"""The nearest sentence of the whole other article, for every sentence: also where nothing is linked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from variorum.alignment.array_joins import is_in
from variorum.alignment.arrays import Bools, Floats, Ints
from variorum.alignment.candidates import Candidates
from variorum.alignment.grids import best_of
from variorum.alignment.monotone_chain import Pair


@dataclass(frozen=True, slots=True)
class NearestSentence:
    """The sentence of the other article that comes nearest, by number, and the score of the pair."""

    partner: int
    score: float


Nearest = Mapping[int, NearestSentence]


class NearestPairs:
    """The best pair of each sentence of two articles, among pairs that are told some at a time, in order. Of
    equals the first counts; denied pairs do not."""

    def __init__(self, counts: tuple[int, int], features: tuple[str, ...], denied: Iterable[Pair]) -> None:
        self._features = features
        self._width = max(1, counts[1])
        self._denied = np.array([i * self._width + j for i, j in denied], dtype=np.int64)
        self._sides = tuple(_Side(count, len(features)) for count in counts)

    def tell(self, pairs: Candidates, chances: Floats) -> None:
        """Some pairs, which come after those told before, with the chance of each, 0 or more."""
        if len(self._denied):
            allowed = ~is_in(pairs.left * self._width + pairs.right, self._denied)
            pairs, chances = pairs.only(allowed), chances[allowed]
        left, right = self._sides
        left.tell(pairs.left, pairs.right, chances, pairs.values)
        right.tell(pairs.right, pairs.left, chances, pairs.values)

    def after(self, surer: NearestPairs) -> tuple[Nearest, Nearest]:
        """The nearest of the left and of the right sentences: of those that `surer` knows a pair of, that."""
        both = zip(self._sides, surer._sides, strict=True)
        left, right = (side.after(surely) for side, surely in both)
        return left, right

    def pairs(self) -> Candidates:
        """The best pairs, each once, in order, with their features."""
        left, right = self._sides
        ours, theirs = np.flatnonzero(left.known), np.flatnonzero(right.known)
        i = np.concatenate((ours, right.partner[theirs]))
        j = np.concatenate((left.partner[ours], theirs))
        order = np.lexsort((j, i))
        order = order[np.flatnonzero(np.diff((i * self._width + j)[order], prepend=-1))]
        values = np.concatenate((left.values[ours], right.values[theirs]))
        return Candidates(i[order], j[order], values[order], self._features)


class _Side:
    """The best pair of each sentence of one article."""

    def __init__(self, count: int, features: int) -> None:
        self.chance = np.full(count, -1.0)
        self.partner = np.zeros(count, dtype=np.int64)
        self.values = np.zeros((count, features))

    @property
    def known(self) -> Bools:
        return self.chance >= 0

    def tell(self, own: Ints, partner: Ints, chances: Floats, values: Floats) -> None:
        best = best_of(own, chances)
        equal = np.flatnonzero(chances == best[own])[::-1]
        first = np.full(len(best), -1)
        first[own[equal]] = equal  # the last to be set is the first pair
        sentences = np.flatnonzero(first >= 0)
        sentences = sentences[best[sentences] > self.chance[sentences]]
        at = first[sentences]
        self.chance[sentences] = chances[at]
        self.partner[sentences] = partner[at]
        self.values[sentences] = values[at]

    def after(self, surer: _Side) -> Nearest:
        chance = np.where(surer.known, surer.chance, self.chance)
        partner = np.where(surer.known, surer.partner, self.partner)
        sentences = np.flatnonzero(chance >= 0)
        found = zip(partner[sentences].tolist(), chance[sentences].tolist(), strict=True)
        return {n: NearestSentence(*near) for n, near in zip(sentences.tolist(), found, strict=True)}
