"""The detectors: each registers itself for a type of drift when its module is imported.

A new one is a module in `drift/detectors/` with a function under `@detector`; `registered()` finds it there.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Final

from variorum.drift.context import SentencePair
from variorum.drift.drift import Drift, DriftType
from variorum.drift.lexicon import Lexicon

Detect = Callable[[SentencePair, Lexicon], Iterable[Drift]]


@dataclass(frozen=True, slots=True)
class Detector:
    """What looks for drift of a type, in links of at least a score in 0..1."""

    type: DriftType
    min_score: float
    detect: Detect


_DETECTORS: Final[list[Detector]] = []


def detector(drift_type: DriftType, *, min_score: float = 0.0) -> Callable[[Detect], Detect]:
    """Register a function that yields drift of a type, for links of at least `min_score`."""

    def register(detect: Detect) -> Detect:
        _DETECTORS.append(Detector(drift_type, min_score, detect))
        return detect

    return register


@cache
def registered() -> tuple[Detector, ...]:
    """The detectors of all modules in `drift/detectors/`, in the order of their types."""
    package = import_module("variorum.drift.detectors")
    for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
        import_module(module.name)
    types = list(DriftType)
    return tuple(sorted(_DETECTORS, key=lambda found: types.index(found.type)))


def both_ways(pair: SentencePair, look: Callable[[SentencePair], Iterable[Drift]]) -> Iterator[Drift]:
    """What a look from the base to the other finds, and what it finds from the other to the base, told as it
    is seen from the base."""
    yield from look(pair)
    yield from (drift.mirrored for drift in look(pair.swapped))
