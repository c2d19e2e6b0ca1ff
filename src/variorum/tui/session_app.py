"""The app's desk: what the reader does is taken as steps and kept in the journal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message
from textual.worker import get_current_worker

from variorum.base.errors import InputError, Problem
from variorum.base.sanitize import safe
from variorum.cleaning.lines import LineCorrection
from variorum.config.settings import without_encoder
from variorum.presentation.wording.labels import count_in_words
from variorum.project.project import SavedComparison
from variorum.session.session import Desk
from variorum.tui.error_boundary import is_open
from variorum.tui.notices import NoticesApp
from variorum.tui.screens.base import ReaderScreen

if TYPE_CHECKING:
    from variorum.annotations.note import Note
    from variorum.storage.journal import Unsaved
    from variorum.storage.journal_writer import Keeper

# What keeps a journal is imported when it is first needed, so that the list of articles paints at once.


class DeskApp(NoticesApp):
    """An app with a desk: every change goes through it, and nothing that was written is lost."""

    @dataclass
    class Kept(Message):
        """A state is on the disk, or the error that kept it from there."""

        result: SavedComparison | InputError

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._opened_as = self._kept = desk.state
        self._unkept = False
        self._to_confirm: list[Note] = []
        self._encoding = ""
        self._said_what_is_missing = False

    @cached_property
    def _keeper(self) -> Keeper:
        from variorum.storage.journal import Journal, journals_folder
        from variorum.storage.journal_writer import Keeper

        # The journal begins with what was opened, not with what has been done since.
        return Keeper(Journal(journals_folder(), self._opened_as, self.desk.path), self._told)

    def _told(self, result: SavedComparison | InputError) -> None:
        self.post_message(self.Kept(result))

    def on_mount(self) -> None:
        """Offer what an earlier start left unsaved, once the first screen is painted."""
        self.call_after_refresh(self._look_around)

    def on_unmount(self) -> None:
        """Write what is not written yet."""
        self._close_journal()
        self.desk.let_go()

    def _close_journal(self) -> None:
        keeper = self.__dict__.pop("_keeper", None)  # where it was made at all
        if keeper is not None:
            keeper.close()

    def put_on_desk(self, desk: Desk, work: Unsaved | None = None) -> None:
        """Go on with another comparison, and with unsaved work on it; what is not saved of this one stays in
        its journal."""
        self._close_journal()
        self.desk.let_go()
        self.desk = desk
        self._opened_as = self._kept = desk.state
        self._unkept = False
        self._show_change()
        if work is None:
            self._look_around()
        else:
            self._tell_if_open_elsewhere()
            self.take_up(work)

    def _tell_if_open_elsewhere(self) -> None:
        if not self.desk.hold() and self.desk.path is not None:
            self.warn(
                f"{self.desk.path.name} is open in another Variorum too. Nothing of its work will be "
                "overwritten: where both have saved, this one asks before it joins the two."
            )

    def _look_around(self) -> None:
        self._tell_if_open_elsewhere()
        from variorum.storage.journal import journals_folder, left_behind

        found = left_behind(journals_folder(), self.desk.state)
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
            self.call_from_thread(self.say, f"Unsaved work on {stories} is kept: o in the story lists it.")
        self.call_from_thread(self.name_unread, found.unread)

    def name_unread(self, problems: Sequence[Problem]) -> None:
        """Say which journals cannot be read, and why: there may be work in them."""
        if problems:
            self.warn(unread_in_words(problems))

    def _offer(self, work: Unsaved) -> None:
        from variorum.storage.journal import throw_away
        from variorum.tui.screens.dialogs import ChoiceDialog

        question = f"An earlier start ended with unsaved work: {work_in_words(work)}.{_damage(work)}"
        answers = [("take", "Take it up again"), ("later", "Leave it for later"), ("drop", "Throw it away")]

        def answered(answer: str | None) -> None:
            if answer == "take":
                self.take_up(work)
            elif answer == "drop":
                throw_away(work)

        self.push_screen(ChoiceDialog(question, answers), answered)

    def take_up(self, work: Unsaved) -> None:
        """Go on with unsaved work; its journal goes once ours has it."""
        from variorum.storage.journal import put_away

        self.desk.take_up(work)
        self._keep()
        self._keeper.after(lambda: put_away(work))
        self._show_change()
        if work.damaged is not None:
            self.warn(f"{work.path}:{_damage(work)} It is kept as {work.aside.name}.")

    # The encoder

    def read_with_encoder(self) -> None:
        """Have the articles read by the encoder that it has not read, while the reader goes on."""
        from variorum.alignment import encoder

        if self.desk.unread():
            self._read_all()
        elif (
            self.desk.settings.matching.encoder
            and not encoder.is_installed()
            and not self._said_what_is_missing
        ):
            self._said_what_is_missing = True
            self.say(encoder.MISSING)

    @work(thread=True, exclusive=True, group="encoding")
    def _read_all(self) -> None:
        worker, desk = get_current_worker(), self.desk
        unread = desk.unread()
        try:
            for done, n in enumerate(unread):
                self.call_from_thread(self._reading, f"   encoder {done} of {len(unread)} …")
                desk.encode(n, lambda _done, _all: not worker.is_cancelled)
                if worker.is_cancelled:
                    return
        except InputError as error:
            desk.settings = without_encoder(desk.settings)
            self.call_from_thread(self.complain, error)
        self.call_from_thread(self._reading, "")
        self.call_from_thread(self._show_change)

    def _reading(self, words: str) -> None:
        self._encoding = words
        self._show_head()

    def file_in_words(self) -> str:
        """Whether anything is not saved, and the comparison's file, for the head of a screen."""
        return f"{self._encoding}{self._saved_in_words()}"

    def _saved_in_words(self) -> str:
        name = f"   {safe(self.desk.path.name)}" if self.desk.path else ""
        if not self.desk.has_unsaved:
            return name
        if self._unkept:
            return f"   ✗ IN MEMORY ONLY{name}"
        return f"   {'●' if self._kept == self.desk.state else '○'} not saved{name}"

    # Changes

    def change(self, state: SavedComparison, done: str) -> None:
        """Take a step, keep it in the journal, and show it."""
        if state != self.desk.state:
            self.desk.do(state, done)
            self._keep()
        self._show_change()

    def keep_note(self, note: Note, done: str) -> None:
        """Take a note into the comparison; it is confirmed when the journal has it."""
        self._to_confirm.append(note)
        self.change(self.desk.state.with_note(note), done)

    def keep_typing(self, note: Note | None) -> None:
        """Keep in the journal what is being typed; None when it is done with."""
        self._keeper.keep_typing(note)

    def _keep(self) -> None:
        """Keep the state in the journal; one that holds nothing unsaved needs none."""
        if self.desk.has_unsaved:
            self._keeper.keep(self.desk.state)
        else:
            self._keeper.saved(self.desk.state, self.desk.path, self.desk.state)

    @on(Kept)
    def _kept_now(self, message: Kept) -> None:
        was = self.file_in_words()
        if isinstance(message.result, InputError):
            self._unkept = True
            self.complain(message.result)
        else:
            self._kept, self._unkept = message.result, False
            self._confirm(message.result)
        if self.file_in_words() != was:
            self._show_head()

    def _confirm(self, kept: SavedComparison) -> None:
        there = [note for note in self._to_confirm if note in kept.notes]
        for note in there:
            self.say(f"{'Bookmark' if note.is_bookmark else 'Note'} {note.id} kept.")
        self._to_confirm = [note for note in self._to_confirm if note not in there]

    def _front(self) -> ReaderScreen | None:
        return next(
            (s for s in reversed(self.screen_stack) if isinstance(s, ReaderScreen) and is_open(s)), None
        )

    def _show_change(self) -> None:
        if (screen := self._front()) is not None:
            screen.refresh_page()
        self.read_with_encoder()

    def _show_head(self) -> None:
        if (screen := self._front()) is not None:
            screen.refresh_head()

    def correct_lines(self, article: int, corrections: Sequence[LineCorrection], done: str) -> None:
        """Restore or remove lines of an article."""
        state = self.desk.state
        for correction in corrections:
            state = state.with_correction(article, correction)
        self.change(state, done)

    def action_undo(self) -> None:
        """Undo the last step."""
        self._travelled(self.desk.undo(), "Undone", "There is nothing to undo.")

    def action_redo(self) -> None:
        """Take the last undone step again."""
        self._travelled(self.desk.redo(), "Done again", "There is nothing to do again.")

    def _travelled(self, done: str | None, word: str, otherwise: str) -> None:
        if done is None:
            self.say(otherwise)
            return
        self._keep()
        self._show_change()
        self.say(f"{word}: {done}.")


def work_in_words(work: Unsaved) -> str:
    """What unsaved work holds, counted."""
    before = set(work.beginning.notes)
    notes = sum(note not in before for note in work.end.notes)
    links = len(set(work.end.links) - set(work.beginning.links))
    lines = sum(
        len(set(now) - set(then))
        for now, then in zip(work.end.corrections, work.beginning.corrections, strict=False)
    )
    counts = ((notes, "note"), (links, "link"), (lines, "line"))
    parts = [count_in_words(count, thing) for count, thing in counts if count]
    return ", ".join(parts) or "some changes"


def _damage(work: Unsaved) -> str:
    if work.damaged is None:
        return ""
    return f" Its journal is damaged from line {work.damaged} on; what stands there is left out."


def unread_in_words(problems: Sequence[Problem]) -> str:
    """Which journals cannot be read, and why."""
    count = count_in_words(len(problems), "journal")
    return f"{count} cannot be read: " + "\n".join(map(str, problems))
