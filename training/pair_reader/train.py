"""Train a pair reader: `python -m training.pair_reader.train EXAMPLES BASE OUT FOLD [ANSWERS]`.

EXAMPLES come from training.pair_reader.examples, BASE is the folder of a language model: all-MiniLM-L6-v2, or
all-mpnet-base-v2 for a teacher, which sees the sentences around too. The stories of FOLD are left out; -1 leaves out
none. OUT/FOLD.json gets the answers to the pairs left out, both ways round, OUT/FOLD.pt the weights. With ANSWERS, the
folder of a teacher, labels are mixed with what the teacher says of stories that it was not trained on.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import nn
from transformers import AutoModel

from training.pair_reader.network import PairNetwork, Side, batch_of

SEED = 1
TEACHER_PASSES, TEACHER_RATE, TEACHER_BATCH = 3, 4e-5, 48
PASSES, RATE, BATCH = 5, 2e-4, 64
HEAD_RATE = 5  # times that of the body
WARM = 0.08  # share of the steps in which the rate grows
MAY_WEIGHT, TAUGHT_MAY_WEIGHT = 0.3, 0.7
TARGETS = {"must": 1.0, "may": 0.5, "none": 0.0}


@dataclass(frozen=True)
class Examples:
    """Pairs as pieces, with the fold that leaves them out, what is to be said of each, and how much it counts."""

    pairs: list[tuple[Side, Side]]
    folds: np.ndarray
    targets: np.ndarray
    weights: np.ndarray

    @classmethod
    def read(cls, path: Path, tokenizer: Tokenizer, answers: Path | None, *, around: bool) -> Examples:
        """The examples of a file, with the sentences `around` if these are to be seen; with the answers of a teacher
        half of the label is the teacher's."""
        rows = json.loads(path.read_text(encoding="utf-8"))
        both = ("left", "right")
        seen = [[row[f"around_{side}"] if around else ("", "") for side in both] for row in rows]
        pairs = [
            (Side.of(tokenizer, row["left"], left), Side.of(tokenizer, row["right"], right))
            for row, (left, right) in zip(rows, seen, strict=True)
        ]
        targets = np.array([TARGETS[row["label"]] for row in rows])
        is_may = np.array([row["label"] == "may" for row in rows])
        weights = np.where(is_may, MAY_WEIGHT, 1.0)
        if answers is not None:
            said = taught(answers, len(rows))
            targets = np.where(is_may, said, (targets + said) / 2)
            weights = np.where(is_may, TAUGHT_MAY_WEIGHT, 1.0)
        return cls(pairs, np.array([row["fold"] for row in rows]), targets, weights)


def taught(folder: Path, count: int) -> np.ndarray:
    """The chances that a teacher gives to all examples, each from the fold that left it out."""
    found = np.zeros(count)
    for path in folder.glob("[0-9].json"):
        for at, odds in json.loads(path.read_text(encoding="utf-8")).items():
            found[int(at)] = 1 / (1 + np.exp(-np.mean(odds)))
    return found


def train(model: PairNetwork, data: Examples, rows: np.ndarray, plan: tuple[int, float, int], special: Special) -> None:
    """Train on some rows; in each pass every pair is seen once, either way round."""
    passes, rate, size = plan
    chance = np.random.default_rng(SEED)
    steps = passes * -(-len(rows) // size)
    optimizer = torch.optim.AdamW(_groups(model, rate))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda n: min((n + 1) / max(1.0, WARM * steps), max(0.0, 1 - n / steps))
    )
    losses = nn.BCEWithLogitsLoss(reduction="none")
    model.train()
    for _ in range(passes):
        order = chance.permutation(rows)
        for first in range(0, len(order), size):
            some = order[first : first + size]
            pairs = [data.pairs[n] if chance.random() < 0.5 else data.pairs[n][::-1] for n in some]
            odds = model(*special.batch(pairs))
            weights = torch.tensor(data.weights[some], dtype=torch.float32, device=odds.device)
            targets = torch.tensor(data.targets[some], dtype=torch.float32, device=odds.device)
            loss = (losses(odds, targets) * weights).sum() / weights.sum()
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()


def _groups(model: PairNetwork, rate: float) -> list[dict[str, object]]:
    """Body and head, which starts anew and so moves faster; no decay for what is no matrix."""
    trained = [(name, p) for name, p in model.named_parameters() if p.requires_grad]
    body = [p for name, p in trained if name.startswith("body")]
    head = [p for name, p in trained if not name.startswith("body")]
    return [
        {"params": [p for p in body if p.ndim > 1], "lr": rate, "weight_decay": 0.01},
        {"params": [p for p in body if p.ndim == 1], "lr": rate, "weight_decay": 0.0},
        {"params": head, "lr": rate * HEAD_RATE, "weight_decay": 0.01},
    ]


@dataclass(frozen=True)
class Special:
    """The pieces that begin, end and fill up, and where to compute."""

    begin: int
    end: int
    padding: int
    device: str

    def batch(self, pairs: Sequence[tuple[Side, Side]]) -> list[torch.Tensor]:
        """Pairs as the network takes them."""
        return [part.to(self.device) for part in batch_of(pairs, self.begin, self.end, self.padding)]


@torch.no_grad()
def answers_to(model: PairNetwork, data: Examples, rows: np.ndarray, special: Special) -> dict[int, list[float]]:
    """The log-odds of some rows, both ways round."""
    model.eval()
    found = {}
    for n in rows.tolist():
        pair = data.pairs[n]
        found[n] = [float(model(*special.batch([way]))[0]) for way in (pair, pair[::-1])]
    return found


def main() -> None:
    """Train one fold and write it."""
    examples, base, out, fold = Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4])
    answers = Path(sys.argv[5]) if len(sys.argv) > 5 else None
    torch.manual_seed(SEED)
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    body = AutoModel.from_pretrained(str(base), add_pooling_layer=False)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    begin, *_, end = tokenizer.encode("x").ids
    special = Special(begin, end, body.config.pad_token_id, device)
    is_teacher = body.config.model_type == "mpnet"
    data = Examples.read(examples, tokenizer, answers, around=is_teacher)
    model = PairNetwork(body).to(device)
    plan = (TEACHER_PASSES, TEACHER_RATE, TEACHER_BATCH) if is_teacher else (PASSES, RATE, BATCH)
    train(model, data, np.flatnonzero(data.folds != fold), plan, special)
    out.mkdir(parents=True, exist_ok=True)
    torch.save(model.state_dict(), out / f"{fold}.pt")
    said = answers_to(model, data, np.flatnonzero(data.folds == fold), special)
    (out / f"{fold}.json").write_text(json.dumps(said), encoding="utf-8")


if __name__ == "__main__":
    main()
