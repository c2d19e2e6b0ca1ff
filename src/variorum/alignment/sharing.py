"""What sentences share: sums over the terms that two have in common, for a few left sentences at a time with
all of the right, so that what is held at once does not grow with the articles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np

from variorum.alignment.array_joins import Joined
from variorum.alignment.arrays import Floats, Ints
from variorum.alignment.grids import CELLS, sums_at
from variorum.alignment.terms import PairTerms

# A term in very many sentences of both articles names their topic and picks out no pair.
_MOST_PAIRS_OF_A_TERM: Final = 20_000
_ENTRIES: Final = 250_000  # shared terms of pairs that are held at once
NEIGHBOURS: Final = 2  # sentences before and after


@dataclass(frozen=True)
class Shared:
    """The pairs of left sentences `first` to `end` that share a telling term, in order, and what they share.

    `cosine` is that of their terms; `near` an eighth of the summed cosines of the pairs up to two sentences
    around. The rest are sums of the rarity of shared terms: of all, of those quoted in both and in either,
    of those that are no names and that are names in both; `numbers` and `terms` count, `rarest` is the
    rarest.
    """

    first: int
    end: int
    left: Ints
    right: Ints
    cosine: Floats
    near: Floats
    idf_sum: Floats
    numbers: Floats
    quoted_in_both: Floats
    quoted_in_one: Floats
    plain: Floats
    names: Floats
    terms: Floats
    rarest: Floats


@dataclass(frozen=True)
class _Tile:
    """Left sentences `first` to `end` and some around them: the cosines of those from `low` on with all of
    the right, and for their entries, `begin` and after, where partners begin and how many they are."""

    first: int
    end: int
    low: int
    cosines: Floats
    begin: int
    partners: tuple[Ints, Ints]

    @cached_property
    def own(self) -> Floats:
        """The cosines of its sentences."""
        return self.cosines[self.first - self.low : self.end - self.low]

    @cached_property
    def pairs(self) -> tuple[Ints, Ints]:
        """Its pairs that share a term, in order."""
        left, right = np.divmod(np.flatnonzero(self.own > 0), self.own.shape[1])
        return left + self.first, right

    @cached_property
    def near(self) -> Floats:
        """For each of these an eighth of the summed cosines of the pairs around."""
        left, right = self.pairs
        around = sums_at(self.cosines, NEIGHBOURS, left - self.low, right)
        return np.asarray((around - self.cosines[left - self.low, right]) / 8)


class SharedTerms:
    """The shared terms of all pairs of sentences of two articles."""

    def __init__(self, terms: PairTerms, counts: tuple[int, int]) -> None:
        self._terms = terms
        self._height, self._width = counts[0], max(1, counts[1])
        self._joined = Joined(terms.right.term, len(terms.idf))
        self._only: list[_Tile] = []  # the tile, if there is but one

    @cached_property
    def best_of_right(self) -> Floats:
        """The best cosine of each right sentence with any of the left."""
        best = np.zeros(self._width)
        for tile in self._tiles():
            np.maximum(best, tile.own.max(axis=0, initial=0.0), out=best)
        return best

    def pairs(self) -> Iterator[Shared]:
        """The pairs that share a term, some left sentences after the other."""
        for tile in self._tiles():
            for first, end in self._blocks(tile, tile.first, tile.end):
                yield self._shared(tile, first, end)

    def pairs_of(self, sentence: int) -> Shared:
        """The pairs of one left sentence."""
        tile = self._tile(sentence // self._step * self._step, self._table())
        return self._shared(tile, sentence, sentence + 1)

    @property
    def _step(self) -> int:
        return max(1, CELLS // self._width)

    def _tiles(self) -> Iterator[_Tile]:
        """All tiles, each good until the next: they take turns in the same table."""
        if self._height > self._step:
            table = self._table()
            for first in range(0, self._height, self._step):
                yield self._tile(first, table)
            return
        if not self._only:
            self._only.append(self._tile(0, self._table()))
        yield from self._only

    def _table(self) -> Floats:
        return np.empty((min(self._height, self._step + 2 * NEIGHBOURS), self._width))

    def _tile(self, first: int, table: Floats) -> _Tile:
        end = min(first + self._step, self._height)
        low, high = max(0, first - NEIGHBOURS), min(end + NEIGHBOURS, self._height)
        one, other = self._terms.left, self._terms.right
        begin, stop = one.first[low], one.first[high]
        partners = self._joined.partners(one.term[begin:stop], _MOST_PAIRS_OF_A_TERM)
        tile = _Tile(first, end, low, table[: high - low], begin, partners)
        tile.cosines[:] = 0
        for a, b in self._blocks(tile, low, high):
            ours, theirs, cell = self._entries(tile, a, b)
            np.add.at(tile.cosines[a - low :].reshape(-1), cell, one.vector[ours] * other.vector[theirs])
        return tile

    def _blocks(self, tile: _Tile, first: int, end: int) -> Iterator[tuple[int, int]]:
        """Sentences `first` to `end` in parts that have few shared terms, or one sentence each."""
        summed = np.cumsum(tile.partners[1])
        if not len(summed) or summed[-1] <= _ENTRIES:
            yield first, end
            return
        until = np.concatenate(([0], summed))[self._terms.left.first[first : end + 1] - tile.begin]
        at = 0
        while at < end - first:
            last = max(at + 1, int(np.searchsorted(until, until[at] + _ENTRIES, "right")) - 1)
            yield first + at, first + last
            at = last

    def _entries(self, tile: _Tile, first: int, end: int) -> tuple[Ints, Ints, Ints]:
        """The shared terms of left sentences `first` to `end`: entries of either side, and the number of the
        pair of sentences, from the first on."""
        one, other = self._terms.left, self._terms.right
        begin, stop = one.first[first], one.first[end]
        begins, sizes = (of[begin - tile.begin : stop - tile.begin] for of in tile.partners)
        ours, theirs = self._joined.pairs(begins, sizes)
        ours = ours + begin
        return ours, theirs, (one.sentence[ours] - first) * self._width + other.sentence[theirs]

    def _shared(self, tile: _Tile, first: int, end: int) -> Shared:
        some = slice(*np.searchsorted(tile.pairs[0], (first, end)).tolist())
        left, right = tile.pairs[0][some], tile.pairs[1][some]
        numbers = np.empty((end - first) * self._width, dtype=np.int64)
        numbers[(left - first) * self._width + right] = np.arange(len(left))
        ours, theirs, cell = self._entries(tile, first, end)
        pair = numbers[cell]
        one, other = self._terms.left, self._terms.right
        term = one.term[ours]
        idf = self._terms.idf[term]
        quoted = one.quoted[ours], other.quoted[theirs]
        named = one.name[ours], other.name[theirs]
        rarest = np.zeros(len(left))
        np.maximum.at(rarest, pair, idf)

        def summed(weights: Floats | None) -> Floats:
            return np.bincount(pair, weights=weights, minlength=len(left)).astype(np.float64, copy=False)

        return Shared(
            first,
            end,
            left,
            right,
            tile.cosines[left - tile.low, right],
            tile.near[some],
            summed(idf),
            summed(self._terms.is_number[term].astype(np.float64)),
            summed(idf * (quoted[0] & quoted[1])),
            np.maximum(summed(idf * quoted[0]), summed(idf * quoted[1])),
            summed(idf * ~(named[0] | named[1])),
            summed(idf * (named[0] & named[1])),
            summed(None),
            rarest,
        )
