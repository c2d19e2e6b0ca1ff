"""Telling another program that a file is in use: locks that end with the program that holds them."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

if TYPE_CHECKING:
    from filelock import BaseFileLock


def taken(lock_file: Path) -> BaseFileLock | None:
    """A lock, now held; None if another program holds it. Raises OSError where none can be made."""
    from filelock import FileLock, Timeout

    # Not the thread's own: a journal's is taken in one thread and let go in another.
    lock = FileLock(lock_file, mode=0o600, thread_local=False)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        return None
    return lock


def lock_of_comparison(path: Path) -> Path:
    """Where the lock of a comparison file lies: in the user's state folder, since the file's own may be
    read-only."""
    name = hashlib.sha256(os.fsencode(os.path.realpath(path))).hexdigest()[:24]
    folder = platformdirs.user_state_path("variorum") / "open"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder / f"{name}.lock"
