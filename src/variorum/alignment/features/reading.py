"""The feature of pairs of sentences that the pair reader has read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from variorum.alignment.arrays import Floats
from variorum.alignment.features.feature import Feature, Reasoning, Stage


@dataclass(frozen=True, slots=True)
class ReadPairs:
    """Pairs with the chances that the reader gives them, 0 where it was not asked."""

    chances: Floats


READING: Final = (
    Feature[ReadPairs](
        "reader_chance",
        Stage.READING,
        "the chance that the pair reader gives two sentences to say the same; 0 if it was not asked",
        lambda pairs: pairs.chances,
        Reasoning(
            0,
            "read together, they say the same",
            lambda known, _words: (known["reader_chance"], ()) if known["reader_chance"] > 0 else None,
        ),
    ),
)
