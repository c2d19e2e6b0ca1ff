"""From evidence to a score: how likely it is that two sentences say the same thing."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from variorum.alignment.evidence import SIGNALS, Evidence
from variorum.yaml_files import shipped_yaml


@dataclass(frozen=True, slots=True)
class Scorer:
    """A logistic model: sigmoid(bias + sum of weight x signal)."""

    bias: float
    weights: Mapping[str, float]

    def contributions(self, evidence: Evidence) -> dict[str, float]:
        """What each signal adds to the log-odds, for explaining a score."""
        return {name: self.weights[name] * evidence[name] for name in SIGNALS}

    def score(self, evidence: Evidence) -> float:
        """A score in 0..1."""
        values = zip((self.weights[name] for name in SIGNALS), evidence.values, strict=True)
        odds = self.bias + math.fsum(weight * value for weight, value in values)
        return 1.0 / (1.0 + math.exp(-odds))


@cache
def lexical_scorer() -> Scorer:
    """The scorer whose weights come with the program, in weights.yaml."""
    data = shipped_yaml("variorum.alignment", "weights.yaml")
    return Scorer(float(data["bias"]), {name: float(data["weights"][name]) for name in SIGNALS})
