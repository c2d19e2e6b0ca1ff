"""What the reader does is taken as steps, which can be undone."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.base.translation import translated
from variorum.cleaning.lines import LineCorrection
from variorum.project.project import Project
from variorum.tui.services.host import ServiceHost
from variorum.tui.services.journal import JournalService


class StepService:
    """Takes the session from one state to another: every change goes through here, and is kept."""

    def __init__(self, host: ServiceHost, journal: JournalService) -> None:
        self._host, self._journal = host, journal

    def take(self, project: Project, done: str) -> None:
        """Go on to a state, keep it in the journal, and show it. `done` says what was done."""
        session = self._host.session
        if project != session.project:
            session.apply(project, done)
            self._journal.keep()
        self._host.show_change()

    def correct_lines(self, article: int, corrections: Sequence[LineCorrection], done: str) -> None:
        """Restore or remove lines of an article."""
        project = self._host.session.project
        for correction in corrections:
            project = project.with_correction(article, correction)
        self.take(project, done)

    def undo(self) -> None:
        """Undo the last step."""
        self._after_undo(self._host.session.undo(), translated("Undone"), translated("There is nothing to undo."))

    def redo(self) -> None:
        """Take the last undone step again."""
        self._after_undo(self._host.session.redo(), translated("Redone"), translated("There is nothing to redo."))

    def _after_undo(self, done: str | None, word: str, otherwise: str) -> None:
        if done is None:
            self._host.notify_info(otherwise)
            return
        self._journal.keep()
        self._host.show_change()
        self._host.notify_info(f"{word}: {done}.")

    def set_strictness(self, step: float) -> None:
        """Make links surer, or less sure, and compare anew. This is no state of the project, and not undone."""
        strictness = self._host.session.set_strictness(step)
        self._host.show_change()
        self._host.notify_info(translated("How sure a link must be: {strictness:.2f}.", strictness=strictness))
