"""The settings, and the folders that Variorum keeps its files in."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryFile
from typing import Final

import platformdirs

from variorum.base.assets import asset
from variorum.base.errors import InputError
from variorum.base.paths import exists, is_folder
from variorum.config.load import load_config, user_config_file
from variorum.doctor.finding import Finding, Health

_SHIPPED: Final = ("config.yaml", "styles", "seeds")
_LOOK: Final = "Check its permissions, and whether the disk is full or read-only."


def settings() -> Iterator[Finding]:
    """Whether the config files can be read, and what in them does not count."""
    try:
        found = load_config()
    except InputError as error:
        for problem in error.problems:
            yield Finding("settings", problem.where, Health.BROKEN, problem.what, problem.remedy)
        return
    for problem in found.passed_over:
        yield Finding("settings", problem.where, Health.NOTE, problem.what, problem.remedy)
    if not found.passed_over:
        yield Finding("settings", "config.yaml", Health.OK, "; ".join(map(str, found.files)))


def folders() -> Iterator[Finding]:
    """What comes with the program, then where comparisons, work that is not saved, and what was computed are kept."""
    for name in _SHIPPED:
        if not exists(asset(name)):
            yield Finding("folders", name, Health.BROKEN, f"{asset(name)} is missing", "Install Variorum again.")
    kept = {
        "settings": user_config_file().parent,
        "comparisons": platformdirs.user_data_path("variorum"),
        "unsaved work": platformdirs.user_state_path("variorum"),
    }
    for name, folder in kept.items():
        yield _kept(name, folder, is_needed=name != "settings")
    yield _cache(platformdirs.user_cache_path("variorum"))


def _kept(name: str, folder: Path, *, is_needed: bool) -> Finding:
    refused = _refused(folder)
    if refused:
        health = Health.BROKEN if is_needed else Health.NOTE
        return Finding("folders", name, health, f"{folder} cannot be written ({refused})", _LOOK)
    if not is_folder(folder):
        return Finding("folders", name, Health.OK, f"{folder} is made when it is needed")
    if os.name == "posix" and stat.S_IMODE(folder.stat().st_mode) & 0o077:
        return Finding("folders", name, Health.NOTE, f"others may look into {folder}", f"`chmod 700 {folder}` ends it.")
    return Finding("folders", name, Health.OK, str(folder))


def _cache(folder: Path) -> Finding:
    refused = _refused(folder)
    if refused:
        said = f"{folder} cannot be written ({refused}): nothing is kept, and all is computed each time"
        return Finding("folders", "cache", Health.NOTE, said, _LOOK)
    files = [path for path in folder.rglob("*") if path.is_file()] if is_folder(folder) else []
    size = sum(path.stat().st_size for path in files) / 1_000_000
    return Finding("folders", "cache", Health.OK, f"{folder}, {len(files):,} files, {size:.1f} MB; it may be deleted")


def _refused(folder: Path) -> str:
    """Why nothing can be written into a folder, or where it would be made; nothing if it can."""
    while not is_folder(folder):
        if exists(folder):
            return f"{folder} is no folder"
        if folder.parent == folder:
            return "there is no such folder"
        folder = folder.parent
    try:
        with TemporaryFile(dir=folder):
            return ""
    except OSError as error:
        return error.strerror or str(error)
