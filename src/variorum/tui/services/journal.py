"""Keeping every state in the journal, and knowing whether it is kept."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from variorum.base.errors import InputError
from variorum.base.sanitize import safe
from variorum.base.translation import translated
from variorum.presentation.signs import FAILED, IN_JOURNAL, NOT_IN_JOURNAL
from variorum.project.project import Project
from variorum.tui.services.host import ServiceHost

if TYPE_CHECKING:
    from pathlib import Path

    from variorum.annotations.note import Note
    from variorum.storage.journal_writer import JournalWriter

# What writes a journal is imported when it is first needed, so that the list of articles paints at once.


class JournalService:
    """Has the states of the session written down, so that nothing that the reader did is lost."""

    def __init__(self, host: ServiceHost) -> None:
        self._host = host
        self._to_confirm: list[Note] = []
        self.begin()

    def begin(self) -> None:
        """The session is new: its journal begins with what it holds now."""
        self._opened_as = self._kept = self._host.session.project
        self._has_failed = False

    @cached_property
    def _writer(self) -> JournalWriter:
        from variorum.storage.journal import Journal, journals_folder
        from variorum.storage.journal_writer import JournalWriter

        # The journal begins with what was opened, not with what has been done since.
        return JournalWriter(Journal(journals_folder(), self._opened_as, self._host.session.path), self._told)

    @property
    def is_idle(self) -> bool:
        """Whether all that was to be written is written."""
        return self._writer.is_idle

    def keep(self) -> None:
        """Keep the state of now; one that holds nothing unsaved needs no journal."""
        session = self._host.session
        if session.has_unsaved:
            self._writer.enqueue(session.project)
        else:
            self.saved(session.project, session.path)

    def confirm(self, note: Note) -> None:
        """Say so when the journal has a note."""
        self._to_confirm.append(note)

    def enqueue_draft(self, note: Note | None) -> None:
        """Keep what is being typed; None when it is done with."""
        self._writer.enqueue_draft(note)

    def saved(self, project: Project, path: Path | None) -> None:
        """A state is saved in a file: only what came since needs a journal."""
        self._writer.saved(project, path, self._host.session.project)

    def after(self, job: Callable[[], None]) -> None:
        """Do something once all is written so far; not if that failed."""
        self._writer.after(job)

    def discard(self) -> None:
        """Give up what is in the journal."""
        self._writer.discard()

    def close(self) -> None:
        """Write what is not written yet."""
        writer = self.__dict__.pop("_writer", None)  # where it was made at all
        if writer is not None:
            writer.close()

    def status(self) -> str:
        """The file of the session, and whether all is saved, for the head of a screen."""
        session = self._host.session
        name = f"   {safe(session.path.name)}" if session.path else ""
        if not session.has_unsaved:
            return name
        if self._has_failed:
            return f"   {FAILED} {translated('IN MEMORY ONLY')}{name}"
        sign = IN_JOURNAL if self._kept == session.project else NOT_IN_JOURNAL
        return f"   {sign} {translated('not saved')}{name}"

    def _told(self, result: Project | InputError) -> None:
        self._host.call_later(self._written, result)

    def _written(self, result: Project | InputError) -> None:
        """A state is on the disk, or the error that kept it from there."""
        was = self.status()
        if isinstance(result, InputError):
            self._has_failed = True
            self._host.notify_error(result)
        else:
            self._kept, self._has_failed = result, False
            self._say_what_is_kept(result)
        if self.status() != was:
            self._host.show_head()

    def _say_what_is_kept(self, kept: Project) -> None:
        there = [note for note in self._to_confirm if note in kept.notes]
        for note in there:
            self._host.notify_info(
                translated("Bookmark {id} saved.", id=note.id)
                if note.is_bookmark
                else translated("Note {id} saved.", id=note.id)
            )
        self._to_confirm = [note for note in self._to_confirm if note not in there]
