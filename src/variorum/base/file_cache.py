"""What was worked out before, kept in files of the user's cache folder.

A file for each key, under the hash of it; written whole or not at all, so that two programs may share the folder.
A file that is not as it should be is read as if it were not there. Where the folder cannot be written, nothing is
kept, and nothing else changes.
"""

from __future__ import annotations

import hashlib
import os
import threading
from contextlib import suppress
from pathlib import Path
from typing import Final

from variorum.base.private_folders import private_folder

_CHECK: Final = 8  # bytes of a hash before the data


class FileCache:
    """Data by key, in the folder `part` of `folder`; the other parts there are those of other versions."""

    def __init__(self, folder: Path, part: str) -> None:
        self._whole, self._folder = folder, folder / part

    def path(self, key: str) -> Path:
        """Where the data of a key are, if they are there."""
        name = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:40]
        return self._folder / name[:2] / name[2:]

    def get(self, key: str) -> bytes | None:
        """The data of a key, if they are there and whole."""
        try:
            data = self.path(key).read_bytes()
        except OSError:
            return None
        body = data[_CHECK:]
        return body if data[:_CHECK] == _check(body) else None

    def put(self, key: str, body: bytes) -> None:
        """Keep the data of a key."""
        path = self.path(key)
        new = path.with_name(f".{path.name}.{os.getpid()}.{threading.get_ident()}")
        with suppress(OSError):
            private_folder(path.parent)
            with open(new, "wb", opener=_private) as file:
                file.write(_check(body) + body)
            new.replace(path)

    def trim(self, most: int) -> None:
        """Remove the files that were written first, until the rest has at most so many bytes; those of other
        parts go too."""
        known = []
        with suppress(OSError):
            for path in self._whole.rglob("*"):
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
