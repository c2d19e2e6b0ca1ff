"""What is said of work that an earlier start left behind."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from variorum.base.errors import Problem
from variorum.base.translation import counted, translated

if TYPE_CHECKING:
    from variorum.storage.journal import RecoverableWork


def work_in_words(work: RecoverableWork) -> str:
    """What unsaved work holds, counted."""
    before = set(work.beginning.notes)
    notes = sum(note not in before for note in work.end.notes)
    links = len(set(work.end.links) - set(work.beginning.links))
    lines = sum(
        len(set(now) - set(then)) for now, then in zip(work.end.corrections, work.beginning.corrections, strict=False)
    )
    parts = (
        counted("{count} note", "{count} notes", notes) if notes else "",
        counted("{count} link", "{count} links", links) if links else "",
        counted("{count} line", "{count} lines", lines) if lines else "",
    )
    return ", ".join(filter(None, parts)) or translated("some changes")


def unread_in_words(problems: Sequence[Problem]) -> str:
    """Which journals cannot be read, and why."""
    unread = counted("{count} journal cannot be read:", "{count} journals cannot be read:", len(problems))
    return f"{unread} " + "\n".join(map(str, problems))
