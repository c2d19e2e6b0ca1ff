"""Twins: sentences of two articles with the same words."""

from __future__ import annotations

from variorum.alignment.article_tokens import ArticleTokens
from variorum.alignment.monotone_chain import Pair


def exact_matches_of(left: ArticleTokens, right: ArticleTokens) -> list[Pair]:
    """The pairs of sentences with the same words, each sentence as often as it stands again."""
    pairs = []
    for token_key in left.places.keys() & right.places.keys():
        numbers, partners = left.places[token_key], right.places[token_key]
        # Repeats are paired in order, first with first; what is left over goes with the last.
        pairs += [
            (numbers[min(n, len(numbers) - 1)], partners[min(n, len(partners) - 1)])
            for n in range(max(len(numbers), len(partners)))
        ]
    return sorted(pairs)
