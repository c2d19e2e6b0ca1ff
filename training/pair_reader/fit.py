"""Fit what the pair reader's word counts: `python -m training.pair_reader.fit EXAMPLES ANSWERS`.

ANSWERS is the folder of training.pair_reader.train with all folds: scores and answers are of models that had not seen
the story. Prints the weights, and what they give on the same pairs at the default strictness, which is a little too
good for three numbers that were fitted on them.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np

from evaluation.scores import Score
from training.fit import STRICTNESS, Table, fit_logistic
from variorum.alignment.candidates import NO_CANDIDATES, Candidates
from variorum.alignment.read_scores import LEAST_SCORE, MOST_SCORE, READ_FEATURES, read_features


def main() -> None:
    """Fit and report."""
    rows = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    answers: dict[int, list[float]] = {}
    for path in Path(sys.argv[2]).glob("[0-9].json"):
        answers |= {int(n): odds for n, odds in json.loads(path.read_text(encoding="utf-8")).items()}
    asked = [n for n, row in enumerate(rows) if n in answers and LEAST_SCORE <= row["score"] <= MOST_SCORE]
    odds = np.array([answers[n][rows[n]["swapped"]] for n in asked])  # in the order that the program reads them in
    scores = np.array([rows[n]["score"] for n in asked])
    seen: Candidates = read_features(NO_CANDIDATES, scores, odds)
    labels = [rows[n]["label"] for n in asked]
    weights = fit_logistic(Table(seen.values, labels, READ_FEATURES))
    print(f"bias: {weights.bias}", *(f"{name}: {value}" for name, value in weights.weights.items()), sep="\n")
    final = np.array([row["score"] for row in rows])
    print(f"by words: {_score(rows, final)}")
    final[asked] = weights(seen)
    print(f"read too: {_score(rows, final)}")


def _score(rows: list[dict[str, str]], scores: np.ndarray) -> Score:
    linked = scores >= STRICTNESS
    labels = np.array([row["label"] for row in rows])
    must, none = labels == "must", labels == "none"
    return Score(int((linked & must).sum()), int((linked & none).sum()), int((must & ~linked).sum()))


if __name__ == "__main__":
    main()
