"""The network of alignment/words/grid_network.py, to be trained with torch."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import torch
from torch import nn
from torch.nn import functional

BLOCKS = 3
DROPPED = 0.1  # share of channels that are left out while it is trained


class TrainedBlock(nn.Module):
    """A convolution over the cells around, mixed with the best of its row and column."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.around = nn.Conv2d(channels, channels, 3, padding=1)
        self.mixing = nn.Conv2d(3 * channels, channels, 1)

    def forward(self, state: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """What it adds to the state of each cell; shapes (pairs, channels, left, right), the mask's channel 1."""
        seen = functional.relu(self.around(state)) * mask
        rows = seen.amax(3, keepdim=True).expand_as(seen)
        columns = seen.amax(2, keepdim=True).expand_as(seen)
        return functional.relu(self.mixing(torch.cat([seen, rows, columns], 1)))


class TrainedNetwork(nn.Module):
    """Grids of evidence to the odds that two tokens stand for each other."""

    def __init__(self, layers: int, channels: int) -> None:
        super().__init__()
        self.entry = nn.Conv2d(layers, channels, 1)
        self.blocks = nn.ModuleList(TrainedBlock(channels) for _ in range(BLOCKS))
        self.out = nn.Conv2d(channels, 1, 1)
        self.some = nn.Dropout2d(DROPPED)

    def forward(self, grids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """The log odds of each cell; shape (pairs, left, right). Grids are (pairs, layers, left, right)."""
        state = functional.relu(self.entry(grids)) * mask
        for block in self.blocks:
            state = (state + self.some(block(state, mask))) * mask
        return self.out(state)[:, 0]

    def arrays(self) -> Mapping[str, np.ndarray[Any, Any]]:
        """Its weights as `network_of` reads them, in half precision."""
        found: dict[str, torch.Tensor] = {
            "entry": _flat(self.entry), "entry_bias": self.entry.bias,
            "out": _flat(self.out), "out_bias": self.out.bias,
        }  # fmt: skip
        for n, block in enumerate(self.blocks):
            found |= {f"around_{n}": _flat(block.around), f"around_bias_{n}": block.around.bias}
            found |= {f"mixing_{n}": _flat(block.mixing), f"mixing_bias_{n}": block.mixing.bias}
        return {name: weight.detach().numpy().astype(np.float16) for name, weight in found.items()}


def _flat(layer: nn.Conv2d) -> torch.Tensor:
    """A convolution's weights as (cells x channels in, channels out), cell by cell."""
    return layer.weight.permute(2, 3, 1, 0).reshape(-1, layer.out_channels)
