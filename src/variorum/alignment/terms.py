"""Terms of two articles: what they write differently made one, and how much each term tells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np

from variorum.alignment.array_joins import lookup, unique_values
from variorum.alignment.arrays import Bools, Floats, Ints
from variorum.alignment.article_words import ArticleWords


@dataclass(frozen=True)
class SideTerms:
    """The telling terms of one article's sentences: an entry for each distinct one of a sentence.

    Entries run by sentence, then by term; `first[n]` is the first of sentence n, with one more for the
    end. `vector` is (1 + log count) x rarity, scaled to length 1 over the sentence. For each sentence,
    `idf_sum` is the summed rarity, and `quoted_share` the share of it that is quoted. `sequence` is the term
    of each word of the article, telling or not.
    """

    sentence: Ints
    term: Ints
    first: Ints
    vector: Floats
    quoted: Bools
    name: Bools
    idf_sum: Floats
    quoted_share: Floats
    sequence: Ints


class PairTerms:
    """The terms of two articles, by number, in an order that only depends on the terms.

    `idf` is how much each tells: log(sentences / sentences with it) + 1. It comes from the two
    articles only, because inside one event what is rare here is what tells sentences apart.
    """

    def __init__(self, left: ArticleWords, right: ArticleWords) -> None:
        self._words = left, right
        forms = [_terms_of_forms(words, (left, right)) for words in (left, right)]
        also = [_also(left, right), _also(right, left)]
        everything = np.concatenate((*forms, *(terms for _, terms in also)))
        self._codes, numbers, _ = unique_values(everything)
        ends = np.cumsum([len(forms[0]), len(forms[1]), len(also[0][1])])
        ours, theirs, ours_also, theirs_also = np.split(numbers, ends)
        sides = [
            _Entries(left, ours, right, also[0][0], ours_also),
            _Entries(right, theirs, left, also[1][0], theirs_also),
        ]
        sentence_frequency = np.bincount(np.concatenate([side.term for side in sides]), minlength=len(self._codes))
        self.idf: Final = idf_by_count(left.count + right.count)[sentence_frequency]
        self.left, self.right = (side.weighed(self.idf) for side in sides)
        self.is_number: Final = np.zeros(len(self._codes), dtype=np.bool_)
        for words, terms in ((left, ours), (right, theirs)):
            self.is_number[terms[words.is_number]] = True

    @cached_property
    def names(self) -> Mapping[int, str]:
        """The terms as text, by number."""
        written = {**self._words[0].term_labels(), **self._words[1].term_labels()}
        return {number: written.get(code, "") for number, code in enumerate(self._codes.tolist())}


def _terms_of_forms(words: ArticleWords, both: tuple[ArticleWords, ArticleWords]) -> Ints:
    """The term of each form. A name goes with its adjective where either article has both."""
    terms = words.terms.copy()
    forms, nouns, theirs = words.demonym_bases
    known = lookup(both[0].names, nouns)[1] | lookup(both[1].names, nouns)[1]
    # The last to be set is the first that is known: endings are tried from the shortest.
    terms[forms[known][::-1]] = theirs[known][::-1]
    return terms


def _also(words: ArticleWords, other: ArticleWords) -> tuple[Ints, Ints]:
    """The sentences and terms that are written as one word in the other article."""
    sentences, forms, terms = words.alternative_forms
    there = lookup(other.ascending_codes, forms)[1]
    return sentences[there], terms[there]


class _Entries:
    """The distinct telling terms of each sentence, before they are weighed."""

    def __init__(self, words: ArticleWords, terms: Ints, other: ArticleWords, also: Ints, also_terms: Ints) -> None:
        self._sentences = words.count
        self.sequence = terms[words.form]
        is_content_word = words.is_content_word
        is_name = words.is_name | lookup(other.names, words.codes)[1]
        name = words.capital & is_name[words.form]
        sentence = np.concatenate((words.sentence[is_content_word], also))
        telling = np.concatenate((self.sequence[is_content_word], also_terms))
        stride = 1 + int(telling.max(initial=0))
        keys, at, self.count = unique_values(sentence * stride + telling)
        self.sentence, self.term = np.divmod(keys, stride)
        self.quoted, self.name = (
            np.bincount(at[: len(flags)], weights=flags, minlength=len(keys)) > 0
            for flags in (words.quoted[is_content_word], name[is_content_word])
        )

    def weighed(self, idf: Floats) -> SideTerms:
        """The terms with their weights."""
        weight = idf[self.term]
        raw = (1.0 + np.log(self.count)) * weight

        def summed(weights: Floats) -> Floats:
            return np.bincount(self.sentence, weights=weights, minlength=self._sentences).astype(np.float64)

        idf_sum = summed(weight)
        return SideTerms(
            self.sentence,
            self.term,
            np.searchsorted(self.sentence, np.arange(self._sentences + 1)),
            np.asarray(raw / np.sqrt(summed(raw * raw))[self.sentence], np.float64),
            self.quoted,
            self.name,
            idf_sum,
            np.asarray(summed(weight * self.quoted) / np.maximum(idf_sum, 1.0), np.float64),
            self.sequence,
        )


def idf_by_count(sentences: int) -> Floats:
    """How much something tells that stands in 0, 1, 2 ... of so many sentences: log(all / with it) + 1."""
    counts = np.arange(1, sentences + 1)
    return np.concatenate(([0.0], np.log(sentences / counts) + 1.0))
