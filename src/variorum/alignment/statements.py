"""Statements: over all articles of a story, the sentences that carry the same fact."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

import numpy as np

SentenceRef = tuple[int, int]  # (article, sentence)

_DENSITY: Final = 0.5  # more than this share of the pairs between two groups must be linked
_ALIKE: Final = 0.5  # as large a share of partners makes two sentences of an article one


def statements_of(
    sentence_counts: Sequence[int], links: Mapping[tuple[SentenceRef, SentenceRef], float], keys: Sequence[str]
) -> tuple[tuple[SentenceRef, ...], ...]:
    """Every sentence in a statement or more; a sentence without links is one by itself.

    Links are taken from the surest down. Two groups become one when more than half of the sentence
    pairs between them are linked, so that one loose link does not chain two facts together. Then a
    sentence also joins every group that it is linked to more than half of: a long sentence may carry
    two facts. `keys` are the articles' hashes: they break ties, so that the order of files does not
    matter. Statements and their sentences come in reading order.
    """
    groups = _StatementClusters(links)
    for one, other in _surest_first(links, keys):
        groups.merge(one, other)
    alone = {(a, n) for a, count in enumerate(sentence_counts) for n in range(count)} - groups.places
    found = {tuple(sorted(group)) for group in (*groups.overlapping(), *((place,) for place in alone))}
    return tuple(sorted(_without_parts(found)))


def _surest_first(
    links: Mapping[tuple[SentenceRef, SentenceRef], float], keys: Sequence[str]
) -> Iterator[tuple[SentenceRef, SentenceRef]]:
    """The links from the surest down, equals in an order of their own; by arrays, as there may be many."""
    ranks = {key: rank for rank, key in enumerate(sorted(set(keys)))}
    stride = 1 + max((n for pair in links for _, n in pair), default=0)
    first_of = [ranks[key] * stride for key in keys]
    ends = [
        np.fromiter((first_of[pair[side][0]] + pair[side][1] for pair in links), np.int64, len(links))
        for side in (0, 1)
    ]
    scores = np.fromiter(links.values(), np.float64, len(links))
    order = np.lexsort((np.maximum(*ends), np.minimum(*ends), -scores))
    pairs = list(links)
    return (pairs[n] for n in order.tolist())


class _StatementClusters:
    """Groups of places, and how many pairs are linked between any two of them."""

    def __init__(self, links: Iterable[tuple[SentenceRef, SentenceRef]]) -> None:
        self._partners: dict[SentenceRef, set[SentenceRef]] = defaultdict(set)
        for one, other in links:
            self._partners[one].add(other)
            self._partners[other].add(one)
        self.places = frozenset(self._partners)
        self._group: dict[SentenceRef, int] = {place: n for n, place in enumerate(sorted(self.places))}
        self._members: dict[int, list[SentenceRef]] = {n: [place] for place, n in self._group.items()}
        self._linked: dict[int, Counter[int]] = defaultdict(Counter)
        for one, other in (*links, *self._alike()):
            a, b = self._group[one], self._group[other]
            self._linked[a][b] += 1
            self._linked[b][a] += 1

    def _alike(self) -> Iterator[tuple[SentenceRef, SentenceRef]]:
        """Sentences of one article with mostly the same partners: one fact, told twice or in two parts."""
        shared: Counter[tuple[SentenceRef, SentenceRef]] = Counter()
        for partners in self._partners.values():
            for _, some in itertools.groupby(sorted(partners), key=lambda place: place[0]):
                shared.update(itertools.combinations(some, 2))
        for (one, other), count in shared.items():
            if count > _ALIKE * len(self._partners[one] | self._partners[other]):
                yield one, other

    def merge(self, one: SentenceRef, other: SentenceRef) -> None:
        """Make one group of the groups of two places, if they are linked densely enough."""
        a, b = self._group[one], self._group[other]
        if a == b or self._linked[a][b] <= _DENSITY * len(self._members[a]) * len(self._members[b]):
            return
        if len(self._linked[a]) < len(self._linked[b]):
            a, b = b, a
        for place in self._members[b]:
            self._group[place] = a
        self._members[a] += self._members.pop(b)
        for neighbour, count in self._linked.pop(b).items():
            self._linked[neighbour].pop(b, None)
            if neighbour != a:
                self._linked[a][neighbour] += count
                self._linked[neighbour][a] += count

    def overlapping(self) -> Iterator[list[SentenceRef]]:
        """The groups, with the sentences of other groups that carry their fact too."""
        joined = defaultdict(list)
        for place, partners in self._partners.items():
            for group, count in Counter(self._group[partner] for partner in partners).items():
                if group != self._group[place] and count > _DENSITY * len(self._members[group]):
                    joined[group].append(place)
        for group, members in self._members.items():
            yield members + joined[group]


def _without_parts(statements: Iterable[tuple[SentenceRef, ...]]) -> Iterator[tuple[SentenceRef, ...]]:
    """The statements that are no mere part of another."""
    holders: dict[SentenceRef, list[tuple[SentenceRef, ...]]] = defaultdict(list)
    for statement in sorted(statements, key=len, reverse=True):
        mine = set(statement)
        if not any(mine <= set(other) for other in holders[statement[0]]):
            for place in statement:
                holders[place].append(statement)
            yield statement
