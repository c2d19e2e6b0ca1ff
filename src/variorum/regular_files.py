"""Reading files of which only regular ones are wanted: a pipe would never end, and a device has no end."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from variorum.problems import refuse

# So that opening a pipe does not wait for somebody to write into it.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def read_regular(path: Path, most: int) -> bytes:
    """The bytes of a regular file, of which it may have `most`. Raises InputError."""
    try:
        with os.fdopen(os.open(path, _FLAGS), "rb") as file:
            about = os.fstat(file.fileno())
            if not stat.S_ISREG(about.st_mode):
                raise refuse(path, "is no file with an end", "Save it to a file first.")
            if about.st_size > most:
                raise refuse(path, f"is larger than {most:,} bytes", "Is it the right file?")
            return file.read()
    except (OSError, ValueError) as error:  # a null in a path is a ValueError
        reason = getattr(error, "strerror", None) or str(error)
        raise refuse(path, f"cannot be read ({reason})", "Check the path.") from None
