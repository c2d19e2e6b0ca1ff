"""From evidence to a score: how likely it is that two sentences say the same thing."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from variorum.alignment.evidence import GLANCE, SIGNALS, Evidence
from variorum.yaml_files import shipped_yaml


@dataclass(frozen=True, slots=True)
class Logistic:
    """sigmoid(bias + sum of weight x signal), over signals in a fixed order."""

    bias: float
    weights: tuple[float, ...]

    def __call__(self, values: Sequence[float]) -> float:
        odds = self.bias + sum([w * v for w, v in zip(self.weights, values, strict=True)])
        return 1.0 / (1.0 + math.exp(-odds)) if odds > -500.0 else 0.0


@dataclass(frozen=True, slots=True)
class Scorer:
    """Two models: `glance` for what is worth a close look, and `close`, whose score counts."""

    glance: Logistic
    close: Logistic
    least_glance: float

    def is_worth_a_look(self, glance: Sequence[float]) -> bool:
        """Whether the signals of GLANCE leave a chance that the pair is a link."""
        return self.glance(glance) >= self.least_glance

    def score(self, evidence: Evidence) -> float:
        """A score in 0..1."""
        return self.close(evidence.values)


@cache
def lexical_scorer() -> Scorer:
    """The scorer whose weights come with the program, in weights.yaml."""
    data = shipped_yaml("variorum.alignment", "weights.yaml")
    glance, close = _logistic(data["glance"], GLANCE), _logistic(data["close"], SIGNALS)
    return Scorer(glance, close, float(data["least_glance"]))


def _logistic(data: Mapping[str, float], signals: Sequence[str]) -> Logistic:
    return Logistic(float(data["bias"]), tuple(float(data[signal]) for signal in signals))
