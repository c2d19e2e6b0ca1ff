"""From features to a score: how likely it is that two sentences say the same thing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np

from variorum.alignment.arrays import Floats
from variorum.alignment.article_pair import ArticlePair
from variorum.alignment.candidates import Candidates
from variorum.alignment.features import names_at
from variorum.alignment.features.feature import Stage
from variorum.alignment.monotone_chain import Pair
from variorum.alignment.neighbourhood import neighbourhood
from variorum.base.strict_yaml import shipped_yaml

# The stages whose features each model weighs: by words alone, and with an encoder's evidence.
Models = Mapping[str, tuple[Stage, ...]]
MODELS: Final[Models] = {
    "prefilter": (Stage.PREFILTER,),
    "first_stage": (Stage.PREFILTER, Stage.PAIR),
    "neighbourhood": (Stage.NEIGHBOURHOOD,),
}
ENCODED_MODELS: Final[Models] = {
    "prefilter": (Stage.PREFILTER, Stage.EMBEDDING),
    "first_stage": (Stage.PREFILTER, Stage.EMBEDDING, Stage.PAIR),
    "neighbourhood": (Stage.NEIGHBOURHOOD,),
}


@dataclass(frozen=True, slots=True)
class Logistic:
    """sigmoid(bias + sum of weight x feature), with a weight for each feature by its name."""

    bias: float
    weights: Mapping[str, float]

    def __call__(self, seen: Candidates) -> Floats:
        """The chance, in 0..1, of each pair; rounded, so that machines agree. Raises ValueError where the
        features of the pairs are not those that have weights."""
        if self.weights.keys() ^ set(seen.features):
            raise ValueError(f"weights for {sorted(self.weights)}, but features {sorted(seen.features)}")
        odds = self.bias + seen.values @ np.array([self.weights[name] for name in seen.features])
        return np.asarray(np.round(1.0 / (1.0 + np.exp(-odds)), 9))


@dataclass(frozen=True, slots=True)
class Scorer:
    """Three models: `prefilter` for what is worth a close look, `first_stage` for a first score of what is
    seen then, and `neighbourhood`, whose score counts, for that and the first scores around it."""

    prefilter: Logistic
    first_stage: Logistic
    neighbourhood: Logistic
    prefilter_threshold: float

    def passing_prefilter(self, seen: Candidates) -> Candidates:
        """The pairs whose prefilter features leave a chance that they are links."""
        return seen.only(self.prefilter(seen) >= self.prefilter_threshold)


@dataclass(frozen=True, slots=True)
class Scored:
    """The pairs of sentences that were looked at closely, with all their features and their scores.

    `exact_matches` are the pairs with the same words; of their sentences no two are in
    another pair.
    """

    seen: Candidates
    scores: Floats
    exact_matches: tuple[Pair, ...]


def score(pair: ArticlePair, exact_matches: Sequence[Pair], scorer: Scorer) -> Scored:
    """Score the pairs of sentences of which at most one has an exact match. Such a sentence may have further
    partners: a headline, a tweet or a short sentence may say what several sentences say."""
    left = np.array([i for i, _ in exact_matches], dtype=np.int64)
    right = np.array([j for _, j in exact_matches], dtype=np.int64)
    is_matched = [np.zeros(count, dtype=np.bool_) for count in pair.counts]
    is_matched[0][left] = is_matched[1][right] = True
    passing = (
        scorer.passing_prefilter(some.only(~(is_matched[0][some.left] & is_matched[1][some.right])))
        for some in pair.prefilter_features()
    )
    seen = pair.pair_features(Candidates.joined(list(passing)))
    around = neighbourhood(seen, scorer.first_stage(seen), (left, right), pair.counts)
    everything = seen.with_more(around.values, around.features)
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
    prefilter, first_stage, around = (_logistic(data[model], names_at(*stages)) for model, stages in models.items())
    return Scorer(prefilter, first_stage, around, float(data["prefilter_threshold"]))


def _logistic(data: Mapping[str, float], names: Sequence[str]) -> Logistic:
    return Logistic(float(data["bias"]), {name: float(data[name]) for name in names})
