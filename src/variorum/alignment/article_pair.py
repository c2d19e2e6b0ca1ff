"""Two articles under comparison: the features of their pairs of sentences.

A prefilter weighs what costs little for every pair of sentences that shares a telling term; only pairs that
pass it are looked at closely. So work grows with what articles share.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import numpy as np

from variorum.alignment.arrays import Floats
from variorum.alignment.article_words import ArticleWords
from variorum.alignment.candidates import Candidates
from variorum.alignment.features import names_at
from variorum.alignment.features.embedding import EMBEDDING, MatchedPairs
from variorum.alignment.features.feature import Stage, values_of
from variorum.alignment.features.lexical import LEXICAL, SharingPairs
from variorum.alignment.features.pair import PAIR, PassedPairs
from variorum.alignment.sharing import Shared, SharedTerms
from variorum.alignment.terms import PairTerms

if TYPE_CHECKING:
    from variorum.alignment.article_tokens import ArticleTokens

_CELLS: Final = 50_000  # pairs whose features are held at once, where those of every pair are


class ArticlePair:
    """Two articles under comparison: what can be seen of their pairs of sentences."""

    def __init__(self, left: ArticleWords, right: ArticleWords, matched: MatchedPairs | None = None) -> None:
        self.words = left, right
        self.terms = PairTerms(left, right)
        self._shared = SharedTerms(self.terms, self.counts)
        self._matched = None if matched is None else _matched_features(matched)  # for every pair, in order

    @classmethod
    def of(cls, left: ArticleTokens, right: ArticleTokens) -> ArticlePair:
        """Two articles, with the encoder's evidence if it has read both."""
        if left.encoded is None or right.encoded is None:
            return cls(left.words, right.words)
        from variorum.alignment.encoder.similarity import matches_both_ways, word_weights

        matched = matches_both_ways(left.encoded, right.encoded, word_weights(left, right))
        return cls(left.words, right.words, MatchedPairs(*matched))

    @property
    def prefilter_names(self) -> tuple[str, ...]:
        """The features that the prefilter sees: with an encoder's evidence those of the embedding too."""
        stages = (Stage.PREFILTER,) if self._matched is None else (Stage.PREFILTER, Stage.EMBEDDING)
        return names_at(*stages)

    def prefilter_features(self) -> Iterator[Candidates]:
        """These features for each pair of sentences that shares a telling term; with an encoder's evidence
        for every pair. In order, the pairs of some left sentences at a time: those of all together may be
        more than memory holds."""
        for shared in self._shared.pairs():
            yield from self._prefilter_features(shared)

    def prefilter_features_of(self, sentence: int) -> Candidates:
        """These features for the pairs of one left sentence."""
        return Candidates.joined(list(self._prefilter_features(self._shared.pairs_of(sentence))))

    def _prefilter_features(self, shared: Shared) -> Iterator[Candidates]:
        values = values_of(LEXICAL, SharingPairs(shared, self.terms, self._shared), len(shared.left))
        sharing = Candidates(shared.left, shared.right, values, names_at(Stage.PREFILTER))
        if self._matched is None:
            yield sharing
            return
        step = max(1, _CELLS // max(1, self.counts[1]))
        for first in range(shared.first, max(shared.first + 1, shared.end), step):
            end = min(first + step, shared.end)
            some = sharing.only(slice(*np.searchsorted(sharing.left, (first, end))))
            yield self._of_all(first, end, some, self._matched)

    def _of_all(self, first: int, end: int, sharing: Candidates, matched: Floats) -> Candidates:
        """The features of every pair of some left sentences, from those of the pairs that share a term."""
        width = self.counts[1]
        values = np.zeros(((end - first) * width, len(self.prefilter_names)))
        values[(sharing.left - first) * width + sharing.right, : len(LEXICAL)] = sharing.values
        values[:, len(LEXICAL) :] = matched[first * width : end * width]
        left, right = np.divmod(np.arange(first * width, end * width), max(1, width))
        return Candidates(left, right, values, self.prefilter_names)

    def pair_features(self, seen: Candidates) -> Candidates:
        """Some of the pairs of `prefilter_features` with the features of the pair itself."""
        passed = PassedPairs(seen.left, seen.right, self.words, self.terms)
        return seen.with_more(values_of(PAIR, passed, len(seen.left)), names_at(Stage.PAIR))

    @property
    def counts(self) -> tuple[int, int]:
        """How many sentences either article has."""
        return self.words[0].count, self.words[1].count

    def idf_sums(self, i: int, j: int) -> tuple[float, float]:
        """How much the two sentences of a pair say, as the summed rarity of their terms."""
        return float(self.terms.left.idf_sum[i]), float(self.terms.right.idf_sum[j])


def _matched_features(matched: MatchedPairs) -> Floats:
    """The features of the embedding for every pair, in order."""
    if not matched.count:
        return np.zeros((0, len(EMBEDDING)))
    return values_of(EMBEDDING, matched, matched.count)
