"""Vectors of sentences that were read before, in the user's cache folder.

A file for each sentence, under the hash of its text and of the model; written whole or not at all, so that
two programs may share the folder. A file that is not as it should be is read as if it were not there.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path
from typing import Final

import numpy as np
import platformdirs

from variorum.alignment.vectors import Vectors
from variorum.base.private_folders import private_folder

_MOST_BYTES: Final = 200_000_000
_CHECK: Final = 8  # bytes of a hash before the vectors


def vectors_folder() -> Path:
    """Where vectors are kept."""
    return platformdirs.user_cache_path("variorum") / "vectors"


class VectorCache:
    """The vectors of sentences, by the name of the model. Where the folder cannot be written, nothing is
    kept, and nothing else changes."""

    def __init__(self, folder: Path, model: str, size: int) -> None:
        self._folder, self._model, self._size = folder / model, model, size

    def _path(self, sentence: str) -> Path:
        name = hashlib.sha256(sentence.encode("utf-8", "surrogatepass")).hexdigest()[:40]
        return self._folder / name[:2] / name[2:]

    def get(self, sentence: str, words: int) -> Vectors | None:
        """The vectors of a sentence of so many words, if they are there and whole."""
        try:
            data = self._path(sentence).read_bytes()
        except OSError:
            return None
        body = data[_CHECK:]
        if data[:_CHECK] != _check(body) or len(body) != 2 * words * self._size:
            return None
        return np.frombuffer(body, dtype=np.float16).reshape(words, self._size)

    def put(self, sentence: str, vectors: Vectors) -> None:
        """Keep the vectors of a sentence."""
        path, body = self._path(sentence), vectors.tobytes()
        new = path.with_name(f".{path.name}.{os.getpid()}")
        with suppress(OSError):
            private_folder(path.parent)
            with open(new, "wb", opener=_private) as file:
                file.write(_check(body) + body)
            new.replace(path)

    def trim(self, most: int = _MOST_BYTES) -> None:
        """Remove the files that were written first, until the rest has at most so many bytes; other models'
        files go too."""
        known = []
        with suppress(OSError):
            for path in self._folder.parent.rglob("*"):
                with suppress(OSError):
                    about = path.stat()
                    if path.is_file():
                        known.append((path.is_relative_to(self._folder), about.st_mtime, about.st_size, path))
        known.sort(reverse=True)
        total = 0
        for ours, _, size, path in known:
            total += size
            if total > most or not ours:
                with suppress(OSError):
                    path.unlink(missing_ok=True)


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _check(body: bytes) -> bytes:
    return hashlib.blake2b(body, digest_size=_CHECK).digest()
