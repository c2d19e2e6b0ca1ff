"""Questions about files that always have an answer, and paths as a reader types them.

pathlib raises where a name is too long for the disk, where a folder may not be looked into, and at the `~`
of a user that there is not. For who asks whether there is such a file, each of these is a no.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from variorum.base.errors import input_error

SUFFIX: Final = ".variorum.yaml"  # how the files end that hold a saved comparison


def is_comparison(path: str | Path) -> bool:
    """Whether a path names a saved comparison, by how it ends."""
    return str(path).endswith(SUFFIX)


def is_file(path: str | Path) -> bool:
    """Whether there is such a file, as far as can be told."""
    return os.path.isfile(path)  # noqa: PTH113


def is_folder(path: str | Path) -> bool:
    """Whether there is such a folder, as far as can be told."""
    return os.path.isdir(path)  # noqa: PTH112


def exists(path: str | Path) -> bool:
    """Whether there is anything of that name, as far as can be told."""
    return os.path.exists(path)  # noqa: PTH110


def real(path: str | Path) -> Path:
    """The path with links followed, from the root; as it is where that cannot be done."""
    try:
        return Path(os.path.realpath(path))
    except (OSError, ValueError):
        return Path(path)


def absolute(path: str | Path) -> Path:
    """The path from the root; as it is where the current folder is gone."""
    try:
        return Path(path).absolute()
    except OSError:
        return Path(path)


def current_folder() -> Path:
    """The folder that the program runs in; `.` where that is gone."""
    return absolute(".")


def expanded(path: str) -> Path:
    """The path with `~` as a home folder; as it is where there is no such user."""
    try:
        return Path(os.path.expanduser(path))  # noqa: PTH111
    except ValueError:
        return Path(path)


def typed(name: str) -> Path:
    """The path that a reader typed or set, with `~` as a home folder. Raises InputError where there can be
    none."""
    if "\0" in name:
        raise input_error(name, "holds a character that no path may have", "Leave it out.")
    path = expanded(name)
    if name.startswith("~") and str(path).startswith("~"):
        raise input_error(name, "names the home folder of a user that there is not", "Write the folder out.")
    return path


def typed_file(name: str) -> Path:
    """The path of a file that is to be written, as a reader typed it: it has a name, and is no folder.

    Raises InputError."""
    path = typed(name)
    if path.name in ("", "..") or is_folder(path):
        raise input_error(name, "is a folder", "Write a name for the file behind it.")
    return path


def files_in(folder: Path) -> list[Path]:
    """What is in a folder. Raises InputError."""
    try:
        return list(folder.iterdir())
    except OSError as error:
        raise input_error(folder, f"cannot be looked into ({error.strerror})", "Check its permissions.") from None


def bytes_of(path: Path, most: int) -> bytes:
    """The bytes of a file; of one that has more than `most`, one more. Raises InputError."""
    try:
        if is_folder(path):
            raise input_error(path, "is a folder", "Name one of the files in it.")
        with path.open("rb") as file:
            return file.read(most + 1)
    except FileNotFoundError:
        raise input_error(path, "does not exist", "Check the spelling of the path.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise input_error(path, f"cannot be read ({reason})", "Check the path and its permissions.") from None
