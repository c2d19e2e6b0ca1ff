"""Like spellings: the cosine of runs of letters, which finds inflections, compounds and slips."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from variorum.alignment.array_joins import concat_ranges, lookup
from variorum.alignment.arrays import Floats, Ints
from variorum.alignment.article_words import CharNgrams
from variorum.alignment.terms import idf_by_count

_CELLS = 1_000_000  # of sentences by runs of letters that are held at once
_ENTRIES = 500_000  # runs of letters of pairs of sentences that are held at once, or about so many


def char_ngram_cosines(left: CharNgrams, right: CharNgrams, pairs: tuple[Ints, Ints]) -> Floats:
    """The cosine of each pair of sentences, runs of letters weighted by rarity in the two articles.

    Pairs are in the order of their left sentence. Work grows with their number.
    """
    at, there = lookup(right.codes, left.codes)
    here = np.flatnonzero(there)
    sentence_frequency = left.sentence_frequency.copy(), right.sentence_frequency.copy()
    sentence_frequency[0][here] += right.sentence_frequency[at[here]]
    sentence_frequency[1][at[here]] += left.sentence_frequency[here]
    idf = idf_by_count(left.sentences + right.sentences)
    ours = _shared(left, idf[sentence_frequency[0]], here)
    theirs = _shared(right, idf[sentence_frequency[1]], at[here])
    found = np.zeros(len(pairs[0]))
    height = min(left.sentences, max(1, _CELLS // max(1, len(here))))
    step = max(1, _ENTRIES * right.sentences // max(1, len(theirs.ngram)))
    for low in range(0, left.sentences, max(1, height)):
        filled = slice(ours.first[low], ours.first[min(low + height, left.sentences)])
        table = np.zeros((height, len(here)))
        table[ours.sentence[filled] - low, ours.ngram[filled]] = ours.weight[filled]
        since, until = np.searchsorted(pairs[0], (low, low + height)).tolist()
        for begin in range(since, until, step):
            some = slice(begin, min(begin + step, until))
            found[some] = _cosines(table, theirs, pairs[0][some] - low, pairs[1][some])
    return found


@dataclass(frozen=True)
class _Weighed:
    """Runs of letters that both articles have, by common numbers, with their weights."""

    sentence: Ints
    ngram: Ints
    weight: Floats
    first: Ints


def _shared(char_ngrams: CharNgrams, idf: Floats, shared: Ints) -> _Weighed:
    raw = char_ngrams.weight * idf[char_ngrams.ngram]
    length = np.sqrt(np.bincount(char_ngrams.sentence, weights=raw * raw, minlength=char_ngrams.sentences))
    number = np.full(len(char_ngrams.codes), -1)
    number[shared] = np.arange(len(shared))
    keep = np.flatnonzero(number[char_ngrams.ngram] >= 0)
    sentence = char_ngrams.sentence[keep]
    weight = np.asarray(raw[keep] / length[sentence], np.float64)
    first = np.searchsorted(sentence, np.arange(char_ngrams.sentences + 1))
    return _Weighed(sentence, number[char_ngrams.ngram[keep]], weight, first)


def _cosines(table: Floats, theirs: _Weighed, i: Ints, j: Ints) -> Floats:
    """The cosines of rows of a table, sentences by runs of letters, with sentences of the right."""
    sizes = theirs.first[j + 1] - theirs.first[j]
    entries = concat_ranges(theirs.first[j], sizes)
    owner = np.repeat(np.arange(len(j)), sizes)
    products = table[i[owner], theirs.ngram[entries]] * theirs.weight[entries]
    return np.bincount(owner, weights=products, minlength=len(j)).astype(np.float64)
