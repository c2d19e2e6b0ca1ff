"""The features of pairs of sentences, all in one place: weights, reasons and documents follow this list.

A new one is a `Feature` in the module of its stage, and a weight, which `make fit` finds.
"""

from __future__ import annotations

from typing import Any, Final

from variorum.alignment.features.embedding import EMBEDDING
from variorum.alignment.features.feature import Feature, Stage
from variorum.alignment.features.lexical import LEXICAL
from variorum.alignment.features.neighbourhood import NEIGHBOURHOOD
from variorum.alignment.features.pair import PAIR
from variorum.alignment.features.reading import READING

FEATURES: Final[tuple[Feature[Any], ...]] = (*LEXICAL, *EMBEDDING, *PAIR, *NEIGHBOURHOOD, *READING)


def names_at(*stages: Stage) -> tuple[str, ...]:
    """The names of the features of some stages, stage by stage."""
    return tuple(feature.name for stage in stages for feature in FEATURES if feature.stage is stage)
