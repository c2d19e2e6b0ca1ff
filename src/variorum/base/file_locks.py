"""Telling another program that a file is in use: locks that end with the program that holds them."""

from __future__ import annotations

import errno
import hashlib
import os
import secrets
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

import platformdirs

from variorum.base.errors import InputError, input_error
from variorum.base.optional_packages import loading
from variorum.base.private_folders import private_folder

if TYPE_CHECKING:
    from filelock import BaseFileLock

_PATIENCE: Final = 10.0  # seconds that saving waits for another program that saves the same file


def try_lock(lock_file: Path, patience: float = 0.0) -> BaseFileLock | None:
    """A lock, now held; None if another program holds it for longer than `patience`, in seconds.

    Raises OSError where none can be made, or where locks do not work.
    """
    lock = _lock(lock_file)
    from filelock import Timeout

    try:
        lock.acquire(timeout=0)
    except Timeout:
        if not _work_in(lock_file.parent):
            raise OSError(errno.ENOLCK, "locks do not work here") from None
        try:
            lock.acquire(timeout=patience, poll_interval=0.01)
        except Timeout:
            return None
    return lock


def _lock(lock_file: Path) -> BaseFileLock:
    try:
        with loading("filelock", what_for="a lock"):
            from filelock import FileLock
    except InputError as error:
        raise OSError(errno.ENOLCK, str(error)) from None

    # Not the thread's own: a journal's is taken in one thread and let go in another. And no file in its place
    # where the disk knows no locks: it would stay when the program is killed.
    return FileLock(lock_file, mode=0o600, thread_local=False, fallback_to_soft=False)


def _work_in(folder: Path) -> bool:
    """Whether a file of which no other program knows can be locked. Some network disks say of every file
    that it is in use."""
    probe = folder / f".{secrets.token_hex(8)}.lock"
    lock = _lock(probe)
    from filelock import Timeout

    try:
        lock.acquire(timeout=0)
        lock.release()
    except (Timeout, OSError):
        return False
    finally:
        _remove(probe)
    return True


def _remove(lock_file: Path) -> None:
    with suppress(OSError):
        lock_file.unlink(missing_ok=True)


def lock_of_project(path: Path) -> Path:
    """Where the lock of a comparison file that is open lies: in the user's state folder, since the file's own
    may be read-only."""
    folder = private_folder(platformdirs.user_state_path("variorum") / "open")
    return folder / f"{_name(os.path.realpath(path))}.lock"


def _name(path: str) -> str:
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:24]


@contextmanager
def alone_with(file: Path) -> Iterator[None]:
    """While no other program saves this file: what is looked at is still so when it is replaced.

    The lock lies beside the file, since others may share its folder and not our state, and is gone
    afterwards. Where locks do not work, nobody is kept out. Raises InputError if another takes too long.
    """
    held, real = ExitStack(), Path(os.path.realpath(file))
    place = real.with_name(f".{_name(real.name)}.lock")
    with suppress(OSError):
        if (lock := try_lock(place, _PATIENCE)) is None:
            raise input_error(file, "is being saved by another program", "Try again.")
        held.callback(lock.release)
        # Before it is let go: who waits for it finds it gone, and makes another.
        held.callback(_remove, place)
    with held:
        yield
