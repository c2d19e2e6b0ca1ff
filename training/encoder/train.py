"""Fine-tune the encoder: `python -m training.encoder.train DATA BASE OUT [FOLD OF]`.

DATA is a folder of marked stories, BASE that of all-MiniLM-L6-v2, OUT where the tuned model is put. With FOLD
and OF, every OF-th story is left out, so that weights can be fitted on stories that it was not trained on.
"""

from __future__ import annotations

import hashlib
import random
import sys
import time
from pathlib import Path

import torch

from evaluation.gold import read_gold
from training.encoder.data import Story, stories_of
from training.encoder.late_interaction import LateInteraction
from variorum.alignment.encoder.subwords import load_tokenizer

WEIGHTS = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
PASSES = 2
RATE = 4e-5
WARM = 0.1  # share of the steps in which the rate grows
SEED = 20261124


def main() -> None:
    """Train and save."""
    data, base, out = (Path(name) for name in sys.argv[1:4])
    fold, of = (int(number) for number in sys.argv[4:6]) if len(sys.argv) > 5 else (-1, 1)
    digest = hashlib.sha256((base / "model.safetensors").read_bytes()).hexdigest()
    if digest != WEIGHTS:
        sys.exit(f"{base}/model.safetensors is not the file that is expected: {digest}")
    torch.manual_seed(SEED)
    torch.use_deterministic_algorithms(True)
    tokenizer = load_tokenizer((base / "tokenizer.json").read_bytes())
    pairs = read_gold(data)
    stories = sorted({pair.story for pair in pairs})
    left_out = set(stories[fold::of]) if fold >= 0 else set()
    told = stories_of([pair for pair in pairs if pair.story not in left_out], tokenizer)
    model = LateInteraction(base)
    train(model, told)
    model.bert.save_pretrained(str(out))
    tokenizer.save(str(out / "tokenizer.json"))
    print(f"{len(told)} stories, scale {model.scale.item():.2f}, shift {model.shift.item():.3f}")


def train(model: LateInteraction, stories: list[Story]) -> None:
    """A few passes over all stories, in an order that the seed gives."""
    encoder = [p for name, p in model.named_parameters() if name.startswith("bert")]
    groups = [{"params": encoder, "lr": RATE}, {"params": [model.scale, model.shift], "lr": RATE * 100}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    steps = PASSES * len(stories)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda n: min(1.0, (n + 1) / (WARM * steps)) * max(0.0, 1 - n / steps)
    )
    rng = random.Random(SEED)  # noqa: S311 - the same order each time
    model.train()
    start, summed, n = time.time(), 0.0, 0
    for _ in range(PASSES):
        for story in rng.sample(stories, len(stories)):
            value = model(story)
            optimizer.zero_grad()
            value.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            summed, n = summed + value.item(), n + 1
            if n % 10 == 0:
                print(f"{n} of {steps}: loss {summed / 10:.3f}, {time.time() - start:.0f} s", flush=True)
                summed = 0.0


if __name__ == "__main__":
    main()
