"""Drafts: what is not saved yet, written after every step, so that it survives a crash."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path

import platformdirs

from variorum.notebook.atomic import write_atomically
from variorum.notebook.file_format import dump_comparison, read_comparison
from variorum.notebook.saved_comparison import SUFFIX, SavedComparison
from variorum.problems import InputError


def drafts_folder() -> Path:
    """Where drafts lie: the user's state folder."""
    return platformdirs.user_state_path("variorum") / "drafts"


def draft_path(opened: SavedComparison, folder: Path) -> Path:
    """The draft's file: one for each set of articles that a start opens, whatever their order."""
    hashes = sorted(article.sha256 for article in opened.articles)
    return folder / (hashlib.sha256("\n".join(hashes).encode()).hexdigest()[:24] + SUFFIX)


def write_draft(opened: SavedComparison, now: SavedComparison, folder: Path) -> None:
    """Keep a comparison as it is now, to be found by what was opened: articles may have been added since.

    Raises InputError when it cannot be written.
    """
    write_atomically(draft_path(opened, folder), dump_comparison(now))


def find_draft(comparison: SavedComparison, folder: Path) -> SavedComparison | None:
    """The draft of the same articles, if it holds anything; one that cannot be read is left alone."""
    path = draft_path(comparison, folder)
    if not path.is_file():
        return None
    try:
        draft = read_comparison(path)
    except InputError:
        return None
    holds_nothing = draft.is_untouched and draft.articles == comparison.articles
    return None if holds_nothing or draft == comparison else draft


def drop_draft(opened: SavedComparison, folder: Path) -> None:
    """Remove the draft, after saving or when the reader gives it up."""
    with suppress(OSError):
        draft_path(opened, folder).unlink(missing_ok=True)
