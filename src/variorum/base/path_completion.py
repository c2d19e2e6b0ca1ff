"""Completing a path that is being typed, as a shell does."""

from __future__ import annotations

import os
from contextlib import suppress

from variorum.base.paths import expanded

_MOST_LOOKED_AT = 10_000  # entries of a folder


def completed_path(typed: str) -> str:
    """The path as far as there is only one way to go on, with a slash behind a folder; as it was typed where there is
    none. Hidden files are offered when their dot is typed."""
    names = ways_on(typed)
    if not names:
        return typed
    common = len(names[0])
    while not all(name.startswith(names[0][:common]) for name in names):
        common -= 1
    begun = os.path.split(typed)[1]
    return f"{typed[: len(typed) - len(begun)]}{names[0][:common]}"


def ways_on(typed: str) -> list[str]:
    """The names of files and folders that begin as the last part of a path does; of a folder with its slash."""
    folder, begun = os.path.split(typed)
    names: list[str] = []
    with suppress(OSError, ValueError), os.scandir(expanded(folder or ".")) as entries:
        for entry, _ in zip(entries, range(_MOST_LOOKED_AT), strict=False):
            if entry.name.startswith(begun) and (begun or not entry.name.startswith(".")):
                names.append(f"{entry.name}/" if entry.is_dir() else entry.name)
    return sorted(names)
