"""Reading the settings: packaged default < reader's own < the folder's < the file named by --config."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, is_dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import platformdirs

from variorum.base.assets import asset
from variorum.base.debug_log import timed
from variorum.base.errors import InputError, Problem
from variorum.base.paths import is_file, real, typed
from variorum.base.strict_yaml import Document, read_yaml
from variorum.config.folder_config import FOLDER_FILE_NAME, former_file, within_bounds
from variorum.config.judge_config import check_judge
from variorum.config.settings import FolderSettings, Settings
from variorum.config.validation import check, parse

if TYPE_CHECKING:
    from variorum.keymap.commands import Keymap

FILE_NAME = "config.yaml"
_LARGEST = 1_000_000  # bytes; no config comes near it


@dataclass(frozen=True, slots=True)
class Configuration:
    """The settings in force, for each set key the file that set it last, and what is passed over."""

    settings: Settings
    origins: Mapping[str, str]
    files: tuple[Path, ...]
    passed_over: tuple[Problem, ...] = ()


def user_config_file() -> Path:
    """Where the reader's own settings stand, if there are any."""
    return platformdirs.user_config_path("variorum") / FILE_NAME


def translations_folder() -> Path:
    """Where the reader's own translations of labels stand, beside the settings."""
    return user_config_file().parent / "locale"


def config_files(named: Path | None = None) -> tuple[Path, ...]:
    """The config files that are read, weakest first. A file named by the reader must exist."""
    there = (path for path in (user_config_file(), Path(FOLDER_FILE_NAME)) if is_file(path))
    found = dict.fromkeys(map(real, (asset(FILE_NAME), *there)))
    if named is not None:
        found.pop(real(named), None)  # it comes last, and what the reader names may say anything
        found[real(named)] = None
    return tuple(found)


@timed("settings")
def load_config(named: Path | None = None) -> Configuration:
    """Read, check and merge all config files.

    Raises InputError with every problem of every file.
    """
    files = config_files(named)
    # The shipped file comes first, unless it is named. It says what the defaults are, which the data classes hold.
    own = files[files[0] == real(asset(FILE_NAME)) :]
    documents = [read_yaml(path, _LARGEST) for path in own]
    problems = [problem for document in documents for problem in _check(document)]
    if problems:
        raise InputError(*problems)
    merged: dict[str, Any] = {}
    origins: dict[str, str] = {}
    passed_over = tuple(former_file(files))
    for document in documents:
        data = document.data or {}
        if document.where == _of_folder(named):
            data, beyond = within_bounds(document, merged)
            passed_over += beyond
        _merge(merged, data, (), origins, document.where)
    settings = _settings(merged)
    trusted = [document for document in documents if document.where != _of_folder(named)]
    _check_keymap(settings.keymap, trusted)
    _check_folder(settings.folders, trusted)
    check_judge(settings.matching.judge, trusted)
    return Configuration(settings, origins, files, passed_over)


def _settings(merged: dict[str, Any]) -> Settings:
    """What the files say over the defaults; where none says anything, nothing has to be checked."""
    if not merged:
        return Settings()
    settings, problems = parse(Document("the settings", merged, {}), Settings)
    if settings is None:  # each file was in order, and so all together are
        raise InputError(*problems)
    return settings


def _of_folder(named: Path | None) -> str | None:
    """The folder's own file, unless the reader names it."""
    path = real(FOLDER_FILE_NAME)
    return None if named is not None and real(named) == path else str(path)


def _check_folder(folders: FolderSettings, documents: Sequence[Document]) -> None:
    """Whether there can be such a folder. Raises InputError."""
    try:
        typed(folders.comparisons)
    except InputError as error:
        key = ("folders", "comparisons")
        document = next(d for d in reversed(documents) if key in d.places)
        (found,) = error.problems
        problem = document.problem(key, f"folders.comparisons: {found.where} {found.what}", found.remedy)
        raise InputError(problem) from None


def _check_keymap(keymap: Keymap, documents: Sequence[Document]) -> None:
    """Whether the keys fit together, over all files. Raises InputError."""
    if not keymap:
        return
    from variorum.keymap.validate import check_keys, clashes  # the tables of all commands

    problems = []
    for document in documents:
        own = {name: keys for name, keys in keymap.items() if ("keymap", name) in document.places}
        problems += check_keys(document, own)
    for name, what in clashes(keymap):
        document = next(d for d in reversed(documents) if ("keymap", name) in d.places)
        problems.append(document.problem(("keymap", name), f"keymap.{name}: {what}", _ANOTHER_KEY))
    if problems:
        raise InputError(*problems)


_ANOTHER_KEY = "Choose another key, or give the other command another one too."


def _check(document: Document) -> list[Problem]:
    """Every problem of one config file; an empty one has none."""
    return [] if document.data is None else check(document, Settings)


def _merge(
    into: dict[str, Any], data: Mapping[str, Any], key: tuple[str, ...], origins: dict[str, str], where: str
) -> None:
    for name, value in data.items():
        if isinstance(value, dict):
            _merge(into.setdefault(name, {}), value, (*key, name), origins, where)
        else:
            into[name] = value
            origins[".".join((*key, name))] = where


def settings_with_origins(configuration: Configuration) -> Iterable[tuple[str, Any, str]]:
    """Each setting as (dotted key, value, file that set it). The shipped file is only read here: it says what
    the defaults are."""
    origins: dict[str, str] = {}
    shipped = read_yaml(real(asset(FILE_NAME)), _LARGEST)
    _merge({}, shipped.data, (), origins, shipped.where)
    origins |= configuration.origins
    for section in fields(Settings):
        part = getattr(configuration.settings, section.name)
        values = part if isinstance(part, Mapping) else {f.name: getattr(part, f.name) for f in fields(part)}
        for name, value in values.items():
            for key, one in _parts(f"{section.name}.{name}", value):
                yield key, _plain(one), origins.get(key, "default")


def _parts(key: str, value: Any) -> Iterable[tuple[str, Any]]:
    """A setting by its dotted key; of one that is made of several, each of these."""
    if is_dataclass(value) and not isinstance(value, type):
        return [(f"{key}.{part.name}", getattr(value, part.name)) for part in fields(value)]
    return [(key, value)]


def _plain(value: Any) -> Any:
    """A value as it could stand in a file."""
    if isinstance(value, tuple):
        return tuple(map(_plain, value))
    return asdict(value) if is_dataclass(value) and not isinstance(value, type) else value
