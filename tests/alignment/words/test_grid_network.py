"""The network that aligns words: its weights as they are kept in a file."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from variorum.alignment.words.grid_network import network_of, read_weights, write_weights


def test_a_network_whose_weights_are_written_says_the_same_when_they_are_read(tmp_path: Path) -> None:
    chance = np.random.default_rng(3)
    shapes = {"entry": (5, 4), "entry_bias": (4,), "around_0": (36, 4), "around_bias_0": (4,), "mixing_0": (12, 4),
              "mixing_bias_0": (4,), "out": (4, 1), "out_bias": (1,)}  # fmt: skip
    arrays = {name: chance.normal(scale=0.1, size=shape).astype(np.float16) for name, shape in shapes.items()}
    write_weights(tmp_path / "weights.npy", arrays)
    grid = chance.random((3, 6, 5)).astype(np.float32)
    scores = network_of(read_weights(tmp_path / "weights.npy"))(grid)
    assert scores.shape == (3, 6)
    assert np.array_equal(scores, network_of(arrays)(grid))
    assert len(np.unique(scores)) > 1
