"""By what a finished folder of stories is known, and where in it the reader's own work lies."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final

from variorum.base.errors import InputError
from variorum.base.paths import SUFFIX, bytes_of

MANIFEST: Final = "manifest.json"
_SCHEMA: Final = b'"variorum/stories/'
_LARGEST: Final = 10_000_000  # bytes of a manifest


def is_finished(folder: str | Path) -> bool:
    """Whether a folder holds the stories that `variorum stories` wrote."""
    path = Path(folder) / MANIFEST
    try:
        return path.is_file() and _SCHEMA in bytes_of(path, _LARGEST)
    except (InputError, OSError, ValueError):
        return False


def stamp_of(folder: Path) -> str:
    """What changes when the tables of a folder do. Raises InputError."""
    return hashlib.sha256(bytes_of(folder / MANIFEST, _LARGEST)).hexdigest()


def comparisons_folder(folder: Path) -> Path:
    """Where the stories are saved that have notes or corrections."""
    return folder / "comparisons"


def comparison_file(folder: Path, story: str) -> Path:
    """The file of a story that is saved, or will be."""
    return comparisons_folder(folder) / f"{story}{SUFFIX}"
