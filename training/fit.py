"""Fit the weights: `python -m training.fit FOLDER`, with `training` and `stories` in the folder.

The stories of `stories` are never fitted on; they and five-fold cross-validation over the training
stories say what the weights are worth.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from training.gold import GoldPair, read_gold
from training.scores import only_here, score
from variorum.alignment.evidence import GLANCE, SIGNALS, ArticlePair
from variorum.alignment.scorer import Logistic, Scorer

WEIGHTS = Path(__file__).parent.parent / "src/variorum/alignment/weights.yaml"
LEAST_GLANCE = 0.08
MAY_WEIGHT = 0.3  # a link that may be found counts this much on either side
STRICTNESS = 0.30
FOLDS = 5
SETTINGS = (0.2, 0.3, 0.4, 0.5, 0.6)

Rows = list[tuple[tuple[float, ...], str]]


def examples(pairs: Sequence[GoldPair], scorer: Logistic | None = None) -> Rows:
    """Signals and label of every pair of sentences that readers judged; with a scorer, all signals of
    those that pass its glance."""
    rows: Rows = []
    for gold in pairs:
        seen = ArticlePair(gold.left.profiles, gold.right.profiles)
        for (i, j), glance in seen.glances.items():
            label = gold.label(i, j)
            if label is None:
                continue
            if scorer is None:
                rows.append((glance, label))
            elif scorer(glance) >= LEAST_GLANCE:
                rows.append((seen.look(i, j).values, label))
    return rows


def fit_logistic(rows: Rows) -> Logistic:
    """Logistic regression; an uncertain link is a little of both."""
    values, labels, weights = [], [], []
    for signals, label in rows:
        chances = ((1, MAY_WEIGHT), (0, MAY_WEIGHT)) if label == "may" else ((int(label == "must"), 1.0),)
        for is_link, weight in chances:
            values.append(signals)
            labels.append(is_link)
            weights.append(weight)
    table = np.array(values)
    middle, spread = table.mean(0), table.std(0) + 1e-9
    model = LogisticRegression(max_iter=1000).fit((table - middle) / spread, labels, sample_weight=weights)
    coefficients = model.coef_[0] / spread
    bias = float(model.intercept_[0] - (coefficients * middle).sum())
    return Logistic(round(bias, 4), tuple(round(float(weight), 4) for weight in coefficients))


def fit(pairs: Sequence[GoldPair]) -> Scorer:
    """Both models: the glance over all pairs of sentences, the close look over those it lets through."""
    glance = fit_logistic(examples(pairs))
    return Scorer(glance, fit_logistic(examples(pairs, glance)), LEAST_GLANCE)


def cross_validated(pairs: Sequence[GoldPair]) -> str:
    """F1 on training stories that were left out, fold by fold, at the default strictness."""
    stories = sorted({pair.story for pair in pairs})
    found = wrong = missed = 0
    for fold in range(FOLDS):
        out = set(stories[fold::FOLDS])
        scorer = fit([pair for pair in pairs if pair.story not in out])
        part = score([pair for pair in pairs if pair.story in out], STRICTNESS, scorer)
        found, wrong, missed = found + part.found, wrong + part.wrong, missed + part.missed
    return f"F1 {2 * found / (2 * found + wrong + missed):.3f}"


def as_yaml(scorer: Scorer, provenance: str) -> str:
    """The weights file."""
    lines = ["# Made by `make fit`; docs/alignment.md says what the signals are.", "provenance: >-"]
    lines += [f"  {line}" for line in provenance.splitlines()]
    lines.append(f"least_glance: {scorer.least_glance}")
    for name, model, signals in (("glance", scorer.glance, GLANCE), ("close", scorer.close, SIGNALS)):
        lines.append(f"{name}:")
        pairs = zip(("bias", *signals), (model.bias, *model.weights), strict=True)
        lines += [f"  {signal}: {weight}" for signal, weight in pairs]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Fit, report, write."""
    folder = Path(sys.argv[1])
    training, testing = read_gold(folder / "training"), read_gold(folder / "stories")
    scorer = fit(training)
    stories = len({pair.story for pair in training})
    digest = hashlib.sha256(b"".join(p.read_bytes() for p in sorted((folder / "training").rglob("*.json"))))
    apart = cross_validated(training)
    held_out = score(testing, STRICTNESS, scorer)
    provenance = (
        f"Fitted {datetime.now(UTC):%Y-%m-%d} by training/fit.py on {stories} stories of US politics\n"
        f"({len(training)} pairs of articles, one reader each; marks sha256 {digest.hexdigest()[:16]}).\n"
        f"On training stories left out, {FOLDS} folds: {apart}. On "
        f"{len({p.story for p in testing})} stories\n"
        f"that two readers marked and that were not fitted on: {held_out}, at strictness {STRICTNESS}."
    )
    WEIGHTS.write_text(as_yaml(scorer, provenance), encoding="utf-8")
    print(provenance)
    for strictness in SETTINGS:
        right, everything = only_here(testing, strictness)
        shown = score(testing, strictness, scorer)
        print(f"strictness {strictness}: {shown}, only here {right / everything:.3f} of {everything}")


if __name__ == "__main__":
    main()
