"""What the pairs around a pair say of it: a second look, at first scores."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from variorum.alignment.arrays import Floats, Ints
from variorum.alignment.candidates import Candidates
from variorum.alignment.features import names_at
from variorum.alignment.features.feature import Stage, values_of
from variorum.alignment.features.neighbourhood import NEIGHBOURHOOD, REACH, ScoredPairs
from variorum.alignment.grids import CELLS


def neighbourhood(
    seen: Candidates, scores: Floats, exact_matches: tuple[Ints, Ints], counts: tuple[int, int]
) -> Candidates:
    """The features of the neighbourhood for each pair, from the first scores of all.

    Twins are pairs with the same words; they count as 1.
    """
    tiles = _tiles(seen, scores, exact_matches, counts)
    values = np.concatenate([values_of(NEIGHBOURHOOD, tile, len(tile.scores)) for tile in tiles])
    return Candidates(seen.left, seen.right, values, names_at(Stage.NEIGHBOURHOOD))


def _tiles(
    seen: Candidates, scores: Floats, exact_matches: tuple[Ints, Ints], counts: tuple[int, int]
) -> Iterator[ScoredPairs]:
    """The pairs of a few left sentences at a time, each good until the next: they take turns in one table."""
    rests = [np.bincount(side, weights=scores, minlength=1)[side] - scores for side in (seen.left, seen.right)]
    left = np.concatenate((seen.left, exact_matches[0])) + REACH
    right = np.concatenate((seen.right, exact_matches[1])) + REACH
    known = np.concatenate((scores, np.ones(len(exact_matches[0]))))
    width = counts[1] + 2 * REACH
    height = max(1, CELLS // width)
    tables = np.zeros((min(height, counts[0]) + 2 * REACH, width))
    for first in range(0, max(1, counts[0]), height):
        table = tables[: min(height, counts[0] - first) + 2 * REACH]
        table[:] = 0
        inside = (left >= first) & (left < first + len(table))
        table[left[inside] - first, right[inside]] = known[inside]
        mine = (seen.left >= first) & (seen.left < first + height)
        row, column = seen.left[mine] - first + REACH, seen.right[mine] + REACH
        yield ScoredPairs(table, row, column, scores[mine], rests[0][mine], rests[1][mine])
