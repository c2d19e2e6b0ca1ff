"""What the pairs around a pair say of it: a second look, at first scores."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np

from variorum.alignment.arrays import Floats, Ints
from variorum.alignment.grids import CELLS, sums_at
from variorum.alignment.lexical_features import Candidates

NEIGHBOURHOOD_FEATURES: Final = ("own", "row", "column", "along", "both", "above", "beside", "two", "three", "most")

_NEAR: Final = 2  # sentences before and after
_REACH: Final = 3  # the same, further
_SURE: Final = 1e-6  # no chance is taken to be nearer to 0 or 1


def neighbourhood(
    seen: Candidates, scores: Floats, exact_matches: tuple[Ints, Ints], counts: tuple[int, int]
) -> Floats:
    """The signals of CONTEXT for each pair, one row each, from the first scores of all.

    `own` is the pair's first score as log-odds; `row` and `column` what the other pairs of either
    sentence score, summed; `along` and `both` the greater and the lesser of the pairs before and after
    on the diagonal; `above` and `beside` the greater of the neighbours on either side; `two` and `three`
    sums, and `most` the greatest, over the pairs up to two and three sentences around.
    Twins are pairs with the same words; they count as 1.
    """
    sums = [np.bincount(side, weights=scores, minlength=1)[side] - scores for side in (seen.left, seen.right)]
    chance = np.clip(scores, _SURE, 1 - _SURE)
    around = np.concatenate(list(_tiles(seen, scores, exact_matches, counts)), axis=1)
    return np.round(np.column_stack((np.log(chance / (1 - chance)), *sums, *around)), 9)


def _tiles(
    seen: Candidates, scores: Floats, exact_matches: tuple[Ints, Ints], counts: tuple[int, int]
) -> Iterator[Floats]:
    """The signals from around, for the pairs of a few left sentences at a time."""
    left = np.concatenate((seen.left, exact_matches[0])) + _REACH
    right = np.concatenate((seen.right, exact_matches[1])) + _REACH
    known = np.concatenate((scores, np.ones(len(exact_matches[0]))))
    width = counts[1] + 2 * _REACH
    height = max(1, CELLS // width)
    tables = np.zeros((min(height, counts[0]) + 2 * _REACH, width))
    for first in range(0, max(1, counts[0]), height):
        table = tables[: min(height, counts[0] - first) + 2 * _REACH]
        table[:] = 0
        inside = (left >= first) & (left < first + len(table))
        table[left[inside] - first, right[inside]] = known[inside]
        mine = (seen.left >= first) & (seen.left < first + height)
        yield _around(table, seen.left[mine] - first + _REACH, seen.right[mine] + _REACH)


def _around(table: Floats, i: Ints, j: Ints) -> Floats:
    width, cells = table.shape[1], table.reshape(-1)
    at = i * width + j
    own, before, behind = cells[at], cells[at - width - 1], cells[at + width + 1]
    steps = range(-_NEAR, _NEAR + 1)
    others = np.array([a * width + b for a in steps for b in steps if (a, b) != (0, 0)])
    return np.array(
        (
            np.maximum(before, behind),
            np.minimum(before, behind),
            np.maximum(cells[at - width], cells[at + width]),
            np.maximum(cells[at - 1], cells[at + 1]),
            sums_at(table, _NEAR, i, j) - own,
            sums_at(table, _REACH, i, j) - own,
            cells[at + others[:, None]].max(axis=0),
        )
    )
