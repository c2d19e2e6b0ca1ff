"""From evidence to a score: how likely it is that two sentences say the same thing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final

import numpy as np

from variorum.alignment.arrays import Floats
from variorum.alignment.lexical_features import (
    ENCODED_FIRST_STAGE_FEATURES,
    ENCODED_PREFILTER_FEATURES,
    FIRST_STAGE_FEATURES,
    PREFILTER_FEATURES,
    ArticlePair,
    Candidates,
)
from variorum.alignment.monotone_chain import Pair
from variorum.alignment.neighbourhood import NEIGHBOURHOOD_FEATURES, neighbourhood
from variorum.base.strict_yaml import shipped_yaml

Models = Mapping[str, tuple[str, ...]]
MODELS: Final[Models] = {
    "prefilter": PREFILTER_FEATURES,
    "first_stage": FIRST_STAGE_FEATURES,
    "neighbourhood": NEIGHBOURHOOD_FEATURES,
}
ENCODED_MODELS: Final[Models] = {
    "prefilter": ENCODED_PREFILTER_FEATURES,
    "first_stage": ENCODED_FIRST_STAGE_FEATURES,
    "neighbourhood": NEIGHBOURHOOD_FEATURES,
}


@dataclass(frozen=True, slots=True)
class FeatureVector:
    """The signals of one pair, by name: of the close look, each mostly in 0..1, and of CONTEXT."""

    values: tuple[float, ...]
    signals: tuple[str, ...]

    def __getitem__(self, signal: str) -> float:
        return self.values[self.signals.index(signal)]

    def __contains__(self, signal: str) -> bool:
        return signal in self.signals


@dataclass(frozen=True, slots=True)
class Logistic:
    """sigmoid(bias + sum of weight x signal), over signals in a fixed order."""

    bias: float
    weights: tuple[float, ...]

    def __call__(self, values: Floats) -> Floats:
        """The chance, in 0..1, of each row of signals; rounded, so that machines agree."""
        odds = self.bias + values @ np.array(self.weights)
        return np.asarray(np.round(1.0 / (1.0 + np.exp(-odds)), 9))


@dataclass(frozen=True, slots=True)
class Scorer:
    """Three models: `prefilter` for what is worth a close look, `first_stage` for a first score of what is
    seen then, and `neighbourhood`, whose score counts, for that and the first scores around it."""

    prefilter: Logistic
    first_stage: Logistic
    neighbourhood: Logistic
    prefilter_threshold: float
    models: Models = field(default_factory=lambda: MODELS, compare=False)

    def evidence(self, values: Floats) -> FeatureVector:
        """The signals of a pair; of one that was looked at alone, nothing is known of the pairs around it."""
        signals = (*self.models["first_stage"], *self.models["neighbourhood"])
        missing = len(signals) - len(values)
        return FeatureVector((*values.tolist(), *(0.0 for _ in range(missing))), signals)

    def passing_prefilter(self, seen: Candidates) -> Candidates:
        """The pairs whose signals of GLANCE leave a chance that they are links."""
        return seen.only(self.prefilter(seen.values) >= self.prefilter_threshold)


@dataclass(frozen=True, slots=True)
class Scored:
    """The pairs of sentences that were looked at closely, with all their signals and their scores.

    `exact_matches` are the pairs with the same words; their sentences are in no other pair.
    """

    seen: Candidates
    scores: Floats
    exact_matches: tuple[Pair, ...]


def score(pair: ArticlePair, exact_matches: Sequence[Pair], scorer: Scorer) -> Scored:
    """Score the pairs of sentences that have no twin on either side."""
    left = np.array([i for i, _ in exact_matches], dtype=np.int64)
    right = np.array([j for _, j in exact_matches], dtype=np.int64)
    has_twin = [np.zeros(count, dtype=np.bool_) for count in pair.counts]
    has_twin[0][left] = has_twin[1][right] = True
    worth = [
        scorer.passing_prefilter(
            prefilter_features.only(~(has_twin[0][prefilter_features.left] | has_twin[1][prefilter_features.right]))
        )
        for prefilter_features in pair.prefilter_features()
    ]
    seen = pair.pair_features(Candidates.joined(worth))
    around = neighbourhood(seen, scorer.first_stage(seen.values), (left, right), pair.counts)
    everything = Candidates(seen.left, seen.right, np.hstack((seen.values, around)))
    return Scored(everything, scorer.neighbourhood(around), tuple(exact_matches))


@cache
def lexical_scorer() -> Scorer:
    """The scorer whose weights come with the program, in weights.yaml."""
    return _shipped("weights.yaml", MODELS)


@cache
def encoded_scorer() -> Scorer:
    """The scorer for articles that the encoder has read, with weights of its own."""
    return _shipped("encoder_weights.yaml", ENCODED_MODELS)


def _shipped(name: str, models: Models) -> Scorer:
    data = shipped_yaml("variorum.alignment", name)
    prefilter, first_stage, around = (_logistic(data[model], signals) for model, signals in models.items())
    return Scorer(prefilter, first_stage, around, float(data["prefilter_threshold"]), models)


def _logistic(data: Mapping[str, float], signals: Sequence[str]) -> Logistic:
    return Logistic(float(data["bias"]), tuple(float(data[signal]) for signal in signals))
