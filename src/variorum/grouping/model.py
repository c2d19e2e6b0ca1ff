"""The chance that two articles tell of one event, by weights that come with the program."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from variorum.alignment.scorer import Logistic
from variorum.base.strict_yaml import shipped_yaml
from variorum.grouping.features import FEATURES


@dataclass(frozen=True, slots=True)
class GroupingModel:
    """`same_event` scores pairs of articles; groups grow as long as the mean score of their pairs is at least
    `threshold`, and, of two groups of several articles, `cohesion` times the mean inside the looser one."""

    same_event: Logistic
    threshold: float
    cohesion: float


@cache
def shipped_model() -> GroupingModel:
    """The model of weights.yaml, which `make stories` fits."""
    data = shipped_yaml("variorum.grouping", "weights.yaml")
    weights = {name: float(data["same_event"][name]) for name in FEATURES}
    return GroupingModel(
        Logistic(float(data["same_event"]["bias"]), weights), float(data["threshold"]), float(data["cohesion"])
    )
