"""Statements: over all articles of a story, the sentences that carry the same fact."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

Place = tuple[int, int]  # (article, sentence)

_DENSITY: Final = 0.5  # of the pairs between two groups that must be linked before they become one


def statements_of(
    sentence_counts: Sequence[int], links: Mapping[tuple[Place, Place], float], keys: Sequence[str]
) -> tuple[tuple[Place, ...], ...]:
    """Every sentence in exactly one statement; a sentence without links is one by itself.

    Links are taken from the surest down. Two groups become one when at least half of the sentence
    pairs between them are linked, so that one loose link does not chain two facts together. `keys`
    are the articles' hashes: they break ties, so that the order of files does not matter. Statements
    and their sentences come in reading order: by the place of their first sentence.
    """
    group_of: dict[Place, int] = {}
    members: dict[int, list[Place]] = {}
    for article, count in enumerate(sentence_counts):
        for sentence in range(count):
            group_of[article, sentence] = len(members)
            members[len(members)] = [(article, sentence)]
    linked = {frozenset(pair) for pair in links}
    for one, other in sorted(links, key=lambda pair: (-links[pair], _tie(pair, keys))):
        left, right = group_of[one], group_of[other]
        if left == right or not _belong(members[left], members[right], linked):
            continue
        for place in members[right]:
            group_of[place] = left
        members[left] += members.pop(right)
    found = (tuple(sorted(places)) for places in members.values())
    return tuple(sorted(found))


def _tie(pair: Iterable[Place], keys: Sequence[str]) -> list[tuple[str, int]]:
    return sorted((keys[article], sentence) for article, sentence in pair)


def _belong(left: Sequence[Place], right: Sequence[Place], linked: set[frozenset[Place]]) -> bool:
    pairs = [frozenset((a, b)) for a in left for b in right if a[0] != b[0]]
    if not pairs:
        return False
    return sum(pair in linked for pair in pairs) >= _DENSITY * len(pairs)
