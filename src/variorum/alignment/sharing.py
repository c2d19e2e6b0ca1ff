"""What sentences share: sums over the terms that two have in common, for a few left sentences at a time with
all of the right, so that what is held at once does not grow with the articles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np

from variorum.alignment.arrays import Floats, Ints
from variorum.alignment.grids import CELLS, sums_around
from variorum.alignment.joins import Joined
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
    mass: Floats
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


class SharedTerms:
    """The shared terms of all pairs of sentences of two articles."""

    def __init__(self, terms: PairTerms, counts: tuple[int, int]) -> None:
        self._terms = terms
        self._height, self._width = counts[0], max(1, counts[1])
        self._joined = Joined(terms.right.term, len(terms.rarity))
        self._only: list[_Tile] = []  # the tile, if there is but one

    @cached_property
    def best_of_right(self) -> Floats:
        """The best cosine of each right sentence with any of the left."""
        best = np.zeros(self._width)
        for tile in self._tiles():
            own = tile.cosines[tile.first - tile.low : tile.end - tile.low]
            np.maximum(best, own.max(axis=0, initial=0.0), out=best)
        return best

    def pairs(self) -> Iterator[Shared]:
        """The pairs that share a term, some left sentences after the other."""
        for tile in self._tiles():
            around = sums_around(tile.cosines, NEIGHBOURS)
            for first, end in self._blocks(tile, tile.first, tile.end):
                yield self._shared(tile, around, first, end)

    def pairs_of(self, sentence: int) -> Shared:
        """The pairs of one left sentence."""
        step = self._step
        tile = self._tile(sentence // step * step)
        return self._shared(tile, sums_around(tile.cosines, NEIGHBOURS), sentence, sentence + 1)

    @property
    def _step(self) -> int:
        return max(1, CELLS // self._width)

    def _tiles(self) -> Iterator[_Tile]:
        if self._height > self._step:
            yield from map(self._tile, range(0, self._height, self._step))
            return
        if not self._only:
            self._only.append(self._tile(0))
        yield from self._only

    def _tile(self, first: int) -> _Tile:
        end = min(first + self._step, self._height)
        low, high = max(0, first - NEIGHBOURS), min(end + NEIGHBOURS, self._height)
        one, other = self._terms.left, self._terms.right
        begin, stop = one.first[low], one.first[high]
        partners = self._joined.partners(one.term[begin:stop], _MOST_PAIRS_OF_A_TERM)
        tile = _Tile(first, end, low, np.empty((high - low, self._width)), begin, partners)
        for a, b in self._blocks(tile, low, high):
            ours, theirs, cell = self._entries(tile, a, b)
            vectors = one.vector[ours] * other.vector[theirs]
            cosines = np.bincount(cell, weights=vectors, minlength=(b - a) * self._width)
            tile.cosines[a - low : b - low] = cosines.reshape(b - a, self._width)
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

    def _shared(self, tile: _Tile, around: Floats, first: int, end: int) -> Shared:
        rows = slice(first - tile.low, end - tile.low)
        cosines = tile.cosines[rows].ravel()
        inside = np.flatnonzero(cosines > 0)
        numbers = np.empty(len(cosines), dtype=np.int64)
        numbers[inside] = np.arange(len(inside))
        ours, theirs, cell = self._entries(tile, first, end)
        pair = numbers[cell]
        one, other = self._terms.left, self._terms.right
        term = one.term[ours]
        rarity = self._terms.rarity[term]
        quoted = one.quoted[ours], other.quoted[theirs]
        named = one.name[ours], other.name[theirs]
        rarest = np.zeros(len(inside))
        np.maximum.at(rarest, pair, rarity)

        def summed(weights: Floats | None) -> Floats:
            return np.bincount(pair, weights=weights, minlength=len(inside)).astype(np.float64, copy=False)

        left, right = np.divmod(inside, self._width)
        cosine = cosines[inside]
        return Shared(
            first,
            end,
            left + first,
            right,
            cosine,
            (around[rows].ravel()[inside] - cosine) / 8,
            summed(rarity),
            summed(self._terms.is_number[term].astype(np.float64)),
            summed(rarity * (quoted[0] & quoted[1])),
            np.maximum(summed(rarity * quoted[0]), summed(rarity * quoted[1])),
            summed(rarity * ~(named[0] | named[1])),
            summed(rarity * (named[0] & named[1])),
            summed(None),
            rarest,
        )
