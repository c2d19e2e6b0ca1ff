"""Groups of articles by the chances of their pairs: by the average over all pairs of two groups, so that no chain of
articles, each like the next, becomes one story."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping
from typing import Final

_UNITS: Final = 1_000_000  # chances are added up as whole numbers, whose sum depends on no order

Pair = tuple[int, int]


def average_linkage(count: int, chances: Mapping[Pair, float], least: float) -> list[list[int]]:
    """Groups of the numbers below `count`, each ascending, in the order of their first. Two groups become one as long
    as the mean chance over their pairs is at least `least`; a pair that is not in `chances` has none. Of two merges
    with the same mean, the one with the lower first numbers comes first."""
    return _Merging(count, chances, least).groups()


class _Merging:
    def __init__(self, count: int, chances: Mapping[Pair, float], least: float) -> None:
        self._least = round(least * _UNITS)
        self._members = {n: [n] for n in range(count)}
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
            if total >= self._least * pairs:
                low, high = min(one, other), max(one, other)
                heapq.heappush(self._waiting, (-total / pairs, low, high, pairs))

    def _merge(self, low: int, high: int) -> None:
        self._members[low] = sorted(self._members[low] + self._members.pop(high))
        sums = self._sums[low]
        for other, total in self._sums.pop(high).items():
            del self._sums[other][high]
            if other != low:
                sums[other] = self._sums[other][low] = sums.get(other, 0) + total
        self._offer(low, sums)
