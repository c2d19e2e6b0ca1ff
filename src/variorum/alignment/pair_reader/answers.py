"""Answers of the pair reader that were given before, in the user's cache folder: a file for two articles."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import numpy as np
import platformdirs

from variorum.base.file_cache import FileCache

_MOST_BYTES: Final = 50_000_000
_RECORD: Final = np.dtype([("left", "<i4", 2), ("right", "<i4", 2), ("odds", "<f4")])

# The spans of two sentences in the texts of their articles.
Spans = tuple[tuple[int, int], tuple[int, int]]


def answers_folder() -> Path:
    """Where answers are kept."""
    return platformdirs.user_cache_path("variorum") / "pairs"


class AnswerFile:
    """The answers about the sentences of two texts, by the name of the model."""

    def __init__(self, folder: Path, model: str, texts: tuple[str, str]) -> None:
        self._files = FileCache(folder, model)
        self._key = f"{len(texts[0])} {texts[0]}{texts[1]}"

    def get(self) -> dict[Spans, float]:
        """The log-odds that are known, by the spans of the two sentences."""
        body = self._files.get(self._key)
        if body is None or len(body) % _RECORD.itemsize:
            return {}
        found = np.frombuffer(body, dtype=_RECORD)
        sides = (map(tuple, found[side].tolist()) for side in ("left", "right"))
        return dict(zip(zip(*sides, strict=True), found["odds"].tolist(), strict=True))

    def put(self, answers: Mapping[Spans, float]) -> None:
        """Keep all answers about the two texts."""
        known = [(left, right, odds) for (left, right), odds in sorted(answers.items())]
        self._files.put(self._key, np.array(known, dtype=_RECORD).tobytes())

    def trim(self) -> None:
        """Remove the files that were written first, until the rest is small enough; other models' go too."""
        self._files.trim(_MOST_BYTES)
