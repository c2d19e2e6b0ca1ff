"""Vectors of sentences that were read before, in the user's cache folder."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import numpy as np
import platformdirs

from variorum.alignment.vectors import Vectors
from variorum.base.file_cache import FileCache

_MOST_BYTES: Final = 200_000_000


def vectors_folder() -> Path:
    """Where vectors are kept."""
    return platformdirs.user_cache_path("variorum") / "vectors"


class VectorCache:
    """The vectors of sentences, by the name of the model."""

    def __init__(self, folder: Path, model: str, size: int) -> None:
        self._files, self._size = FileCache(folder, model), size

    def get(self, sentence: str, words: int) -> Vectors | None:
        """The vectors of a sentence of so many words, if they are there and whole."""
        body = self._files.get(sentence)
        if body is None or len(body) != 2 * words * self._size:
            return None
        return np.frombuffer(body, dtype=np.float16).reshape(words, self._size)

    def put(self, sentence: str, vectors: Vectors) -> None:
        """Keep the vectors of a sentence."""
        self._files.put(sentence, vectors.tobytes())

    def trim(self, most: int = _MOST_BYTES) -> None:
        """Remove the files that were written first, until the rest has at most so many bytes; other models'
        files go too."""
        self._files.trim(most)
