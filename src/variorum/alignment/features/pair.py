"""Features that cost more, of the pairs that pass the prefilter."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, partial
from typing import Final

import numpy as np

from variorum.alignment.arrays import Floats, Ints
from variorum.alignment.article_words import ArticleWords
from variorum.alignment.char_ngrams import char_ngram_cosines
from variorum.alignment.features.feature import Feature, Reasoning, Stage
from variorum.alignment.terms import PairTerms
from variorum.alignment.token_runs import common_runs

_LONGEST_RUN: Final = 8  # words; a longer common run proves no more


@dataclass(frozen=True)
class PassedPairs:
    """Some pairs of sentences, by number, and the words and terms of both articles."""

    left: Ints
    right: Ints
    words: tuple[ArticleWords, ArticleWords]
    terms: PairTerms

    @property
    def common_runs(self) -> Ints:
        """The length of the longest run of words that both sentences of each pair have."""
        sequences = self.terms.left.sequence, self.terms.right.sequence
        return common_runs(*self.words, sequences, (self.left, self.right))

    @cached_property
    def positions(self) -> list[Floats]:
        """Where either sentence stands in its article, in 0..1."""
        numbers = zip((self.left, self.right), self.words, strict=True)
        return [at / max(1, words.count - 1) for at, words in numbers]


_Feature = partial(Feature[PassedPairs], stage=Stage.PAIR)
PAIR: Final = (
    _Feature(
        "common_token_run",
        description="longest run of words in both, 8 being as good as any more",
        compute=lambda pairs: np.minimum(pairs.common_runs, _LONGEST_RUN) / _LONGEST_RUN,
        reason=Reasoning(
            40,
            "longest common run",
            lambda known, words: (known["common_token_run"], run) if (run := words.longest_run()) else None,
        ),
    ),
    _Feature(
        "char4_cosine",
        description=("cosine of runs of four letters, weighted by rarity: finds inflections, compounds, typing slips"),
        compute=lambda pairs: char_ngram_cosines(
            pairs.words[0].char_ngrams, pairs.words[1].char_ngrams, (pairs.left, pairs.right)
        ),
        reason=Reasoning(100, "like spellings", lambda known, _words: (known["char4_cosine"], ())),
    ),
    _Feature(
        "position_gap",
        description="how far apart the two stand, as shares of their articles",
        compute=lambda pairs: np.abs(pairs.positions[0] - pairs.positions[1]),
    ),
)
