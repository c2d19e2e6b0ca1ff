"""How likely the tokens of two sides stand for each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from variorum.alignment.words.grid_network import shipped_network
from variorum.alignment.words.grids import Grid, lexical_grid, vector_grid
from variorum.alignment.words.phrases import Scores
from variorum.alignment.words.sentences import AlignedSentences
from variorum.alignment.words.tokens import AlignedToken
from variorum.text.word_diff import fewest_changes

_MOST_CELLS: Final = 40_000  # pairs of tokens that a network looks at; with more, only equal words are paired

_SURE: Final = 0.95  # of two equal words
_WEAK: Final = 0.7  # of one of them and another word


def scores_of(left: AlignedSentences, right: AlignedSentences) -> Scores:
    """How likely each token of the left stands for each of the right, 0 to 1, shape (left tokens, right tokens)."""
    shape = len(left.tokens), len(right.tokens)
    if 0 in shape:
        return np.zeros(shape)
    if shape[0] * shape[1] > _MOST_CELLS:
        return _equal_tokens(left.tokens, right.tokens)
    with_vectors = left.vectors is not None and right.vectors is not None
    return _without_rivals(shipped_network(with_vectors=with_vectors)(grid_of(left, right)), left.tokens, right.tokens)


def _without_rivals(scores: Scores, left: Sequence[AlignedToken], right: Sequence[AlignedToken]) -> Scores:
    """The scores without weak ones of a word whose very equal is sure: it did not also replace another word."""
    tells = [np.array([token.tells for token in side]) for side in (left, right)]
    spellings = [np.array([token.spelling for token in side]) for side in (left, right)]
    equal = (spellings[0][:, None] == spellings[1]) & tells[0][:, None] & tells[1]
    sure = equal & (scores >= _SURE)
    rivals = (sure.any(1)[:, None] | sure.any(0)) & ~equal & (scores < _WEAK)
    return np.where(rivals, 0.0, scores)


def grid_of(left: AlignedSentences, right: AlignedSentences) -> Grid:
    """The evidence for each two tokens: by their letters and places, and by vectors where both sides have them."""
    grid = lexical_grid(left.tokens, right.tokens)
    if left.vectors is None or right.vectors is None:
        return grid
    return np.concatenate((grid, vector_grid(left.vectors, right.vectors)), axis=-1)


def _equal_tokens(left: Sequence[AlignedToken], right: Sequence[AlignedToken]) -> Scores:
    """1 for the tokens that stay where the fewest are changed, 0 for all others."""
    scores = np.zeros((len(left), len(right)))
    i = j = 0
    for run in fewest_changes([token.spelling for token in left], [token.spelling for token in right]):
        if run.equal:
            scores[range(i, i + run.left), range(j, j + run.right)] = 1
        i, j = i + run.left, j + run.right
    return scores
