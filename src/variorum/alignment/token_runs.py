"""Runs: how many words in a row two sentences have in common."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from variorum.alignment.array_joins import concat_ranges, lookup, unique_values
from variorum.alignment.arrays import Ints
from variorum.alignment.article_words import ArticleWords

# Two words that stand next to each other in very many places of both articles prove nothing.
_MOST_PLACES: int = 20_000


def common_runs(
    left: ArticleWords, right: ArticleWords, sequences: tuple[Ints, Ints], pairs: tuple[Ints, Ints]
) -> Ints:
    """The length in words of the longest run that each pair of sentences has in common.

    `sequences` are the terms of all words of each article. 1 where no two words in a row are shared.
    """
    size = 1 + max(int(sequence.max(initial=0)) for sequence in sequences)
    here, our_keys = _bigrams(left, sequences[0], size)
    there, their_keys = _bigrams(right, sequences[1], size)
    ours, theirs = _shared(our_keys, their_keys)
    ours, theirs = here[ours], there[theirs]
    lengths = _lengths(ours, theirs)
    cell = left.sentence[ours] * max(1, right.count) + right.sentence[theirs]
    order = np.lexsort((lengths, cell))
    cell, lengths = cell[order], lengths[order]
    last = np.flatnonzero(np.append(cell[1:] != cell[:-1], True)[: len(cell)])
    found, is_there = lookup(cell[last], pairs[0] * max(1, right.count) + pairs[1])
    return np.where(is_there, lengths[last][found] if len(last) else 0, 1)


def _bigrams(words: ArticleWords, sequence: Ints, size: int) -> tuple[Ints, Ints]:
    """The words that are followed by another of their sentence, and a key for each of these pairs."""
    at = np.flatnonzero(words.sentence[1:] == words.sentence[:-1])
    return at, sequence[at] * size + sequence[at + 1]


def _shared(ours: Ints, theirs: Ints) -> tuple[Ints, Ints]:
    """The numbers of all equal keys of two lists, in the order of ours, then of theirs."""
    order = np.argsort(theirs, kind="stable")
    ascending = theirs[order]
    begins = np.searchsorted(ascending, ours)
    sizes = np.searchsorted(ascending, ours, "right") - begins
    shared = np.flatnonzero(sizes)
    begins, sizes = begins[shared], sizes[shared]
    _, numbers, counts = unique_values(ours[shared])
    sizes[counts[numbers] * sizes > _MOST_PLACES] = 0
    return np.repeat(shared, sizes), order[concat_ranges(begins, sizes)]


def _lengths(ours: Ints, theirs: Ints) -> Ints:
    """For each place where two words in a row are shared, how long the run is that it ends, in words."""
    order = np.lexsort((ours, ours - theirs))
    diagonal, place = (ours - theirs)[order], ours[order]
    starts = np.ones(len(order), dtype=np.bool_)
    starts[1:] = (diagonal[1:] != diagonal[:-1]) | (place[1:] != place[:-1] + 1)
    numbers = np.arange(len(order))
    begun = np.maximum.accumulate(np.where(starts, numbers, 0))
    lengths = np.empty(len(order), dtype=np.int64)
    lengths[order] = numbers - begun + 2
    return lengths


def longest_common_run(one: Sequence[int], other: Sequence[int]) -> range:
    """Where in `one` the longest run stands that both have; the first if several are as long."""
    places: dict[int, list[int]] = {}
    for n, word in enumerate(other):
        places.setdefault(word, []).append(n)
    best, last = 0, -1
    ending: dict[int, int] = {}
    for k, word in enumerate(one):
        ending = {n: ending.get(n - 1, 0) + 1 for n in places.get(word, ())}
        for length in ending.values():
            if length > best:
                best, last = length, k
    return range(last - best + 1, last + 1)
