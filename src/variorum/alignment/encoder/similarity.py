"""How alike the sentences of two articles are, by the best match of each word in the other sentence.

Late interaction, as in ColBERT (Khattab and Zaharia 2020), both ways: how much of a sentence's weight of
words finds its like in the other sentence.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

import numpy as np

from variorum.alignment.arrays import Floats, Ints
from variorum.alignment.vectors import TokenVectors

if TYPE_CHECKING:
    from variorum.alignment.article_tokens import ArticleTokens

_STOP_WORD: Final = 0.2  # weight of a word that does not tell, against that of one in every sentence
_LEAST: Final = 1e-6
_CELLS: Final = 4_000_000  # pairs of words that are held in memory at once


def word_weights(left: ArticleTokens, right: ArticleTokens) -> tuple[Floats, Floats]:
    """For each word of either article, how much it tells: the rarer in both, the more (smoothed inverse
    sentence frequency)."""
    profiles = (*left.sentences, *right.sentences)
    sentence_frequency = Counter(form for profile in profiles for form in set(profile.forms))
    total = len(profiles)

    def weights(article: ArticleTokens) -> Floats:
        return np.array(
            [
                np.log(1 + total / sentence_frequency[form]) if is_content_word else _STOP_WORD
                for profile in article.sentences
                for form, is_content_word in zip(profile.forms, profile.is_content_word, strict=True)
            ],
            dtype=np.float64,
        )

    return weights(left), weights(right)


def maxsim_both_ways(left: TokenVectors, right: TokenVectors, weights: tuple[Floats, Floats]) -> tuple[Floats, Floats]:
    """For each sentence of the left article and of the right: how much of the left one's weight is carried
    by the right one, and how much of the right one's by the left one; each mostly in 0..1."""
    counts = len(left.first) - 1, len(right.first) - 1
    there, back = np.zeros(counts), np.zeros(counts)
    # Sentences without words begin where the next begins, and would take over its first word.
    filled = [np.flatnonzero(np.diff(side.first)) for side in (left, right)]
    if not (len(filled[0]) and len(filled[1])):
        return there, back
    theirs = right.vectors.astype(np.float32)
    columns, rows = right.first[filled[1]], filled[0]
    step = max(1, _CELLS // max(1, len(theirs)))
    for group in _groups(left.first, rows, step):
        begin, end = left.first[group[0]], left.first[group[-1] + 1]
        alike = left.vectors[begin:end].astype(np.float32) @ theirs.T
        starts = left.first[group] - begin
        best = np.maximum(0, np.maximum.reduceat(alike, columns, axis=1))
        ours = weights[0][begin:end, None]
        there[np.ix_(group, filled[1])] = np.add.reduceat(best * ours, starts) / _total(ours, starts)
        best = np.maximum(0, np.maximum.reduceat(alike, starts, axis=0))
        summed = np.add.reduceat(best * weights[1][None, :], columns, axis=1)
        back[np.ix_(group, filled[1])] = summed / _total(weights[1][:, None], columns).T
    return np.round(there, 6), np.round(back, 6)


def _groups(first: Ints, rows: Ints, most: int) -> list[Ints]:
    """Neighbouring sentences, as many at a time as have at most so many words, and one at least."""
    groups: list[list[int]] = []
    for row in rows.tolist():
        if groups and first[row + 1] - first[groups[-1][0]] <= most:
            groups[-1].append(row)
        else:
            groups.append([row])
    return [np.array(group) for group in groups]


def _total(weights: Floats, starts: Ints) -> Floats:
    return np.asarray(np.maximum(_LEAST, np.add.reduceat(weights, starts)))
