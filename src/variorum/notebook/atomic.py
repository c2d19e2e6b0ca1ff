"""Writing a file so that at any moment the old one or the new one is there, whole."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from variorum.problems import refuse


def write_atomically(path: Path, text: str) -> None:
    """Put `text` in the place of the file, as UTF-8. Raises InputError; the old file then stands."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        # A link is written through, so that it stays a link.
        _replace(Path(os.path.realpath(path)), text.encode("utf-8"))
    except OSError as error:
        reason = error.strerror or str(error)
        raise refuse(path, f"cannot be written ({reason})", "Save under another name or folder.") from None


def _replace(path: Path, data: bytes) -> None:
    handle, temporary = tempfile.mkstemp(prefix=f".{path.name[:40]}.", suffix=".new", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            Path(temporary).chmod(path.stat().st_mode & 0o777)
        Path(temporary).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(temporary).unlink()
        raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Make the renaming last through a power cut, where the system lets a folder be synced."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
