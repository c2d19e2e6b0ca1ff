"""Features that cost more, of the pairs that pass the prefilter."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, partial
from typing import Final

import numpy as np

from variorum.alignment.arrays import Bools, Floats, Ints
from variorum.alignment.article_words import ArticleWords
from variorum.alignment.char_ngrams import char_ngram_cosines
from variorum.alignment.features.feature import Feature, Reasoning, Stage
from variorum.alignment.terms import PairTerms, SideTerms
from variorum.alignment.token_runs import common_runs

_LONGEST_RUN: Final = 8  # words; a longer common run proves no more


@dataclass(frozen=True)
class SharedOrNot:
    """For some pairs: whether the left and the right sentence have terms of a kind, and whether both have one
    of them."""

    left: Bools
    right: Bools
    shared: Bools

    @property
    def differ(self) -> Bools:
        """Whether both have some, and none in common."""
        return np.asarray(self.left & self.right & ~self.shared)


def _terms_where(side: SideTerms, chosen: Bools) -> list[frozenset[int]]:
    """The chosen terms of each sentence."""
    bounds = zip(side.first[:-1].tolist(), side.first[1:].tolist(), strict=True)
    return [frozenset(side.term[a:b][chosen[a:b]].tolist()) for a, b in bounds]


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

    @cached_property
    def numbers(self) -> SharedOrNot:
        """Which pairs have numbers, and which the same."""
        is_number = self.terms.is_number
        return self._shared_or_not([_terms_where(side, is_number[side.term]) for side in self._sides])

    @cached_property
    def names(self) -> SharedOrNot:
        """Which pairs have names, and which the same."""
        return self._shared_or_not([_terms_where(side, side.name) for side in self._sides])

    def in_one(self, of_sentences: tuple[Bools, Bools]) -> Bools:
        """Whether something holds of one sentence of each pair, and not of the other."""
        return np.asarray(of_sentences[0][self.left] != of_sentences[1][self.right])

    @property
    def _sides(self) -> tuple[SideTerms, SideTerms]:
        return self.terms.left, self.terms.right

    def _shared_or_not(self, terms: list[list[frozenset[int]]]) -> SharedOrNot:
        there = [np.fromiter(map(bool, side), np.bool_, len(side)) for side in terms]
        pairs = zip(self.left.tolist(), self.right.tolist(), strict=True)
        shared = np.fromiter((not terms[0][i].isdisjoint(terms[1][j]) for i, j in pairs), np.bool_, len(self.left))
        return SharedOrNot(there[0][self.left], there[1][self.right], shared)


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
        reason=Reasoning(100, "similar letters", lambda known, _words: (known["char4_cosine"], ())),
    ),
    _Feature(
        "position_gap",
        description="how far apart the two stand, as shares of their articles",
        compute=lambda pairs: np.abs(pairs.positions[0] - pairs.positions[1]),
    ),
    _Feature(
        "numbers_differ",
        description="both have numbers, and none in common",
        compute=lambda pairs: pairs.numbers.differ,
        reason=Reasoning(94, "other numbers", lambda known, _words: (1.0, ()) if known["numbers_differ"] else None),
    ),
    _Feature(
        "number_in_one",
        description="one has a number, and the other none",
        compute=lambda pairs: pairs.numbers.left != pairs.numbers.right,
    ),
    _Feature(
        "names_differ",
        description="both have names, and none in common",
        compute=lambda pairs: pairs.names.differ,
        reason=Reasoning(96, "other names", lambda known, _words: (1.0, ()) if known["names_differ"] else None),
    ),
    _Feature(
        "denied_in_one",
        description="words that deny or refuse stand in one, and none in the other",
        compute=lambda pairs: pairs.in_one((pairs.words[0].denies, pairs.words[1].denies)),
        reason=Reasoning(
            98, "one denies, the other does not", lambda known, _words: (1.0, ()) if known["denied_in_one"] else None
        ),
    ),
    _Feature(
        "title_in_either",
        description="one is a title or heading, or both are",
        compute=lambda pairs: pairs.words[0].is_title[pairs.left] | pairs.words[1].is_title[pairs.right],
    ),
)
