"""Tables with a cell for each pair of sentences, a few left sentences at a time."""

from __future__ import annotations

from typing import Final

import numpy as np

from variorum.alignment.arrays import Floats, Ints

CELLS: Final = 500_000  # pairs of sentences that are held in memory at once
_NARROW: Final = 32  # columns


def sums_around(table: Floats, reach: int) -> Floats:
    """For each cell, the sum of the cells up to `reach` rows and columns around it, itself included.

    As differences of running sums, first down, then across.
    """
    (height, width), wide = table.shape, 2 * reach + 1
    down = np.zeros((height + wide, width))
    if width < _NARROW:
        np.cumsum(table, axis=0, out=down[reach + 1 : reach + 1 + height])
    else:  # the same, row by row, which is quicker for long rows
        for n in range(height):
            np.add(down[n + reach], table[n], out=down[n + reach + 1])
    down[reach + 1 + height :] = down[reach + height]
    summed = down[wide:] - down[:height]
    across = np.zeros((height, width + wide))
    np.cumsum(summed, axis=1, out=across[:, reach + 1 : reach + 1 + width])
    across[:, reach + 1 + width :] = across[:, reach + width, None]
    return across[:, wide:] - across[:, :width]


def best_of(side: Ints, values: Floats) -> Floats:
    """The best value of each sentence, by number; `side` is the sentence of each value."""
    best = np.zeros(1 + int(side.max(initial=0)))
    np.maximum.at(best, side, values)
    return best
