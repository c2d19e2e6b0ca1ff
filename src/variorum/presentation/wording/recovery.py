"""What is said of work that an earlier start left behind."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from variorum.base.errors import Problem
from variorum.presentation.wording.labels import count_in_words

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
    counts = ((notes, "note"), (links, "link"), (lines, "line"))
    parts = [count_in_words(count, thing) for count, thing in counts if count]
    return ", ".join(parts) or "some changes"


def unread_in_words(problems: Sequence[Problem]) -> str:
    """Which journals cannot be read, and why."""
    count = count_in_words(len(problems), "journal")
    return f"{count} cannot be read: " + "\n".join(map(str, problems))
