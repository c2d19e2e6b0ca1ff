"""Tables with a cell for each pair of sentences, a few left sentences at a time."""

from __future__ import annotations

from typing import Final

import numpy as np

from variorum.alignment.arrays import Floats, Ints

CELLS: Final = 500_000  # pairs of sentences that are held in memory at once
_FEW_CELLS: Final = 20_000  # of these all sums are made at once
_SPARSE: Final = 4  # a row with fewer than one in so many numbers is summed over these


def sums_around(table: Floats, reach: int) -> Floats:
    """For each cell, the sum of the cells up to `reach` rows and columns around it, itself included.

    As differences of running sums, first down, then across.
    """
    (height, width), wide = table.shape, 2 * reach + 1
    down = np.zeros((height + wide, width))
    np.cumsum(table, axis=0, out=down[reach + 1 : reach + 1 + height])
    down[reach + 1 + height :] = down[reach + height]
    summed = down[wide:] - down[:height]
    across = np.zeros((height, width + wide))
    np.cumsum(summed, axis=1, out=across[:, reach + 1 : reach + 1 + width])
    across[:, reach + 1 + width :] = across[:, reach + width, None]
    return across[:, wide:] - across[:, :width]


def sums_at(table: Floats, reach: int, i: Ints, j: Ints) -> Floats:
    """The sums of `sums_around`, to the last bit, for some cells in the order of rows: without tables of all."""
    if table.size <= _FEW_CELLS:
        return np.asarray(sums_around(table, reach)[i, j])
    (height, width), wide = table.shape, 2 * reach + 1
    down = np.zeros((wide + 1, width))  # the running sums of the last rows; a new one for the oldest
    found = np.empty(len(i))
    ends = np.searchsorted(i, np.arange(height + 1)).tolist()
    for row in range(-reach, height):
        last, new = down[(row + reach) % (wide + 1)], down[(row + reach + 1) % (wide + 1)]
        if row + reach < height:
            np.add(last, table[row + reach], out=new)
        else:
            new[:] = last
        if row >= 0 and ends[row] < ends[row + 1]:
            some = slice(ends[row], ends[row + 1])
            before = down[(row + reach + 2) % (wide + 1)]
            found[some] = _sums_across(new - before, reach, j[some])
    return found


def _sums_across(row: Floats, reach: int, j: Ints) -> Floats:
    """For some places of a row, the sum of those up to `reach` around, as a difference of running sums."""
    begin, end = np.maximum(j - reach, 0), np.minimum(j + reach + 1, len(row))
    filled = np.flatnonzero(row != 0)
    if _SPARSE * len(filled) < len(row):
        begin, end = np.searchsorted(filled, begin), np.searchsorted(filled, end)
        row = row[filled]
    running = np.concatenate(([0.0], np.cumsum(row)))
    return np.asarray(running[end] - running[begin])


def best_of(side: Ints, values: Floats) -> Floats:
    """The best value of each sentence, by number; `side` is the sentence of each value."""
    best = np.zeros(1 + int(side.max(initial=0)))
    np.maximum.at(best, side, values)
    return best
