"""Groups of articles by the chances of their pairs: by the average over all pairs of two groups, so that no chain of
articles, each like the next, becomes one story. Two groups of several articles become one only where they hold together
nearly as well as each does by itself: reports on two days of one affair are alike, but those of one day more so.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping
from typing import Final

_UNITS: Final = 1_000_000  # chances are added up as whole numbers, whose sum depends on no order

Pair = tuple[int, int]


def average_linkage(count: int, chances: Mapping[Pair, float], least: float, cohesion: float = 0.0) -> list[list[int]]:
    """Groups of the numbers below `count`, each ascending, in the order of their first. Two groups become one as long
    as the mean chance over the pairs between them is at least `least`, and, where both have several members, at least
    `cohesion` times the mean over the pairs inside the one that holds together less. A pair that is not in `chances`
    has none. Of two merges with the same mean, the one with the lower first numbers comes first."""
    return _Merging(count, chances, least, cohesion).groups()


class _Merging:
    def __init__(self, count: int, chances: Mapping[Pair, float], least: float, cohesion: float) -> None:
        self._least = round(least * _UNITS)
        self._cohesion = round(cohesion * _UNITS)
        self._members = {n: [n] for n in range(count)}
        self._inside = dict.fromkeys(range(count), 0)  # the sum over the pairs inside each group
        self._sums: dict[int, dict[int, int]] = {n: {} for n in range(count)}
        for (one, other), chance in chances.items():
            self._sums[one][other] = self._sums[other][one] = round(chance * _UNITS)
        self._waiting: list[tuple[float, int, int, int]] = []
        for one in range(count):
            self._offer(one, (other for other in self._sums[one] if one < other))

    def groups(self) -> list[list[int]]:
        """The groups when no two are alike enough."""
        while self._waiting:
            _, one, other, pairs = heapq.heappop(self._waiting)
            if self._pairs(one, other) == pairs:
                self._merge(one, other)
        return [self._members[n] for n in sorted(self._members)]

    def _pairs(self, one: int, other: int) -> int:
        """Between how many pairs of articles the mean of two groups is; 0 where one is merged into another."""
        return len(self._members.get(one, ())) * len(self._members.get(other, ()))

    def _offer(self, one: int, others: Iterable[int]) -> None:
        for other in others:
            pairs, total = self._pairs(one, other), self._sums[one][other]
            if total >= self._least * pairs and any(self._holds_with(group, total, pairs) for group in (one, other)):
                low, high = min(one, other), max(one, other)
                heapq.heappush(self._waiting, (-total / pairs, low, high, pairs))

    def _holds_with(self, group: int, total: int, pairs: int) -> bool:
        """Whether the mean over the pairs between two groups is near enough to that inside one of them; one member by
        itself holds with any."""
        members = len(self._members[group])
        inside = members * (members - 1) // 2
        return total * inside * _UNITS >= self._cohesion * self._inside[group] * pairs

    def _merge(self, low: int, high: int) -> None:
        self._inside[low] += self._inside.pop(high) + self._sums[low][high]
        self._members[low] = sorted(self._members[low] + self._members.pop(high))
        sums = self._sums[low]
        for other, total in self._sums.pop(high).items():
            del self._sums[other][high]
            if other != low:
                sums[other] = self._sums[other][low] = sums.get(other, 0) + total
        self._offer(low, sums)
