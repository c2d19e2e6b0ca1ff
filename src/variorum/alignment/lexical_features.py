"""Evidence that two sentences say the same thing: small named signals over a pair of articles.

A first glance weighs what costs little for every pair of sentences that shares a telling term; only
pairs that pass it are looked at closely. So work grows with what articles share.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from variorum.alignment.arrays import Bools, Floats, Ints
from variorum.alignment.article_words import ArticleWords
from variorum.alignment.char_ngrams import char_ngram_cosines
from variorum.alignment.grids import best_of, sums_around
from variorum.alignment.sharing import NEIGHBOURS, Shared, SharedTerms
from variorum.alignment.terms import PairTerms
from variorum.alignment.token_runs import common_runs

if TYPE_CHECKING:
    from variorum.alignment.article_tokens import ArticleTokens

PREFILTER_FEATURES: Final = (
    *("tfidf", "contain", "shared", "num", "rowrel", "colrel", "near", "quote", "quoted", "plain"),
    *("names", "terms", "rarest", "speech", "uneven"),
)
_PAIR_FEATURES: Final = ("run", "char", "place")
FIRST_STAGE_FEATURES: Final = (*PREFILTER_FEATURES, *_PAIR_FEATURES)
# What an encoder adds, where both articles were read by it.
EMBEDDING_FEATURES: Final = ("alike", "most", "alikerow", "alikecolumn", "above", "around")
ENCODED_PREFILTER_FEATURES: Final = (*PREFILTER_FEATURES, *EMBEDDING_FEATURES)
ENCODED_FIRST_STAGE_FEATURES: Final = (*ENCODED_PREFILTER_FEATURES, *_PAIR_FEATURES)

_CELLS: Final = 50_000  # pairs whose signals are held at once, where those of every pair are
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


@dataclass(frozen=True, slots=True)
class Candidates:
    """Pairs of sentences, in order, with their signals: one row of `values` for each pair."""

    left: Ints
    right: Ints
    values: Floats

    def only(self, which: Ints | Bools | slice) -> Candidates:
        """Some of the pairs."""
        return Candidates(self.left[which], self.right[which], self.values[which])

    def at(self, i: int, j: int) -> int | None:
        """Where a pair of sentences stands among them, if it does."""
        low, high = np.searchsorted(self.left, (i, i + 1))
        at = low + int(np.searchsorted(self.right[low:high], j))
        return at if at < high and self.right[at] == j else None

    @classmethod
    def joined(cls, parts: Sequence[Candidates]) -> Candidates:
        """The pairs of all parts, one after the other."""
        if len(parts) == 1:
            return parts[0]
        return cls(*(np.concatenate([getattr(part, name) for part in parts]) for name in cls.__slots__))


_NOTHING: Final = np.zeros(0, dtype=np.int64)
NO_CANDIDATES: Final = Candidates(_NOTHING, _NOTHING, np.zeros((0, 0)))


class ArticlePair:
    """Two articles under comparison: what can be seen of their pairs of sentences.

    Signals are rounded, so that the last bit of a machine's arithmetic shows nowhere.
    """

    def __init__(self, left: ArticleWords, right: ArticleWords, carried: tuple[Floats, Floats] | None = None) -> None:
        self.words = left, right
        self.terms = PairTerms(left, right)
        self._shared = SharedTerms(self.terms, self.counts)
        self._alike = None if carried is None else _alike(*carried)  # for every pair, in order

    @classmethod
    def of(cls, left: ArticleTokens, right: ArticleTokens) -> ArticlePair:
        """Two articles, with the encoder's evidence if it has read both."""
        if left.encoded is None or right.encoded is None:
            return cls(left.words, right.words)
        from variorum.alignment.encoder.similarity import maxsim_both_ways, word_weights

        carried = maxsim_both_ways(left.encoded, right.encoded, word_weights(left, right))
        return cls(left.words, right.words, carried)

    def prefilter_features(self) -> Iterator[Candidates]:
        """The signals of GLANCE for each pair of sentences that shares a telling term; with an encoder's
        evidence those of ENCODED_GLANCE for every pair. In order, the pairs of some left sentences at a
        time: those of all together may be more than memory holds."""
        for shared in self._shared.pairs():
            yield from self._glances(shared)

    def glances_of(self, sentence: int) -> Candidates:
        """What `prefilter_features` gives, for the pairs of one left sentence only."""
        return Candidates.joined(list(self._glances(self._shared.pairs_of(sentence))))

    def _glances(self, shared: Shared) -> Iterator[Candidates]:
        seen = self._glance(shared)
        if self._alike is None:
            yield seen
            return
        step = max(1, _CELLS // max(1, self.counts[1]))
        for first in range(shared.first, max(shared.first + 1, shared.end), step):
            end = min(first + step, shared.end)
            yield self._of_all(first, end, seen.only(slice(*np.searchsorted(seen.left, (first, end)))))

    def _of_all(self, first: int, end: int, sharing: Candidates) -> Candidates:
        """The signals of every pair of some left sentences, from those of the pairs that share a term."""
        width = self.counts[1]
        values = np.zeros(((end - first) * width, len(ENCODED_PREFILTER_FEATURES)))
        values[(sharing.left - first) * width + sharing.right, : len(PREFILTER_FEATURES)] = sharing.values
        for n, signal in enumerate(self._alike or (), len(PREFILTER_FEATURES)):
            values[:, n] = signal[first * width : end * width]
        left, right = np.divmod(np.arange(first * width, end * width), max(1, width))
        return Candidates(left, right, values)

    def _glance(self, shared: Shared) -> Candidates:
        left, right, cosine = shared.left, shared.right, shared.cosine
        one, other = self.terms.left, self.terms.right
        speech = one.quoted_share[left], other.quoted_share[right]
        signals = (
            cosine,
            shared.idf_sum / np.maximum(_LEAST_MASS, np.minimum(one.idf_sum[left], other.idf_sum[right])),
            np.minimum(shared.idf_sum, _FULL_MASS) / _FULL_MASS,
            shared.numbers > 0,
            cosine / best_of(left, cosine)[left],
            cosine / self._shared.best_of_right[right],
            shared.near,
            np.minimum(shared.quoted_in_both, _FULL_QUOTE) / _FULL_QUOTE,
            np.minimum(shared.quoted_in_one, _FULL_QUOTED) / _FULL_QUOTED,
            np.minimum(shared.plain, _FULL_PLAIN) / _FULL_PLAIN,
            np.minimum(shared.names, _FULL_NAMES) / _FULL_NAMES,
            np.minimum(shared.terms, _MANY_TERMS) / _MANY_TERMS,
            shared.rarest / _FULL_RARITY,
            np.minimum(*speech),
            np.abs(speech[0] - speech[1]),
        )
        return Candidates(left, right, _rounded(signals))

    def pair_features(self, seen: Candidates) -> Candidates:
        """The signals of CLOSE, or of ENCODED_CLOSE, for some of the pairs of `prefilter_features`."""
        pairs = seen.left, seen.right
        runs = common_runs(*self.words, (self.terms.left.sequence, self.terms.right.sequence), pairs)
        places = [at / max(1, words.count - 1) for at, words in zip(pairs, self.words, strict=True)]
        close = (
            np.minimum(runs, _LONGEST_RUN) / _LONGEST_RUN,
            char_ngram_cosines(self.words[0].char_ngrams, self.words[1].char_ngrams, pairs),
            np.abs(places[0] - places[1]),
        )
        return Candidates(*pairs, np.hstack((seen.values, _rounded(close))))

    @property
    def counts(self) -> tuple[int, int]:
        """How many sentences either article has."""
        return self.words[0].count, self.words[1].count

    def idf_sums(self, i: int, j: int) -> tuple[float, float]:
        """How much the two sentences of a pair say, as the summed rarity of their terms."""
        return float(self.terms.left.idf_sum[i]), float(self.terms.right.idf_sum[j])


def _alike(there: Floats, back: Floats) -> tuple[Floats, ...]:
    """The signals of ALIKE for every pair, from how much of either sentence is carried by the other.

    `alike` is the harmonic mean of the two, `most` the greater; `alikerow` and `alikecolumn` are `alike`
    against the best of either sentence, `above` how far it lies above what is usual for the two, and
    `around` the same of the pairs up to two sentences around it.
    """
    if not there.size:
        return ()
    both = 2 * there * back / np.maximum(_LEAST, there + back)
    usual = (both.mean(1, keepdims=True) + both.mean(0, keepdims=True)) / 2
    above = both - usual
    signals = (
        both,
        np.maximum(there, back),
        both / np.maximum(_LEAST, both.max(1, keepdims=True)),
        both / np.maximum(_LEAST, both.max(0, keepdims=True)),
        above,
        (sums_around(above, NEIGHBOURS) - above) / 8,
    )
    return tuple(np.round(signal, 9).ravel() for signal in signals)


def _rounded(signals: Sequence[Floats | Ints | Bools]) -> Floats:
    """The signals side by side, one row for each pair."""
    values = np.empty((len(signals[0]), len(signals)))
    for n, signal in enumerate(signals):
        values[:, n] = signal
    return np.round(values, 9, out=values)
