"""Reading a journal: line by line, so far as it is whole, and leads to something that can be saved."""

from __future__ import annotations

import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from variorum.annotations.note import Note
from variorum.base.errors import InputError, input_error
from variorum.base.regular_files import read_regular
from variorum.base.strict_yaml import Document
from variorum.project.project import Project
from variorum.storage.delta import apply_delta
from variorum.storage.file.codec import project_data
from variorum.storage.file.read_write import project_from
from variorum.storage.journal_lines import (
    DAMAGE,
    SCHEMA,
    US,
    JournalHead,
    JournalStep,
    head_of,
    is_cut_off_head,
    step_of,
)

DRAFT_TAG: Final = "unfinished"  # the tag of a note that was being typed
_LARGEST: Final = 10**12  # bytes: none of ours is refused
_LEFT_ALONE: Final = "It is left as it is."


@dataclass(frozen=True, slots=True)
class RecoverableWork:
    """Work that a program which ended left in its journal: how it began, how far it came, the file that
    was open, if one was, and when the last line was written (seconds since 1970).

    `damaged` is the number of the first line that cannot be read, if there is one: from there on nothing is
    taken.
    """

    path: Path
    beginning: Project
    end: Project
    file: str
    moment: float
    damaged: int | None = None

    @property
    def aside(self) -> Path:
        """Where the journal is kept when it is damaged, and what stands before the damage was taken up."""
        return self.path.with_name(f"{self.path.stem}-{int(self.moment)}.damaged")


def read_journal(path: Path, *, has_locks: bool = True) -> RecoverableWork | None:
    """The work in a journal; None where there is none. `has_locks` says whether a lock has told that no
    program is writing it. Raises InputError where nothing can be read, or nobody can tell.
    """
    data = read_regular(path, _LARGEST)
    lines = data.split(b"\n")[:-1]  # what follows the last line end was cut off, and never confirmed
    if not lines and is_cut_off_head(data):
        return None
    head, beginning = _begun(path, lines)
    if not has_locks and head.program == US:
        return None
    if not has_locks and _runs(head):
        what = f"may be in use by another Variorum, process {head.process}: no locks work here"
        raise input_error(path, what, "Close that one.")
    reached = [_Reached(beginning)]
    for line in lines[1:]:
        try:
            reached.append(reached[-1].after(step_of(line)))
        except DAMAGE:
            break  # what stands behind it builds on it
    last = _last_that_can_be_saved(reached)
    damaged = last + 2 if last + 1 < len(lines) else None
    end = reached[last].state_with_typing
    if end == beginning:
        if damaged is not None:
            raise input_error(path, f"cannot be read from line {damaged} on", _LEFT_ALONE)
        return None
    return RecoverableWork(path, beginning, end, head.file, path.stat().st_mtime, damaged)


def _begun(path: Path, lines: Sequence[bytes]) -> tuple[JournalHead, Project]:
    """The first line, and the comparison in it. Raises InputError."""
    try:
        head = head_of(lines[0])
        if head.schema != SCHEMA:
            what = f"was written by another version of Variorum ({head.schema[:40]})"
            raise input_error(path, what, _LEFT_ALONE)
        if head.comparison.get("articles") == []:
            return head, Project.of(())  # a story may begin without an article; no file of a comparison may
        return head, project_from(Document(str(path), head.comparison, {}))
    except InputError:
        raise
    except DAMAGE as error:
        raise input_error(path, f"is no journal, or is damaged ({str(error)[:100]})", _LEFT_ALONE) from None


def _runs(head: JournalHead) -> bool:
    """Whether the program that wrote a journal still runs on this machine, as far as its number tells."""
    process = head.process
    if process in (0, os.getpid()) or head.host != platform.node() or os.name != "posix":
        return False
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        pass  # another's, and alive
    return True


@dataclass(frozen=True, slots=True)
class _Reached:
    """What one line of a journal led to, with the note that was being typed then."""

    project: Project
    typing: Note | None = None

    def after(self, step: JournalStep) -> _Reached:
        """What the next line leads to. Raises one of DAMAGE."""
        if step.changes is not None:
            return _Reached(apply_delta(self.project, step.changes))
        return replace(self, typing=step.typing)

    @property
    def state_with_typing(self) -> Project:
        """The state, with the note that was being typed as a note of its own."""
        typing, project = self.typing, self.project
        if typing is None or not typing.text:
            return project
        tags = tuple(dict.fromkeys((*typing.tags, DRAFT_TAG)))
        is_taken = any(note.id == typing.id for note in project.notes)
        return project.with_note(replace(typing, id=project.next_note_id() if is_taken else typing.id, tags=tags))


def _last_that_can_be_saved(reached: Sequence[_Reached]) -> int:
    """Which of what was reached is the last that can be saved and opened again: nearly always the very last.

    The first, what was opened, always is. Where not all of them are, it is sought by halves.
    """
    if len(reached) == 1 or _can_be_saved(reached[-1]):
        return len(reached) - 1
    low, high = 0, len(reached) - 1
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if _can_be_saved(reached[middle]) else (low, middle)
    return low


def _can_be_saved(reached: _Reached) -> bool:
    project = reached.state_with_typing
    if project == Project.of(()):
        return True  # nothing is left that a file would hold
    try:
        return project_from(Document("", project_data(project), {})) == project
    except DAMAGE:
        return False
