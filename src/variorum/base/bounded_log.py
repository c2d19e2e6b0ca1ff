"""Logs in the user's state folder: private, and never larger than a limit; the newest entries stay."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

import platformdirs

from variorum.base.private_folders import private_folder

HEAD: Final = b"=== "  # begins an entry
_NO_LINK: Final = getattr(os, "O_NOFOLLOW", 0)  # Windows has none, nor modes of files


def log_path(name: str) -> Path:
    """Where the log of this name is, or will be."""
    return platformdirs.user_state_path("variorum") / name


def append(path: Path, entry: bytes, largest: int, keep: int) -> None:
    """Put an entry, or a line of one, at the end of a log that only the user may read.

    Where the log would grow beyond `largest` bytes, whole entries of the newest `keep` bytes stay. Raises OSError.
    """
    private_folder(path.parent)
    handle = os.open(path, os.O_RDWR | os.O_CREAT | _NO_LINK, 0o600)
    with os.fdopen(handle, "r+b") as file:
        if hasattr(os, "fchmod"):
            os.fchmod(handle, 0o600)
        size = file.seek(0, os.SEEK_END)
        if size + len(entry) > largest:
            file.seek(max(0, size - keep))
            newest = file.read()
            file.seek(0)
            file.write(newest[max(0, newest.find(b"\n" + HEAD) + 1) :])
        file.write(entry)
        file.truncate()
