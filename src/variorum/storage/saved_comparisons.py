"""The folder where comparisons are saved, and what is in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import platformdirs

from variorum.articles.address import is_address
from variorum.articles.article import Article
from variorum.articles.load import STANDARD_INPUT
from variorum.base.atomic_write import move_to_new
from variorum.base.errors import input_error
from variorum.base.optional_packages import loading
from variorum.base.paths import SUFFIX, absolute, expanded, is_comparison, is_file, typed
from variorum.config.settings import FolderSettings

BESIDE: Final = "beside"


@dataclass(frozen=True, slots=True)
class ProjectFileInfo:
    """A saved comparison on disk: its size in bytes, and when it was written (seconds since 1970)."""

    path: Path
    size: int
    written: float

    @property
    def name(self) -> str:
        """Its name without the ending that all of them have."""
        return self.path.name.removesuffix(SUFFIX)


def projects_folder(settings: FolderSettings, articles: Sequence[Article] = ()) -> Path:
    """The folder that the settings name, else one in the user's data folder. Raises InputError where the
    settings name none that there can be."""
    if settings.comparisons == BESIDE:
        for article in articles:
            if article.path != STANDARD_INPUT and not is_address(article.path):
                return absolute(expanded(article.path)).parent
    elif settings.comparisons:
        return typed(settings.comparisons)
    return platformdirs.user_data_path("variorum") / "comparisons"


def project_files(folder: Path, others: Sequence[Path] = ()) -> list[ProjectFileInfo]:
    """The comparison files in a folder, and those of some others that are there, the newest first."""
    try:
        paths = [path for path in folder.iterdir() if is_comparison(path)]
    except OSError:
        paths = []
    found = []
    for path in set(map(absolute, (*paths, *others))):
        try:
            about = path.stat()
        except (OSError, ValueError):  # a null in a path is a ValueError
            continue
        if is_file(path):
            found.append(ProjectFileInfo(path, about.st_size, about.st_mtime))
    return sorted(found, key=lambda file: (-file.written, file.path))


def contains_text(file: ProjectFileInfo, sought: str) -> bool:
    """Whether a file has some words in its name or in its text, in whatever case."""
    wanted = sought.casefold()
    if wanted in file.name.casefold():
        return True
    try:
        return wanted in file.path.read_text(encoding="utf-8", errors="replace").casefold()
    except OSError:
        return False


def rename(path: Path, name: str) -> Path:
    """Give a comparison file another name in its folder; gives the new path. Raises InputError."""
    if Path(name).name != name or name == ".." or "\0" in name:
        raise input_error(name, "is no name for a file", "Leave out slashes.")
    new = path.with_name(name if is_comparison(name) else name + SUFFIX)
    try:
        move_to_new(path, new)
        return new
    except FileExistsError:
        raise input_error(new, "exists already", "Choose another name.") from None
    except OSError as error:
        raise input_error(path, f"cannot be renamed ({error.strerror})", "Check the folder.") from None


def to_trash(path: Path) -> None:
    """Put a comparison file into the system's trash, from where it can be taken back. Raises InputError."""
    with loading("send2trash", what_for="the trash", where=path):
        from send2trash import send2trash

    try:
        send2trash(path)
    except OSError as error:
        raise input_error(path, f"cannot be put into the trash ({error})", "Delete the file by hand.") from None
