"""What to do with an error that nobody expected: some words for the reader, the rest in a log."""

from __future__ import annotations

import platform
import traceback
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from variorum._version import __version__
from variorum.base.bounded_log import HEAD, append, log_path
from variorum.base.cut_short import cut_short
from variorum.base.sanitize import safe_lines

_LARGEST: Final = 200_000  # bytes of the log; the newest entries stay
_LARGEST_ENTRY: Final = 20_000  # bytes; of a longer one the beginning and the end
_SHORT: Final = 200  # characters of an error's own words


def log_file() -> Path:
    """The log, in the user's state folder."""
    return log_path("errors.log")


def told(error: BaseException) -> str:
    """Write an error down; gives what happened and where more of it stands, in words.

    They may quote an article, and are to be made safe before they are shown.
    """
    words = cut_short(" ".join("".join(traceback.format_exception_only(error)).split()), _SHORT)
    try:
        return f"something went wrong: {words}. The log is in {write_down(error)}"
    except OSError as trouble:
        return f"something went wrong: {words}. No log could be written ({trouble.strerror or trouble})"


def write_down(error: BaseException) -> Path:
    """Put an error with its traceback at the end of the log, which only the user may read. Raises OSError."""
    path, entry = log_file(), _entry(error)
    append(path, entry, _LARGEST, _LARGEST - len(entry))
    return path


def _entry(error: BaseException) -> bytes:
    now = datetime.now(UTC).replace(microsecond=0).isoformat()
    head = f"{now} variorum {__version__}, Python {platform.python_version()}, {platform.system()}\n"
    text = safe_lines("".join(traceback.format_exception(error))).encode("utf-8", "backslashreplace")
    if len(text) > _LARGEST_ENTRY:
        half = _LARGEST_ENTRY // 2
        text = text[:half] + b"\n[...]\n" + text[-half:]
    return HEAD + head.encode() + text.rstrip() + b"\n\n"
