"""Evidence that two sentences say the same thing: small named signals over a pair of articles.

A first glance weighs what costs little for every pair of sentences that shares a telling term; only
pairs that pass it are looked at closely. So work grows with what articles share.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

import numpy as np

from variorum.alignment.arrays import Bools, Floats, Ints
from variorum.alignment.article_words import ArticleWords
from variorum.alignment.joins import join
from variorum.alignment.letter_runs import letter_cosines
from variorum.alignment.runs import common_runs
from variorum.alignment.terms import PairTerms

if TYPE_CHECKING:
    from variorum.alignment.profile import ArticleProfile

GLANCE: Final = (
    *("tfidf", "contain", "shared", "num", "rowrel", "colrel", "near", "quote", "quoted", "plain"),
    *("names", "terms", "rarest", "speech", "uneven"),
)
_LOOK: Final = ("run", "char", "place")
CLOSE: Final = (*GLANCE, *_LOOK)
# What an encoder adds, where both articles were read by it.
ALIKE: Final = ("alike", "most", "alikerow", "alikecolumn", "above", "around")
ENCODED_GLANCE: Final = (*GLANCE, *ALIKE)
ENCODED_CLOSE: Final = (*ENCODED_GLANCE, *_LOOK)

# A term in very many sentences of both articles names their topic and picks out no pair.
_MOST_PAIRS_OF_A_TERM: Final = 20_000
CELLS: Final = 500_000  # pairs of sentences that are held in memory at once
_LONGEST_RUN: Final = 8  # words; a longer common run proves no more
_FULL_MASS: Final = 25.0  # shared weight that is as good as any more
_LEAST_MASS: Final = 12.0  # a short sentence is not contained on the strength of a word or two
_FULL_QUOTE: Final = 12.0
_FULL_QUOTED: Final = 15.0
_FULL_PLAIN: Final = 20.0
_FULL_NAMES: Final = 15.0
_MANY_TERMS: Final = 8
_FULL_RARITY: Final = 6.0
_LEAST: Final = 1e-6
_NEIGHBOURS: Final = 2  # sentences before and after


@dataclass(frozen=True)
class Candidates:
    """Pairs of sentences, in order, with their signals: one row of `values` for each pair."""

    left: Ints
    right: Ints
    values: Floats

    def only(self, which: Ints | Bools) -> Candidates:
        """Some of the pairs."""
        return Candidates(self.left[which], self.right[which], self.values[which])


class ArticlePair:
    """Two articles under comparison: what can be seen of their pairs of sentences.

    Signals are rounded, so that the last bit of a machine's arithmetic shows nowhere.
    """

    def __init__(
        self, left: ArticleWords, right: ArticleWords, carried: tuple[Floats, Floats] | None = None
    ) -> None:
        self.words = left, right
        self.terms = PairTerms(left, right)
        self._carried = carried

    @classmethod
    def of(cls, left: ArticleProfile, right: ArticleProfile) -> ArticlePair:
        """Two articles, with the encoder's evidence if it has read both."""
        if left.encoded is None or right.encoded is None:
            return cls(left.words, right.words)
        from variorum.alignment.encoder.similarity import carried_both_ways, word_weights

        carried = carried_both_ways(left.encoded, right.encoded, word_weights(left, right))
        return cls(left.words, right.words, carried)

    @cached_property
    def glances(self) -> Candidates:
        """The signals of GLANCE for each pair of sentences that shares a telling term; with an encoder's
        evidence those of ENCODED_GLANCE for every pair."""
        if self._carried is None:
            return self._sharing
        height, width = self.counts
        left, right = np.divmod(np.arange(height * width), max(1, width))
        values = np.zeros((height * width, len(GLANCE)))
        sharing = self._sharing
        values[sharing.left * width + sharing.right] = sharing.values
        alike = _rounded(_alike(*self._carried)) if len(left) else np.zeros((0, len(ALIKE)))
        return Candidates(left, right, np.hstack((values, alike)))

    @cached_property
    def _sharing(self) -> Candidates:
        tiles = list(self._tiles())
        left, right = (np.concatenate([tile[n] for tile in tiles]) for n in (0, 1))
        cosine, mass, number, near, quote, quoted, plain, names, terms, rarest = np.concatenate(
            [tile[2] for tile in tiles], axis=1
        )
        lighter = np.minimum(self.terms.left.mass[left], self.terms.right.mass[right])
        speech = [side.quoted_share[n] for side, n in ((self.terms.left, left), (self.terms.right, right))]
        signals = (
            cosine,
            mass / np.maximum(_LEAST_MASS, lighter),
            np.minimum(mass, _FULL_MASS) / _FULL_MASS,
            number > 0,
            cosine / best_of(left, cosine)[left],
            cosine / best_of(right, cosine)[right],
            near,
            np.minimum(quote, _FULL_QUOTE) / _FULL_QUOTE,
            np.minimum(quoted, _FULL_QUOTED) / _FULL_QUOTED,
            np.minimum(plain, _FULL_PLAIN) / _FULL_PLAIN,
            np.minimum(names, _FULL_NAMES) / _FULL_NAMES,
            np.minimum(terms, _MANY_TERMS) / _MANY_TERMS,
            rarest / _FULL_RARITY,
            np.minimum(*speech),
            np.abs(speech[0] - speech[1]),
        )
        return Candidates(left, right, _rounded(signals))

    def look(self, seen: Candidates) -> Candidates:
        """The signals of CLOSE, or of ENCODED_CLOSE, for some of the pairs of `glances`."""
        pairs = seen.left, seen.right
        runs = common_runs(*self.words, (self.terms.left.sequence, self.terms.right.sequence), pairs)
        places = [at / max(1, words.count - 1) for at, words in zip(pairs, self.words, strict=True)]
        close = (
            np.minimum(runs, _LONGEST_RUN) / _LONGEST_RUN,
            letter_cosines(self.words[0].letters, self.words[1].letters, pairs),
            np.abs(places[0] - places[1]),
        )
        return Candidates(*pairs, np.hstack((seen.values, _rounded(close))))

    @property
    def counts(self) -> tuple[int, int]:
        """How many sentences either article has."""
        return self.words[0].count, self.words[1].count

    def masses(self, i: int, j: int) -> tuple[float, float]:
        """How much the two sentences of a pair say, as the summed rarity of their terms."""
        return float(self.terms.left.mass[i]), float(self.terms.right.mass[j])

    def _tiles(self) -> Iterator[tuple[Ints, Ints, Floats]]:
        """A few left sentences at a time with all of the right: pairs that share a term, and sums
        over the terms they share."""
        height = max(1, CELLS // max(1, self.words[1].count))
        for first in range(0, max(1, self.words[0].count), height):
            yield self._tile(first, min(first + height, self.words[0].count))

    def _tile(self, first: int, end: int) -> tuple[Ints, Ints, Floats]:
        one, other, width = self.terms.left, self.terms.right, max(1, self.words[1].count)
        low, high = max(0, first - _NEIGHBOURS), min(end + _NEIGHBOURS, self.words[0].count)
        begin, stop = np.searchsorted(one.sentence, (low, high))
        ours, theirs = join(one.term[begin:stop], other.term, _MOST_PAIRS_OF_A_TERM)
        ours = ours + begin
        cell = (one.sentence[ours] - low) * width + other.sentence[theirs]
        rarity = self.terms.rarity[one.term[ours]]
        quoted = one.quoted[ours], other.quoted[theirs]
        named = one.name[ours], other.name[theirs]
        rarest = np.zeros((high - low) * width)
        np.maximum.at(rarest, cell, rarity)

        def summed(weights: Floats) -> Floats:
            return np.bincount(cell, weights=weights, minlength=(high - low) * width).astype(np.float64)

        cosine = summed(one.vector[ours] * other.vector[theirs])
        inside = np.flatnonzero(cosine > 0)
        inside = inside[((first - low) * width <= inside) & (inside < (end - low) * width)]
        sums = (
            cosine,
            summed(rarity),
            summed(self.terms.is_number[one.term[ours]].astype(np.float64)),
            _neighbours(cosine.reshape(high - low, width)),
            summed(rarity * (quoted[0] & quoted[1])),
            np.maximum(summed(rarity * quoted[0]), summed(rarity * quoted[1])),
            summed(rarity * ~(named[0] | named[1])),
            summed(rarity * (named[0] & named[1])),
            summed(np.ones(len(cell))),
            rarest,
        )
        left, right = np.divmod(inside, width)
        return left + low, right, np.array([values[inside] for values in sums])


def _alike(there: Floats, back: Floats) -> tuple[Floats, ...]:
    """The signals of ALIKE for every pair, from how much of either sentence is carried by the other.

    `alike` is the harmonic mean of the two, `most` the greater; `alikerow` and `alikecolumn` are `alike`
    against the best of either sentence, `above` how far it lies above what is usual for the two, and
    `around` the same of the pairs up to two sentences around it.
    """
    both = 2 * there * back / np.maximum(_LEAST, there + back)
    usual = (both.mean(1, keepdims=True) + both.mean(0, keepdims=True)) / 2
    above = both - usual
    signals = (
        both,
        np.maximum(there, back),
        both / np.maximum(_LEAST, both.max(1, keepdims=True)),
        both / np.maximum(_LEAST, both.max(0, keepdims=True)),
        above,
        (sums_around(above, _NEIGHBOURS) - above) / 8,
    )
    return tuple(signal.ravel() for signal in signals)


def best_of(side: Ints, values: Floats) -> Floats:
    """The best value of each sentence, by number; `side` is the sentence of each value."""
    best = np.zeros(1 + int(side.max(initial=0)))
    np.maximum.at(best, side, values)
    return best


def _neighbours(cosines: Floats) -> Floats:
    """For each pair, an eighth of the summed cosines of the pairs up to two sentences around it."""
    return np.asarray((sums_around(cosines, _NEIGHBOURS) - cosines) / 8).ravel()


def sums_around(table: Floats, reach: int) -> Floats:
    """For each cell, the sum of the cells up to `reach` rows and columns around it, itself included."""
    summed = table
    for axis in (0, 1):
        edges = [(0, 0), (0, 0)]
        edges[axis] = (reach + 1, reach)
        running = np.cumsum(np.pad(summed, edges), axis=axis)
        size, wide = summed.shape[axis], 2 * reach + 1
        summed = running.take(range(wide, wide + size), axis) - running.take(range(size), axis)
    return np.asarray(summed)


def _rounded(signals: tuple[Floats | Ints, ...]) -> Floats:
    return np.asarray(np.round(np.column_stack(signals).astype(np.float64), 9))
