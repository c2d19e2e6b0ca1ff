"""How alike the words are of two sentences that say the same thing."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from variorum.alignment.sentence_tokens import SentenceTokens

_VERBATIM_RATIO: Final = 0.9
_PARTIAL_RATIO: Final = 2.0  # how much more one sentence says, by the weight of its terms


class LinkKind(StrEnum):
    """The kind of a link."""

    VERBATIM = "verbatim"  # nine words in ten are the same, in the same order, up to typography
    REWORDED = "reworded"
    PARTIAL = "partial"  # one of them says clearly more than the other


def kind_of(one: SentenceTokens, other: SentenceTokens, idf_sums: tuple[float, float]) -> LinkKind:
    """The kind of a link between two sentences, whose terms weigh `idf_sums`."""
    if _token_ratio(one, other) >= _VERBATIM_RATIO:
        return LinkKind.VERBATIM
    return LinkKind.PARTIAL if max(idf_sums) > _PARTIAL_RATIO * min(idf_sums) else LinkKind.REWORDED


def _token_ratio(one: SentenceTokens, other: SentenceTokens) -> float:
    """2 x common words in order / all words: the share of words that stand in both."""
    ours, theirs, count = one.spellings, other.spellings, len(one.spellings) + len(other.spellings)
    unique_values = one.distinct_spellings, other.distinct_spellings
    repeats = min(len(ours) - len(unique_values[0]), len(theirs) - len(unique_values[1]))
    if 2 * (len(unique_values[0] & unique_values[1]) + repeats) < _VERBATIM_RATIO * count:
        return 0.0  # cannot reach it in any order, so the order is not looked at
    return 2 * common_in_order(ours, theirs) / (count or 1)


def common_in_order(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words two wordings have in common in the same order: their longest common subsequence.

    A whole row of the table is one number of as many bits as `one` has words (Hyyrö 2004).
    """
    places: dict[str, int] = {}
    for n, word in enumerate(one):
        places[word] = places.get(word, 0) | 1 << n
    whole = (1 << len(one)) - 1
    row = whole
    for word in other:
        new = row & places.get(word, 0)
        row = ((row + new) | (row - new)) & whole
    return len(one) - row.bit_count()
