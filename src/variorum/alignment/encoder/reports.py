"""Reports of onnxruntime's that earlier versions let it write, taken out of the queue where they wait.

All programs of a user share the queue and the number that this machine has there. A report names the Python
that wrote it: those that name ours go. Where none is left, the queue and the number go too; else both stay,
since another program may want its reports sent.
"""

from __future__ import annotations

import os
import sys
from contextlib import closing, suppress
from pathlib import Path
from typing import Final

_FOLDER: Final = "Microsoft/DeveloperTools/.onnxruntime"
_QUEUE: Final = "onnxruntime.db"
_FILES: Final = (*(_QUEUE + end for end in ("", "-wal", "-shm", "-journal")), "deviceid", "deviceid.lock")
_PATIENCE: Final = 0.2  # seconds for another program to let go of the queue


def take_back_reports() -> None:
    """Remove the reports that name our Python. What cannot be done is left for another time."""
    # Whatever is the matter with a queue that is not ours, or with sqlite3, which a Python may lack.
    with suppress(Exception):
        folder = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / _FOLDER
        if (folder / _QUEUE).is_file() and _taken_out(folder / _QUEUE):
            for name in _FILES:
                (folder / name).unlink(missing_ok=True)
            for empty in (folder, *folder.parents[:2]):
                empty.rmdir()


def _taken_out(queue: Path) -> bool:
    """Whether reports were taken out of the queue and none is left."""
    import sqlite3  # only where there is a queue

    name = os.fsencode(sys.executable)
    with closing(sqlite3.connect(queue, timeout=_PATIENCE)) as reports:
        reports.execute("PRAGMA secure_delete = ON")
        with reports:
            # The length before it, so that the name of a longer path does not match; one byte up to 127.
            named = (_length(name) + name,)
            ours = reports.execute("DELETE FROM events WHERE instr(payload, ?)", named).rowcount
            left = reports.execute("SELECT count(*) FROM events").fetchone()[0]
        reports.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return ours > 0 and left == 0


def _length(name: bytes) -> bytes:
    size = len(name)
    return bytes([size]) if size < 0x80 else bytes([size & 0x7F | 0x80, size >> 7])
