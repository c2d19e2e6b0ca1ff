"""Saving comparisons from commands."""

from __future__ import annotations

from pathlib import Path

from variorum.base.errors import input_error
from variorum.base.paths import SUFFIX, exists, is_comparison
from variorum.cli.streams import say
from variorum.config.settings import Settings
from variorum.project.project import Project
from variorum.session.session import Session


def save_project(session: Session, project: Project, path: Path) -> None:
    """Save a state under the name the session has, unless another Variorum has the file open: it would not know.

    Raises InputError.
    """
    if not session.acquire_lock():
        raise input_error(path, "is open in another Variorum", "Close it there first, or do this there.")
    try:
        session.apply(project, "a command")
        session.save()
        _say_left_out(session)
    finally:
        session.release_lock()


def save_new(project: Project, path: Path, settings: Settings) -> None:
    """Save a comparison where there is none yet. Raises InputError."""
    session = Session(settings, project)
    try:
        session.save(path)
        _say_left_out(session)
    finally:
        session.release_lock()


def new_file(output: Path) -> Path:
    """The path of a comparison file that is to be written where there is none yet. Raises InputError."""
    path = output if is_comparison(output) else output.with_name(f"{output.name}{SUFFIX}")
    if exists(path):
        raise input_error(path, "exists already", "Choose another name.")
    return path


def _say_left_out(session: Session) -> None:
    if session.left_out:
        say(f"variorum: There is no room for the bytes of {session.left_out} pages (limits.captures_megabytes).")
