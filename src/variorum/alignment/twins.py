"""Twins: sentences of two articles with the same words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from variorum.alignment.chain import Pair
from variorum.alignment.profile import Profile


def twins_of(left: Sequence[Profile], right: Sequence[Profile]) -> list[Pair]:
    """The pairs of sentences with the same words. Such a sentence needs no other partner."""
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for j, profile in enumerate(right):
        places[profile.identity].append(j)
    same: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, profile in enumerate(left):
        if profile.identity in places:
            same[profile.identity].append(i)
    pairs = []
    for identity, numbers in same.items():
        partners = places[identity]
        # Repeats are paired in order, first with first; what is left over goes with the last.
        pairs += [
            (numbers[min(n, len(numbers) - 1)], partners[min(n, len(partners) - 1)])
            for n in range(max(len(numbers), len(partners)))
        ]
    return sorted(pairs)
