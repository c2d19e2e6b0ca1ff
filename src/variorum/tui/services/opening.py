"""Going on with another comparison: one that is saved, or unsaved work."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from variorum.base.errors import InputError
from variorum.base.translation import translated
from variorum.session.session import Session
from variorum.tui.services.file_names import ask_for_path
from variorum.tui.services.host import ServiceHost
from variorum.tui.services.journal import JournalService
from variorum.tui.services.recovery import RecoveryService
from variorum.tui.services.sources import SourceService

if TYPE_CHECKING:
    from variorum.storage.journal import RecoverableWork


class OpeningService:
    """Opens sessions in the place of the one that is open."""

    def __init__(
        self, host: ServiceHost, journal: JournalService, recovery: RecoveryService, sources: SourceService
    ) -> None:
        self._host, self._journal, self._recovery, self._sources = host, journal, recovery, sources

    def ask_for_path(self) -> None:
        """Ask for the path of a saved comparison, and open it."""
        hint = translated("Enter open   Esc leave")
        ask_for_path(self._host, translated("The path of a comparison file"), "", hint, self.open_file)

    def open_file(self, path: Path) -> None:
        """Open a saved comparison."""
        self._host.run_worker(partial(self._read, path), thread=True, exclusive=True, group="opening")

    def _read(self, path: Path) -> None:
        host = self._host
        try:
            session = Session.opened(path, host.session.settings)
        except InputError as error:
            host.call_from_thread(host.notify_error, error)
            return
        host.call_from_thread(self._show, session)

    def _show(self, session: Session) -> None:
        self._host.show_story()
        self.open_session(session)
        if session.path is not None:
            self._host.run_worker(partial(_remember, session.path), thread=True)
        self._sources.look_for_changes()

    def open_session(self, session: Session, work: RecoverableWork | None = None) -> None:
        """Go on with another session, and with unsaved work on it; what is not saved of this one stays in its
        journal."""
        self._journal.close()
        self._host.session.release_lock()
        self._host.session = session
        self._journal.begin()
        self._host.show_change()
        if work is None:
            self._recovery.look_around()
        else:
            self._recovery.tell_if_open_elsewhere()
            self._recovery.recover(work)


def _remember(path: Path) -> None:
    from variorum.storage.recent import RecentFiles, read_recent, recent_file, write_recent

    file = recent_file()
    write_recent(file, (read_recent(file) or RecentFiles()).with_opened(path))
