"""The heaviest chain of links that run in the same order in both articles; the rest have moved."""

from __future__ import annotations

from collections.abc import Mapping

Pair = tuple[int, int]


def heaviest_increasing_chain(weights: Mapping[Pair, int]) -> frozenset[Pair]:
    """The pairs of the chain, non-decreasing on both sides, with the greatest summed weight.

    Weights are positive integers, so that equal sums are equal. O(n log n) in the number of pairs,
    by a Fenwick tree of the best chain that ends at or before each right-hand number.
    """
    order = sorted(weights)
    size = 1 + max((j for _, j in order), default=0)
    tree: list[tuple[int, int]] = [(0, -1)] * (size + 1)  # (weight of the best chain, its last pair)
    previous: list[int] = []
    for n, (_, j) in enumerate(order):
        best = _best_until(tree, j)
        previous.append(best[1])
        _raise(tree, j, (best[0] + weights[order[n]], n))
    _, at = _best_until(tree, size - 1)
    chain = []
    while at >= 0:
        chain.append(order[at])
        at = previous[at]
    return frozenset(chain)


def _best_until(tree: list[tuple[int, int]], j: int) -> tuple[int, int]:
    best, at = (0, -1), j + 1
    while at > 0:
        if tree[at][0] > best[0]:
            best = tree[at]
        at -= at & -at
    return best


def _raise(tree: list[tuple[int, int]], j: int, entry: tuple[int, int]) -> None:
    at = j + 1
    while at < len(tree):
        if entry[0] > tree[at][0]:
            tree[at] = entry
        at += at & -at
