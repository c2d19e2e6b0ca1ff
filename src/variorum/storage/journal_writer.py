"""Keeping the journal in a thread of its own, so that no key waits for the disk."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Final

from variorum.annotations.note import Note
from variorum.base.error_log import told
from variorum.base.errors import InputError, input_error
from variorum.project.project import Project
from variorum.storage.journal import Journal

_PATIENCE: Final = 5.0  # seconds that quitting waits for a slow disk


class JournalWriter:
    """Writes the journal in order. `told` is called in the thread: with a state once it is on the disk, or
    with the error that kept it from getting there."""

    def __init__(self, journal: Journal, told: Callable[[Project | InputError], None]) -> None:
        self._journal, self._told = journal, told
        self._jobs: queue.Queue[Callable[[], None] | None] = queue.Queue()
        self._thread: threading.Thread | None = None
        self._is_written = True

    def enqueue(self, project: Project) -> None:
        """Write down a state; returns at once."""
        self._do(partial(self._keep, project))

    def _keep(self, project: Project) -> None:
        self._journal.write(project)
        self._tell(project)

    def enqueue_draft(self, note: Note | None) -> None:
        """Write down a note that is being typed, or that it is done with; returns at once."""
        self._do(partial(self._journal.write_typing, note))

    def saved(self, project: Project, file: Path | None, now: Project) -> None:
        """A state is saved in a file: only what came since needs a journal."""
        self._do(partial(self._journal.restart, project, file, now))

    def discard(self) -> None:
        """Give up what is in the journal."""
        self._do(self._journal.discard)

    def after(self, job: Callable[[], None]) -> None:
        """Do something once all that was given so far is written; not if writing failed."""
        self._do(lambda: job() if self._is_written else None)

    @property
    def is_idle(self) -> bool:
        """Whether all that was given so far is done."""
        return self._jobs.unfinished_tasks == 0

    def close(self) -> None:
        """Finish what is begun, and let the journal go."""
        if self._thread is not None:
            self._jobs.put(None)
            self._thread.join(_PATIENCE)
            self._thread = None
        self._journal.close()

    def _do(self, job: Callable[[], None]) -> None:
        self._jobs.put(job)
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="journal", daemon=True)
            self._thread.start()

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            try:
                job()
                self._is_written = True
            except Exception as error:  # whatever it is: what is not kept must not look as if it were
                self._is_written = False
                self._tell(error if isinstance(error, InputError) else _not_kept(error))
            self._jobs.task_done()
        self._jobs.task_done()

    def _tell(self, result: Project | InputError) -> None:
        with suppress(RuntimeError):  # whom to tell has ended; what is left is written all the same
            self._told(result)


def _not_kept(error: Exception) -> InputError:
    what = f"cannot be written ({told(error)}): what you write is in memory only"
    return input_error("the journal", what, "Save the comparison to another place now.")
