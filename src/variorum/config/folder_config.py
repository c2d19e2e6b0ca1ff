"""What the settings of a folder may say: it may be a stranger's, downloaded.

They may change how articles are compared, not what the program does on this machine or in the reader's name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any, Final

from variorum.base.errors import InputError, Problem
from variorum.base.paths import exists, real, typed
from variorum.base.strict_yaml import Document, KeyPath, read_yaml
from variorum.config.settings import JudgeSettings, Settings

FOLDER_FILE_NAME: Final = "variorum.yaml"
_FORMER_NAME: Final = "config.yaml"  # which is other programs' name too
_LARGEST_FORMER: Final = 20_000  # bytes: three copies of the whole file with its comments
_JUDGE: Final = ("matching", "judge")
_STRICTER_IF_LESS: Final = ("request_seconds", "total_seconds", "window_sentences", "window_words", "at_once")
_STRICTEST: Final = (("address", ""), ("allow_remote", False))
_REMEDY: Final = "Set it in your own config.yaml, or name this file with --config."


def within_bounds(
    document: Document, weaker: Mapping[str, Mapping[str, Any]]
) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    """What of a folder's settings counts over the weaker ones, and what is passed over."""
    allowed: dict[str, Any] = {}
    problems = []
    for section, values in (document.data or {}).items():
        allowed[section] = {}
        for name, value in (values or {}).items():
            if (section, name) == _JUDGE:
                allowed[section][name], beyond = _judge_within_bounds(document, value, weaker)
                problems += beyond
                continue
            rendering = _standing(weaker, section, name)
            reason = None if value == rendering else _too_far(section, name, value, rendering)
            if reason is None:
                allowed[section][name] = value
            else:
                problems.append(_passed_over(document, (section, name), reason))
    return allowed, tuple(problems)


def _passed_over(document: Document, key: KeyPath, reason: str) -> Problem:
    return document.problem(key, f"{'.'.join(map(str, key))}: is passed over: {reason}", _REMEDY)


def _judge_within_bounds(
    document: Document, values: Mapping[str, Any], weaker: Mapping[str, Mapping[str, Any]]
) -> tuple[dict[str, Any], list[Problem]]:
    """What a folder may say of the judge: that none is asked, and less time and fewer requests. Whoever is asked,
    and what is sent, the reader decides."""
    standing = asdict(JudgeSettings()) | dict((weaker.get("matching") or {}).get("judge") or {})
    allowed: dict[str, Any] = {}
    problems = []
    for name, value in values.items():
        stricter = value < standing[name] if name in _STRICTER_IF_LESS else (name, value) in _STRICTEST
        if value == standing[name] or stricter:
            allowed[name] = value
        else:
            reason = "a folder may only make the judge's limits stricter, or ask none"
            problems.append(_passed_over(document, (*_JUDGE, name), reason))
    return allowed, problems


def _standing(weaker: Mapping[str, Mapping[str, Any]], section: str, name: str) -> Any:
    """What holds without this file: what a weaker one says, or the default."""
    said = weaker.get(section) or {}
    if name in said:
        return said[name]
    default = getattr(Settings(), section)
    return default.get(name) if isinstance(default, Mapping) else getattr(default, name)


def _too_far(section: str, name: str, value: Any, rendering: Any) -> str | None:
    """Why a folder may not set this; None where it may."""
    match section, name:
        case "limits", _:
            return "the settings of a folder may only be stricter" if value > rendering else None
        case "keymap", _:
            return "a folder may not change your keys"
        case "notes", _:
            return "a folder may not sign your notes"
        case "cleaning", "rules":
            return "a folder may not bring rules of its own, which can take for ever" if value else None
        case "folders", _:
            return None if _is_inside(value) else "a folder may only name one inside itself"
    return None


def _is_inside(folder: str) -> bool:
    if folder in ("", "beside"):
        return True
    try:
        return real(typed(folder)).is_relative_to(real("."))
    except InputError:
        return False


def former_file(read: tuple[Path, ...]) -> Iterator[Problem]:
    """A config.yaml in the current folder that seems to be meant for this program, which reads it no more."""
    path = Path(_FORMER_NAME)
    if not exists(path) or real(path) in read or not _is_ours(path):
        return
    what = f"is not read: the settings of a folder stand in {FOLDER_FILE_NAME}"
    yield Problem(str(path), what, "Rename it, if it is meant for Variorum.")


def _is_ours(path: Path) -> bool:
    try:
        data = read_yaml(path, _LARGEST_FORMER).data
    except InputError:
        return False
    return isinstance(data, dict) and bool(data) and data.keys() <= {field.name for field in fields(Settings)}
