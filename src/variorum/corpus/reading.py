"""Reading a pile: the files that hold it, in units, and what a worker makes of a unit."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Final

from variorum._version import __version__
from variorum.articles.address import is_address
from variorum.articles.article import Article
from variorum.articles.formats.registry import IN_FOLDERS, ends_in
from variorum.base.atomic_write import write_atomically
from variorum.base.errors import InputError, Problem, input_error
from variorum.base.paths import is_folder
from variorum.config.settings import Settings
from variorum.corpus.stored_article import id_of, stored
from variorum.corpus.stored_profiles import profiles_as_bytes
from variorum.grouping.profile import ArticleProfile, profile_of
from variorum.pipeline.pipeline import Pipeline

_FILES: Final = 20  # in a unit: few enough that little is lost when a worker dies


@dataclass(frozen=True)
class ReadingUnit:
    """Some files that one worker reads in one go. What it makes of them lies in `folder` under the name `key`, which
    stands for the files as they are today, the settings, and the version of the program."""

    key: str
    files: tuple[str, ...]
    folder: str
    settings: Settings

    @property
    def articles(self) -> Path:
        """The articles, one a line. It is written last: where it is, the unit is done."""
        return Path(self.folder) / f"{self.key}.jsonl"

    @property
    def profiles(self) -> Path:
        """The profiles of the articles, in the same order."""
        return Path(self.folder) / f"{self.key}.npz"


def fingerprint(settings: Settings) -> str:
    """What stands for settings and the version of the program: another where either is another."""
    written = json.dumps([__version__, asdict(settings)], sort_keys=True, default=lambda each: sorted(map(str, each)))
    return hashlib.sha256(written.encode()).hexdigest()


def files_of(paths: Iterable[str], but: Path) -> list[str]:
    """All files at some paths and in folders, however deep, but those in one folder; each once, in an order of their
    own. Raises InputError for a path that is not there."""
    found: set[str] = set()
    for path in paths:
        if path == "-":
            raise input_error("-", "cannot be read here", "Name files and folders: each is read by itself.")
        found.update([path] if is_address(path) or not is_folder(path) else _in_folder(Path(path), but.resolve()))
    return sorted(found)


def _in_folder(folder: Path, but: Path) -> Iterator[str]:
    for here, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".") and (Path(here) / name).resolve() != but]
        for name in files:
            if ends_in(name, IN_FOLDERS) and not name.startswith("."):
                yield str(Path(here) / name)


def reading_units(files: Sequence[str], folder: Path, settings: Settings) -> list[ReadingUnit]:
    """The units of some files, which do not depend on how many workers there are."""
    units = []
    for start in range(0, len(files), _FILES):
        some = tuple(files[start : start + _FILES])
        written = json.dumps([fingerprint(settings), [[file, *_state(file)] for file in some]])
        units.append(ReadingUnit(hashlib.sha256(written.encode()).hexdigest()[:32], some, str(folder), settings))
    return units


def _state(file: str) -> tuple[int, int]:
    """By which it shows that a file, or what is said beside it, has changed."""
    sizes, moments = 0, 0
    for path in (Path(file), Path(file).with_suffix(".yaml")):
        try:
            about = path.stat()
        except (OSError, ValueError):
            continue
        sizes, moments = sizes + about.st_size, max(moments, about.st_mtime_ns)
    return sizes, moments


def read_unit(unit: ReadingUnit) -> int:
    """Read, clean and profile the files of a unit; gives how many articles they hold. What cannot be used is written
    down and stops nothing. Raises InputError where nothing can be written."""
    if unit.articles.exists():
        with unit.articles.open(encoding="utf-8") as lines:
            return sum(not line.startswith('{"problem"') for line in lines)
    pipeline = Pipeline(unit.settings)
    found = [each for file in unit.files for each in _read(file, pipeline)]
    profiles = [profile for profile, _ in found if profile is not None]
    write_atomically(unit.profiles, profiles_as_bytes(profiles))
    write_atomically(unit.articles, "".join(f"{json.dumps(line)}\n" for _, line in found))
    return len(profiles)


# An article's profile, with what is written down of it; or none, and a problem.
_Found = tuple[ArticleProfile | None, dict[str, Any]]


def _read(file: str, pipeline: Pipeline) -> Iterator[_Found]:
    try:
        articles = pipeline.read((file,))
    except _BAD as error:
        yield from _problems(file, error)
        return
    for article in articles:
        try:
            yield _profiled(article, pipeline)
        except _BAD as error:
            yield from _problems(article.path, error)


_BAD: Final = InputError, MemoryError, RecursionError


def _problems(where: str, error: Exception) -> Iterator[_Found]:
    found = error.problems if isinstance(error, InputError) else [_too_much(where, error)]
    yield from ((None, {"problem": asdict(problem)}) for problem in found)


def _too_much(where: str, error: Exception) -> Problem:
    return Problem(where, f"is too much for this machine ({type(error).__name__})", "Leave it out.")


def _profiled(article: Article, pipeline: Pipeline) -> _Found:
    (prepared,) = pipeline.prepare_all([article])
    profile = replace(profile_of(prepared), key=id_of(article))
    return profile, stored(article) | {"words": profile.words, "sentences": len(prepared.sentences)}
