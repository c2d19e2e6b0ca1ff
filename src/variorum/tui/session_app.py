"""The app's session: what the reader does is taken as steps and kept in the journal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message
from textual.worker import Worker, get_current_worker

from variorum.base import debug_log
from variorum.base.errors import InputError, Problem
from variorum.base.sanitize import safe
from variorum.cleaning.lines import LineCorrection
from variorum.config.settings import without_encoder
from variorum.presentation.signs import FAILED, IN_JOURNAL, NOT_IN_JOURNAL
from variorum.presentation.wording.recovery import unread_in_words, work_in_words
from variorum.project.project import Project
from variorum.session.session import Session
from variorum.tui.error_boundary import is_open
from variorum.tui.judging import Judging
from variorum.tui.notices import NoticesApp
from variorum.tui.screens.base import ReaderScreen

if TYPE_CHECKING:
    from variorum.alignment.monotone_chain import Pair
    from variorum.annotations.note import Note
    from variorum.storage.journal import RecoverableWork
    from variorum.storage.journal_writer import JournalWriter

# What keeps a journal is imported when it is first needed, so that the list of articles paints at once.


class SessionApp(NoticesApp):
    """An app with a session: every change goes through it, and nothing that was written is lost."""

    @dataclass
    class JournalWritten(Message):
        """A state is on the disk, or the error that kept it from there."""

        result: Project | InputError

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._opened_as = self._kept = session.project
        self._unkept = False
        self._to_confirm: list[Note] = []
        self._encoding = ""
        self._judging = Judging(self)
        self._said_what_is_missing = False

    @cached_property
    def _journal_writer(self) -> JournalWriter:
        from variorum.storage.journal import Journal, journals_folder
        from variorum.storage.journal_writer import JournalWriter

        # The journal begins with what was opened, not with what has been done since.
        return JournalWriter(Journal(journals_folder(), self._opened_as, self.session.path), self._told)

    def _told(self, result: Project | InputError) -> None:
        self.post_message(self.JournalWritten(result))

    def on_mount(self) -> None:
        """Offer what an earlier start left unsaved, once the first screen is painted."""
        self.call_after_refresh(self._look_around)

    def on_unmount(self) -> None:
        """Write what is not written yet."""
        self._close_journal()
        self.session.release_lock()

    def _close_journal(self) -> None:
        keeper = self.__dict__.pop("_journal_writer", None)  # where it was made at all
        if keeper is not None:
            keeper.close()

    def open_session(self, session: Session, work: RecoverableWork | None = None) -> None:
        """Go on with another comparison, and with unsaved work on it; what is not saved of this one stays in
        its journal."""
        self._close_journal()
        self.session.release_lock()
        self.session = session
        self._opened_as = self._kept = session.project
        self._unkept = False
        self._show_change()
        if work is None:
            self._look_around()
        else:
            self._tell_if_open_elsewhere()
            self.recover(work)

    def _tell_if_open_elsewhere(self) -> None:
        if not self.session.acquire_lock() and self.session.path is not None:
            self.warn(
                f"{self.session.path.name} is open in another Variorum too. Nothing of its work will be "
                "overwritten: where both have saved, this one asks before it joins the two."
            )

    def _look_around(self) -> None:
        debug_log.note("painted", "the first frame")
        self._tell_if_open_elsewhere()
        from variorum.storage.journal import find_recoverable, journals_folder

        found = find_recoverable(journals_folder(), self.session.project)
        if found:
            self._offer(found[0])
        self._look_for_others(tell=not found)

    @work(thread=True, exclusive=True, group="looking")
    def _look_for_others(self, *, tell: bool) -> None:
        """Look through all journals: say which cannot be read, and, if wanted, that others hold work."""
        from variorum.storage.journal import journals_folder, look_for_work

        found = look_for_work(journals_folder())
        if found.work and tell:
            stories = f"{len(found.work)} stories" if len(found.work) > 1 else "another story"
            self.call_from_thread(self.notify_info, f"Unsaved work on {stories} is kept: o in the story lists it.")
        self.call_from_thread(self.name_unread, found.unencoded_articles)

    def name_unread(self, problems: Sequence[Problem]) -> None:
        """Say which journals cannot be read, and why: there may be work in them."""
        if problems:
            self.warn(unread_in_words(problems))

    def _offer(self, work: RecoverableWork) -> None:
        from variorum.storage.journal import discard_recoverable
        from variorum.tui.screens.dialogs import ChoiceDialog

        question = f"An earlier start ended with unsaved work: {work_in_words(work)}.{_damage(work)}"
        answers = [("take", "Take it up again"), ("later", "Leave it for later"), ("drop", "Throw it away")]

        def answered(answer: str | None) -> None:
            if answer == "take":
                self.recover(work)
            elif answer == "drop":
                discard_recoverable(work)

        self.push_screen(ChoiceDialog(question, answers), answered)

    def recover(self, work: RecoverableWork) -> None:
        """Go on with unsaved work; its journal goes once ours has it."""
        from variorum.storage.journal import put_away

        self.session.recover(work)
        self._keep()
        self._journal_writer.after(lambda: put_away(work))
        self._show_change()
        if work.damaged is not None:
            self.warn(f"{work.path}:{_damage(work)} It is kept as {work.aside.name}.")

    # The encoder

    def start_encoding(self) -> None:
        """Have the articles read by the encoder that it has not read, while the reader goes on."""
        from variorum.alignment import encoder

        self._judging.start()
        if self.session.unencoded_articles():
            self._read_all()
        elif self.session.settings.matching.encoder and not encoder.is_installed() and not self._said_what_is_missing:
            self._said_what_is_missing = True
            self.notify_info(encoder.MISSING)

    @work(thread=True, exclusive=True, group="encoding")
    def _read_all(self) -> None:
        worker, session = get_current_worker(), self.session
        unencoded_articles = session.unencoded_articles()
        try:
            for done, n in enumerate(unencoded_articles):
                self.call_from_thread(self._reading, f"   encoder {done} of {len(unencoded_articles)} …")
                session.encode(n, lambda _done, _all: not worker.is_cancelled)
                if worker.is_cancelled:
                    return
        except InputError as error:
            session.settings = without_encoder(session.settings)
            self.call_from_thread(self.notify_error, error)
        self.call_from_thread(self._reading, "")
        self.call_from_thread(self._show_change)

    def run_in_thread(self, work: Callable[[], None], group: str) -> Worker[None]:
        """Start work in a thread."""
        return self.run_worker(work, thread=True, group=group)

    def show_judged(self, pair: Pair | None) -> None:
        """Show the screen in front anew, if it shows these two articles; for None, if it shows more than two."""
        screen = self._front()
        if screen is not None and (screen.pair and set(screen.pair)) == (pair and set(pair)):
            screen.refresh_page()

    def show_progress(self) -> None:
        """Show how far the judge is."""
        self._show_head()

    def action_judge(self) -> None:
        """Stop asking the judge, or ask on."""
        self._judging.toggle()

    def _reading(self, words: str) -> None:
        self._encoding = words
        self._show_head()

    def file_in_words(self) -> str:
        """Whether anything is not saved, and the comparison's file, for the head of a screen."""
        return f"{self._encoding}{self._judging.progress}{self._saved_in_words()}"

    def _saved_in_words(self) -> str:
        name = f"   {safe(self.session.path.name)}" if self.session.path else ""
        if not self.session.has_unsaved:
            return name
        if self._unkept:
            return f"   {FAILED} IN MEMORY ONLY{name}"
        return f"   {IN_JOURNAL if self._kept == self.session.project else NOT_IN_JOURNAL} not saved{name}"

    # Changes

    def change(self, project: Project, done: str) -> None:
        """Take a step, keep it in the journal, and show it."""
        if project != self.session.project:
            self.session.apply(project, done)
            self._keep()
        self._show_change()

    def keep_note(self, note: Note, done: str) -> None:
        """Take a note into the comparison; it is confirmed when the journal has it."""
        self._to_confirm.append(note)
        self.change(self.session.project.with_note(note), done)

    def enqueue_draft(self, note: Note | None) -> None:
        """Keep in the journal what is being typed; None when it is done with."""
        self._journal_writer.enqueue_draft(note)

    def _keep(self) -> None:
        """Keep the state in the journal; one that holds nothing unsaved needs none."""
        if self.session.has_unsaved:
            self._journal_writer.enqueue(self.session.project)
        else:
            self._journal_writer.saved(self.session.project, self.session.path, self.session.project)

    @on(JournalWritten)
    def _kept_now(self, message: JournalWritten) -> None:
        was = self.file_in_words()
        if isinstance(message.result, InputError):
            self._unkept = True
            self.notify_error(message.result)
        else:
            self._kept, self._unkept = message.result, False
            self._confirm(message.result)
        if self.file_in_words() != was:
            self._show_head()

    def _confirm(self, kept: Project) -> None:
        there = [note for note in self._to_confirm if note in kept.notes]
        for note in there:
            self.notify_info(f"{'Bookmark' if note.is_bookmark else 'Note'} {note.id} kept.")
        self._to_confirm = [note for note in self._to_confirm if note not in there]

    def _front(self) -> ReaderScreen | None:
        return next((s for s in reversed(self.screen_stack) if isinstance(s, ReaderScreen) and is_open(s)), None)

    def _show_change(self) -> None:
        if (screen := self._front()) is not None:
            screen.refresh_page()
        self.start_encoding()

    def _show_head(self) -> None:
        if (screen := self._front()) is not None:
            screen.refresh_head()

    def correct_lines(self, article: int, corrections: Sequence[LineCorrection], done: str) -> None:
        """Restore or remove lines of an article."""
        project = self.session.project
        for correction in corrections:
            project = project.with_correction(article, correction)
        self.change(project, done)

    def action_undo(self) -> None:
        """Undo the last step."""
        self._travelled(self.session.undo(), "Undone", "There is nothing to undo.")

    def action_redo(self) -> None:
        """Take the last undone step again."""
        self._travelled(self.session.redo(), "Done again", "There is nothing to do again.")

    def _travelled(self, done: str | None, word: str, otherwise: str) -> None:
        if done is None:
            self.notify_info(otherwise)
            return
        self._keep()
        self._show_change()
        self.notify_info(f"{word}: {done}.")


def _damage(work: RecoverableWork) -> str:
    if work.damaged is None:
        return ""
    return f" Its journal is damaged from line {work.damaged} on; what stands there is left out."
