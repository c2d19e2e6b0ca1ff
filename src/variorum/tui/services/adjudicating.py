"""Deciding between two readers: the story that is open, and a saved comparison of the same articles."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from variorum.base.errors import InputError, input_error
from variorum.base.paths import SUFFIX, absolute
from variorum.base.translation import translated
from variorum.project.project import Project
from variorum.session.session import Session
from variorum.tui.services.host import ServiceHost
from variorum.tui.services.opening import OpeningService

# Opens the screen: the second reader's project on our texts, and the names of both readers.
ShowReaders = Callable[[Project, tuple[str, str]], None]


class AdjudicationService:
    """Opens the screen on which rows are decided. A story that is saved stays as its reader left it: what is decided
    goes into a copy without a name."""

    def __init__(self, host: ServiceHost, opening: OpeningService) -> None:
        self._host, self._opening = host, opening

    def begin(self, path: Path, show: ShowReaders) -> None:
        """Lay a saved comparison beside the story that is open."""
        look = partial(self._read, path, self._host.session, show)
        self._host.run_worker(look, thread=True, exclusive=True, group="opening")

    def _read(self, path: Path, ours: Session, show: ShowReaders) -> None:
        host = self._host
        try:
            second = _on_texts_of(ours, path)
        except InputError as error:
            host.call_from_thread(host.notify_error, error)
            return
        of_both = ours if ours.path is None else Session(ours.settings, ours.project)
        of_both.all_prepared()  # not while the screen waits
        first = translated("This story") if ours.path is None else ours.path.name.removesuffix(SUFFIX)
        readers = (first, path.name.removesuffix(SUFFIX))
        host.call_from_thread(self._open, of_both, partial(show, second, readers))

    def _open(self, of_both: Session, show: Callable[[], None]) -> None:
        self._host.show_story()
        if of_both is not self._host.session:
            self._opening.open_session(of_both)
        show()


def _on_texts_of(ours: Session, path: Path) -> Project:
    """The second reader's project on our texts. Raises InputError."""
    from variorum.interchange.import_notes import on_our_texts
    from variorum.storage.file.read_write import read_project

    if ours.path is not None and absolute(ours.path) == absolute(path):
        raise input_error(path, "is the story that is open", "Choose the other reader's.")
    found = on_our_texts(ours.project, read_project(path))
    if found is None:
        raise input_error(path, "has none of the articles of this story", "Readers are compared on the same articles.")
    return found
