"""The library that is open: going from its list into a story and back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from variorum.base.errors import InputError
from variorum.base.private_folders import private_folder
from variorum.base.translation import translated
from variorum.project.project import Project
from variorum.session.session import Session
from variorum.tui.services.host import ServiceHost
from variorum.tui.services.journal import JournalService
from variorum.tui.services.opening import OpeningService

if TYPE_CHECKING:
    from variorum.corpus.open_library import OpenLibrary
    from variorum.library.entry import StoryEntry


class LibraryService:
    """Opens the stories of a library, and keeps what was done in one when the reader comes back."""

    def __init__(
        self, host: ServiceHost, journal: JournalService, opening: OpeningService, library: OpenLibrary
    ) -> None:
        self._host, self._journal, self._opening = host, journal, opening
        self.library = library

    def open_story(self, entry: StoryEntry) -> None:
        """Open a story, with what is saved of it."""
        self._host.notify_info(translated("Opening the story …"))
        self._host.run_worker(partial(self._read, entry), thread=True, exclusive=True, group="opening")

    def _read(self, entry: StoryEntry) -> None:
        host = self._host
        try:
            session = self.library.open_story(entry, host.session.settings)
        except InputError as error:
            host.call_from_thread(host.notify_error, error)
            return
        host.call_from_thread(self._show, session)

    def _show(self, session: Session) -> None:
        self._opening.open_session(session)
        self._host.begin_story()

    def come_back(self) -> None:
        """Back to the list. What is not saved of the story is saved beside the tables first."""
        if self._host.session.has_unsaved:
            self._host.run_worker(self._save, thread=True, exclusive=True, group="saving")
        else:
            self._leave_story()

    def _save(self) -> None:
        host, session = self._host, self._host.session
        project = session.project
        try:
            if session.path is not None:
                private_folder(session.path.parent)
            saved = session.save(session.path)
        except OSError as error:
            host.call_from_thread(host.warn, f"The story cannot be saved ({error.strerror}).")
        except InputError as error:
            host.call_from_thread(host.notify_error, error)
        else:
            host.call_from_thread(self._journal.saved, project, saved)
            host.call_from_thread(self._leave_story)

    def _leave_story(self) -> None:
        self._host.show_library()
        self._opening.open_session(Session(self._host.session.settings, Project.of(())))
