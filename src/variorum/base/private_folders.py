"""Folders that only their owner may look into, whatever the umask says."""

from __future__ import annotations

import errno
from pathlib import Path


def private_folder(path: Path) -> Path:
    """The folder, made if it is not there, with those above it that are not. Raises OSError.

    Path.mkdir gives its mode to the last folder only.
    """
    if not path.is_dir():
        if path.parent != path:
            private_folder(path.parent)
        try:
            path.mkdir(mode=0o700, exist_ok=True)
        except FileExistsError:
            raise NotADirectoryError(errno.ENOTDIR, "a file is where a folder should be", str(path)) from None
    return path
