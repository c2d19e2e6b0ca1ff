"""Unsaved work of earlier starts: found in the journals, offered, taken up again."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from variorum.base.errors import Problem
from variorum.base.translation import counted, translated
from variorum.presentation.wording.recovery import unread_in_words, work_in_words
from variorum.tui.services.host import ServiceHost
from variorum.tui.services.journal import JournalService

if TYPE_CHECKING:
    from variorum.storage.journal import RecoverableWork


class RecoveryService:
    """Looks for unsaved work, and brings it back."""

    def __init__(self, host: ServiceHost, journal: JournalService) -> None:
        self._host, self._journal = host, journal

    def look_around(self) -> None:
        """Say if the file is open elsewhere, and offer what an earlier start left unsaved."""
        from variorum.storage.journal import find_recoverable, journals_folder

        self.tell_if_open_elsewhere()
        found = find_recoverable(journals_folder(), self._host.session.project)
        if found:
            self._offer(found[0])
        look = partial(self._look_for_others, tell=not found)
        self._host.run_worker(look, thread=True, exclusive=True, group="looking")

    def tell_if_open_elsewhere(self) -> None:
        """Say if another Variorum has the file; else it is ours until the session ends."""
        session = self._host.session
        if not session.acquire_lock() and session.path is not None:
            self._host.warn(
                translated(
                    "{name} is open in another Variorum too. Nothing of its work will be overwritten: where both "
                    "have saved, this one asks before it joins the two.",
                    name=session.path.name,
                )
            )

    def _look_for_others(self, *, tell: bool) -> None:
        """Look through all journals: say which cannot be read, and, if wanted, that others hold work."""
        from variorum.storage.journal import journals_folder, look_for_work

        host, found = self._host, look_for_work(journals_folder())
        if found.work and tell:
            said = counted(
                "Unsaved work on another story is kept: O in the story lists it.",
                "Unsaved work on {count} stories is kept: O in the story lists it.",
                len(found.work),
            )
            host.call_from_thread(host.notify_info, said)
        host.call_from_thread(self.name_unread, found.unencoded_articles)

    def name_unread(self, problems: Sequence[Problem]) -> None:
        """Say which journals cannot be read, and why: there may be work in them."""
        if problems:
            self._host.warn(unread_in_words(problems))

    def _offer(self, work: RecoverableWork) -> None:
        from variorum.storage.journal import discard_recoverable
        from variorum.tui.dialogs.dialog import ChoiceDialog

        said = translated("An earlier start ended with unsaved work: {work}.", work=work_in_words(work))
        question = f"{said}{_damage(work)}"
        answers = [
            ("take", translated("Take it up again")),
            ("later", translated("Leave it for later")),
            ("drop", translated("Throw it away")),
        ]

        def answered(answer: str | None) -> None:
            if answer == "take":
                self.recover(work)
            elif answer == "drop":
                discard_recoverable(work)

        self._host.push_screen(ChoiceDialog(question, answers), answered)

    def recover(self, work: RecoverableWork) -> None:
        """Go on with unsaved work; its journal goes once ours has it."""
        from variorum.storage.journal import put_away

        self._host.session.recover(work)
        self._journal.keep()
        self._journal.after(lambda: put_away(work))
        self._host.show_change()
        if work.damaged is not None:
            self._host.warn(f"{work.path}:{_damage(work)} {translated('It is kept as {file}.', file=work.aside.name)}")


def _damage(work: RecoverableWork) -> str:
    if work.damaged is None:
        return ""
    return " " + translated(
        "Its journal is damaged from line {number} on; what stands there is left out.", number=work.damaged
    )
