"""Fit the networks that align words: `python -m training.words.fit FILE [--score]`.

FILE is the training part of the Edinburgh++ corpus as JSON (evaluation/word_pairs.py). Five-fold cross-validation,
with neighbours of one source in one fold, says what the networks are worth; then each is fitted on all pairs and
written, unless only the score is asked for.
"""

from __future__ import annotations

import copy
import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional

from evaluation.word_pairs import read_aligned, score
from training.words.examples import Example, examples_of, folds_of
from training.words.network import TrainedNetwork
from variorum.alignment.words.grid_network import GridNetwork, network_of, write_weights
from variorum.alignment.words.grids import Grid

FOLDER = Path(__file__).parents[2] / "src/variorum/alignment/words"
FOLDS = 5
PASSES = 16
BATCH = 12  # pairs of sentences
RATE = 3e-3
WARM = 0.1  # share of the steps in which the rate grows
LEAST_RATE = 0.02
MEMORY = 0.99  # of the running mean of the weights, which is what is kept
OVERLAP = 40.0  # weight of the share of links that are missed or wrong, against that of each cell
SEED = 20261126
CHANNELS = {"lexical": 24, "vectors": 24}
LEXICAL = 20  # layers of a grid by letters and places, which are the same from both sides


def fit(examples: Sequence[Example], channels: int) -> TrainedNetwork:
    """A network fitted on these pairs."""
    torch.manual_seed(SEED)
    rng = random.Random(SEED)  # noqa: S311 - the same order each time
    network = TrainedNetwork(examples[0].grid.shape[2], channels)
    kept = copy.deepcopy(network)
    optimizer = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=0.01)
    steps = PASSES * -(-len(examples) // BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda n: min(1.0, (n + 1) / (WARM * steps)) * max(LEAST_RATE, 1 - n / steps)
    )
    step = 0
    for _ in range(PASSES):
        for batch in batches(examples, rng):
            loss = loss_of(network, *tensors(batch, mirrored=rng.random() < 0.5))
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 5.0)
            optimizer.step()
            schedule.step()
            step += 1
            remember(kept, network, min(MEMORY, step / (step + 10)))
    return kept.eval()


def batches(examples: Sequence[Example], rng: random.Random) -> Iterator[Sequence[Example]]:
    """All pairs once, those of about one length together, in an order by chance."""
    by_length = sorted(examples, key=lambda example: example.grid.shape[0] + rng.uniform(-4, 4))
    found = [by_length[n : n + BATCH] for n in range(0, len(by_length), BATCH)]
    rng.shuffle(found)
    yield from found


def tensors(batch: Sequence[Example], *, mirrored: bool) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Grids, links and mask of some pairs, padded; from the other side where `mirrored`."""
    grids = [
        (mirror(example.grid), example.linked.T) if mirrored else (example.grid, example.linked) for example in batch
    ]
    height, width = (max(linked.shape[axis] for _, linked in grids) for axis in (0, 1))
    seen = torch.zeros(len(batch), grids[0][0].shape[2], height, width)
    wanted, mask = torch.zeros(len(batch), height, width), torch.zeros(len(batch), 1, height, width)
    for n, (grid, linked) in enumerate(grids):
        rows, columns = linked.shape
        seen[n, :, :rows, :columns] = torch.from_numpy(grid.transpose(2, 0, 1).copy())
        wanted[n, :rows, :columns] = torch.from_numpy(linked.astype(np.float32))
        mask[n, :, :rows, :columns] = 1
    return seen, wanted, mask


def mirror(grid: Grid) -> Grid:
    """A grid from the other side: which token each would choose changes places with which would choose it."""
    turned = grid.transpose(1, 0, 2)
    if turned.shape[2] == LEXICAL:
        return turned
    return turned[..., [*range(LEXICAL + 1), LEXICAL + 2, LEXICAL + 1]]


def loss_of(network: TrainedNetwork, seen: torch.Tensor, wanted: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    """The cross entropy of each cell, and one minus F1 over the batch, as far as it is smooth."""
    odds, inside = network(seen, mask), mask[:, 0]
    cells = functional.binary_cross_entropy_with_logits(odds, wanted, reduction="none") * inside
    chance = torch.sigmoid(odds) * inside
    overlap = 2 * (chance * wanted).sum() / (chance.sum() + wanted.sum())
    return cells.sum() / len(wanted) + OVERLAP * (1 - overlap)


@torch.no_grad()
def remember(kept: TrainedNetwork, network: TrainedNetwork, share: float) -> None:
    """Move the running mean of the weights."""
    for mean, weight in zip(kept.parameters(), network.parameters(), strict=True):
        mean.mul_(share).add_(weight, alpha=1 - share)


def shipped_form(network: TrainedNetwork) -> GridNetwork:
    """The network as the program runs it."""
    return network_of(network.arrays())


def main() -> None:
    """Score, fit, write."""
    torch.set_num_threads(1)
    pairs = read_aligned(Path(sys.argv[1]))
    for name, channels in CHANNELS.items():
        examples = examples_of(pairs, with_vectors=name == "vectors")
        folds = folds_of(examples, FOLDS)
        found = []
        for fold in range(FOLDS):
            network = shipped_form(fit([e for e, f in zip(examples, folds, strict=True) if f != fold], channels))
            found += [(e.gold, e.links_of(network(e.grid))) for e, f in zip(examples, folds, strict=True) if f == fold]
        print(f"{name}, {FOLDS} folds: {score(found)}", flush=True)
        if "--score" not in sys.argv:
            write_weights(FOLDER / f"{name}.npy", fit(examples, channels).arrays())


if __name__ == "__main__":
    main()
