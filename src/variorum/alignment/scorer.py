"""From evidence to a score: how likely it is that two sentences say the same thing."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from variorum.alignment.evidence import SIGNALS, Evidence
from variorum.yaml_files import load_yaml


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
    source = files("variorum.alignment").joinpath("weights.yaml")
    data = load_yaml(source.read_text(encoding="utf-8"), "weights.yaml").data
    return Scorer(float(data["bias"]), {name: float(data["weights"][name]) for name in SIGNALS})
