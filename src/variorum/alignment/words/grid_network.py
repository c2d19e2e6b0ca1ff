"""The small network that reads a grid of evidence and says which two tokens stand for each other.

Convolutions over neighbouring pairs of words see phrases and their order; the best of each row and column tells
every pair about its rivals. docs/word_alignment.md is its model card.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from variorum.alignment.words.grids import Grid
from variorum.base.assets import packaged

_DECIMALS: Final = 3  # of a score, so that machines agree

Weights = npt.NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Block:
    """A convolution over 3 x 3 cells, and a mixing of it with the best of its row and column.

    Shapes: `around` (9 x channels, channels), `mixing` (3 x channels, channels), biases (channels).
    """

    around: Weights
    around_bias: Weights
    mixing: Weights
    mixing_bias: Weights


@dataclass(frozen=True, eq=False)
class GridNetwork:
    """The network's weights: into its channels, its blocks, out to one number for each cell."""

    entry: Weights
    entry_bias: Weights
    blocks: tuple[Block, ...]
    out: Weights
    out_bias: Weights

    def __call__(self, grid: Grid) -> npt.NDArray[np.float64]:
        """How likely each two tokens stand for each other, 0 to 1, shape (left tokens, right tokens)."""
        height, width, layers = grid.shape
        state = _positive(grid.reshape(-1, layers) @ self.entry, self.entry_bias)
        for block in self.blocks:
            state += _of_block(state.reshape(height, width, -1), block)
        odds = (state @ self.out + self.out_bias).reshape(height, width).astype(np.float64)
        return np.round(1 / (1 + np.exp(-odds)), _DECIMALS)


def _of_block(state: Grid, block: Block) -> Weights:
    """What a block adds to each cell; shape (cells, channels)."""
    height, width, channels = state.shape
    seen = _positive(_convolved(state, block.around), block.around_bias)
    cells = seen.reshape(height, width, channels)
    own, by_row, by_column = np.split(block.mixing, 3)
    mixed = (seen @ own).reshape(height, width, channels)
    mixed += (cells.max(1) @ by_row)[:, None]
    mixed += (cells.max(0) @ by_column)[None, :]
    return _positive(mixed.reshape(-1, channels), block.mixing_bias)


def _convolved(state: Grid, weights: Weights) -> Weights:
    """Weighted sums over the 3 x 3 cells around each cell, zeros beyond the edges; shape (cells, channels)."""
    height, width, channels = state.shape
    across = np.zeros((height + 2, width, 3, channels), dtype=np.float32)  # the cells to the left, here, to the right
    across[1:-1, 1:, 0] = state[:, :-1]
    across[1:-1, :, 1] = state
    across[1:-1, :-1, 2] = state[:, 1:]
    rows = across.reshape(height + 2, width, 3 * channels)
    above, here, below = np.split(weights, 3)
    found: Weights = rows[1:-1].reshape(-1, 3 * channels) @ here
    found += rows[:-2].reshape(-1, 3 * channels) @ above
    found += rows[2:].reshape(-1, 3 * channels) @ below
    return found


def _positive(values: Weights, bias: Weights) -> Weights:
    """The values with a bias, none below zero; in place."""
    values += bias
    return np.maximum(values, 0, out=values)


def network_of(arrays: Mapping[str, npt.NDArray[np.float16]]) -> GridNetwork:
    """The network whose weights are these arrays, by name, as training/words makes them. Raises KeyError."""
    weights = {name: array.astype(np.float32) for name, array in arrays.items()}
    names = "around", "around_bias", "mixing", "mixing_bias"
    count = sum(name.startswith("mixing_bias") for name in weights)
    blocks = tuple(Block(*(weights[f"{name}_{n}"] for name in names)) for n in range(count))
    return GridNetwork(weights["entry"], weights["entry_bias"], blocks, weights["out"], weights["out_bias"])


def write_weights(path: Path, arrays: Mapping[str, npt.NDArray[np.float16]]) -> None:
    """Write arrays as one record with their names: an archive of them would take ten times as long to read."""
    record = np.zeros((), dtype=[(name, array.dtype, array.shape) for name, array in arrays.items()])
    for name, array in arrays.items():
        record[name] = array
    np.save(path, record, allow_pickle=False)


def read_weights(path: Path) -> Mapping[str, npt.NDArray[np.float16]]:
    """The arrays that such a file holds, by name."""
    record = np.load(path, allow_pickle=False)
    return {name: record[name] for name in record.dtype.names}


@cache
def shipped_network(*, with_vectors: bool) -> GridNetwork:
    """The network that comes with the program: for words alone, or with the encoder's vectors beside them."""
    name = "vectors.npy" if with_vectors else "lexical.npy"
    return network_of(read_weights(packaged("variorum.alignment.words", name)))
