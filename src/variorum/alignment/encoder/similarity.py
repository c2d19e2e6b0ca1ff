"""How alike the sentences of two articles are, by the best match of each word in the other article.

Late interaction, as in ColBERT (Khattab and Zaharia 2020), both ways: how much of a sentence's weight of
words finds its like in the other sentence. Sentences also compete for a word: names and topic words find
their like everywhere in an article on the same event, and tell nothing; a word that finds it in one
sentence only tells much.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

import numpy as np

from variorum.alignment.arrays import Floats, Ints
from variorum.alignment.directional_matches import DirectionalMatches
from variorum.alignment.vectors import TokenVectors

if TYPE_CHECKING:
    from variorum.alignment.article_tokens import ArticleTokens

_STOP_WORD: Final = 0.2  # weight of a word that does not tell, against that of one in every sentence
_LEAST: Final = 1e-6
_CELLS: Final = 4_000_000  # pairs of words that are held in memory at once
_TEMPERATURE: Final = 0.05  # of the competition: a match this much worse has a share 2.7 times smaller
_LEAST_ALIKE: Final = 0.35  # below this the best match of a word is none
_CLAUSE: Final = 8  # words in a row that make a clause
_LEAST_CLAUSE: Final = 1.5  # a clause weighs this much at least


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


def matches_both_ways(
    left: TokenVectors, right: TokenVectors, weights: tuple[Floats, Floats]
) -> tuple[DirectionalMatches, DirectionalMatches]:
    """How each sentence of the left article is matched by each of the right, and the other way round; both
    as tables with a row for each left sentence and a column for each right one."""
    there, back = _best_matches(left, right)
    return _directional(there, weights[0], left.first), _directional(back, weights[1], right.first).transposed()


def _best_matches(left: TokenVectors, right: TokenVectors) -> tuple[Floats, Floats]:
    """For each word of either article its best cosine, 0 at least, with a word of each sentence of the
    other: tables of words by sentences."""
    counts = len(left.first) - 1, len(right.first) - 1
    there = np.zeros((int(left.first[-1]), counts[1]))
    back = np.zeros((int(right.first[-1]), counts[0]))
    # Sentences without words begin where the next begins, and would take over its first word.
    filled = [np.flatnonzero(np.diff(side.first)) for side in (left, right)]
    if not (len(filled[0]) and len(filled[1])):
        return there, back
    theirs = right.vectors.astype(np.float32)
    columns, rows = right.first[filled[1]], filled[0]
    for group in _groups(left.first, rows, max(1, _CELLS // max(1, len(theirs)))):
        begin, end = left.first[group[0]], left.first[group[-1] + 1]
        alike = left.vectors[begin:end].astype(np.float32) @ theirs.T
        there[begin:end, filled[1]] = np.maximum.reduceat(alike, columns, axis=1)
        back[:, group] = np.maximum.reduceat(alike, left.first[group] - begin, axis=0).T
    return np.maximum(0, there), np.maximum(0, back)


def _directional(best: Floats, weights: Floats, first: Ints) -> DirectionalMatches:
    """The matches of an article's sentences, from the best matches of its words."""
    weight = weights[:, None]
    total = np.maximum(_LEAST, _summed(weight, first))
    carried = _summed(best * weight, first) / total
    exclusive = _summed(_shares(best) * weight, first)
    after, before = best.copy(), best.copy()
    after[:, :-1] = np.maximum(best[:, :-1], best[:, 1:])
    before[:, 1:] = np.maximum(best[:, 1:], best[:, :-1])
    return DirectionalMatches(
        *(
            np.round(table, 6)
            for table in (
                carried,
                exclusive / total,
                exclusive,
                _summed(after * weight, first) / total - carried,
                _summed(before * weight, first) / total - carried,
                _best_clauses(best, weights, first),
            )
        )
    )


def _shares(best: Floats) -> Floats:
    """For each word, how the sentences of the other article share it: the softmax of its best matches."""
    if not best.size:
        return best
    odds = np.exp((best - best.max(1, keepdims=True)) / _TEMPERATURE)
    return np.asarray(odds / odds.sum(1, keepdims=True) * (best > _LEAST_ALIKE))


def _best_clauses(best: Floats, weights: Floats, first: Ints) -> Floats:
    """For each sentence, how much of the weight of any eight of its words in a row is matched, at best."""
    found = np.zeros((len(first) - 1, best.shape[1]))
    summed = np.concatenate((np.zeros((1, best.shape[1])), np.cumsum(best * weights[:, None], axis=0)))
    total = np.concatenate(([0.0], np.cumsum(weights)))
    for n, (begin, end) in enumerate(zip(first[:-1].tolist(), first[1:].tolist(), strict=True)):
        if size := min(_CLAUSE, end - begin):
            ends = np.arange(begin + size, end + 1)
            weight = np.maximum(_LEAST_CLAUSE, total[ends] - total[ends - size])
            found[n] = ((summed[ends] - summed[ends - size]) / weight[:, None]).max(axis=0)
    return found


def _summed(values: Floats, first: Ints) -> Floats:
    """The sums of the words' rows over each sentence; of one without words 0."""
    summed = np.zeros((len(first) - 1, values.shape[1]))
    filled = np.flatnonzero(np.diff(first))
    if len(filled):
        summed[filled] = np.add.reduceat(values, first[filled], axis=0)
    return summed


def _groups(first: Ints, rows: Ints, most: int) -> list[Ints]:
    """Neighbouring sentences, as many at a time as have at most so many words, and one at least."""
    groups: list[list[int]] = []
    for row in rows.tolist():
        if groups and first[row + 1] - first[groups[-1][0]] <= most:
            groups[-1].append(row)
        else:
            groups.append([row])
    return [np.array(group) for group in groups]
