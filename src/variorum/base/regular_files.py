"""Reading files of which only regular ones are wanted: a pipe would never end, and a device has no end."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from variorum.base.errors import input_error


def _without_waiting(path: str, flags: int) -> int:
    """Open a file; a pipe too is opened at once, though nobody writes into it."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def read_regular(path: Path, most: int) -> bytes:
    """The bytes of a regular file, of which it may have `most`. Raises InputError."""
    try:
        with open(path, "rb", opener=_without_waiting) as file:
            about = os.fstat(file.fileno())
            if not stat.S_ISREG(about.st_mode):
                raise input_error(path, "is no file with an end", "Save it to a file first.")
            if about.st_size > most:
                raise input_error(path, f"is larger than {most:,} bytes", "Is it the right file?")
            return file.read()
    except (OSError, ValueError) as error:  # a null in a path is a ValueError
        reason = getattr(error, "strerror", None) or str(error)
        raise input_error(path, f"cannot be read ({reason})", "Check the path.") from None
