"""The app's desk: what the reader does is taken as steps, kept in a draft, saved and opened."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from textual.app import App

from variorum.articles.safe_text import safe, safe_lines
from variorum.cleaning.lines import LineCorrection
from variorum.layout.in_words import count_in_words
from variorum.notebook.desk import Desk
from variorum.notebook.folder import comparisons_folder, saved_comparisons
from variorum.notebook.saved_comparison import SUFFIX, SavedComparison
from variorum.problems import InputError
from variorum.tui.screens.base import ReaderScreen


class DeskApp(App[None]):
    """An app with a desk: every change goes through it, and nothing that was written is lost."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk

    def on_mount(self) -> None:
        """Offer what an earlier start left unsaved, once the first screen is painted."""
        self.call_after_refresh(self._look_for_draft)

    def _look_for_draft(self) -> None:
        from variorum.notebook.drafts import drafts_folder, find_draft

        draft = find_draft(self.desk.state, drafts_folder())
        if draft is not None:
            self._offer_draft(draft)

    def _offer_draft(self, draft: SavedComparison) -> None:
        from variorum.tui.screens.dialogs import ChoiceDialog

        count = count_in_words(len(draft.notes), "note")
        question = f"An earlier start ended with unsaved work: {count}."
        answers = [("take", "Take it up again"), ("later", "Leave it for later"), ("drop", "Throw it away")]

        def answered(answer: str | None) -> None:
            if answer == "take":
                self.desk.take_up(draft)
                self._show_change()
            elif answer == "drop":
                self._drop_draft()

        self.push_screen(ChoiceDialog(question, answers), answered)

    def file_in_words(self) -> str:
        """Whether anything is not saved, and the comparison's file, for the head of a screen."""
        name = f"   {safe(self.desk.path.name)}" if self.desk.path else ""
        return f"{'   ● not saved' if self.desk.has_unsaved else ''}{name}"

    # Changes

    def change(self, state: SavedComparison, done: str) -> None:
        """Take a step, keep it in the draft, and show it."""
        if state != self.desk.state:
            self.desk.do(state, done)
            self._keep_draft()
        self._show_change()

    def _keep_draft(self) -> None:
        from variorum.notebook.drafts import drafts_folder, write_draft

        try:
            if self.desk.has_unsaved:
                write_draft(self.desk.beginning, self.desk.state, drafts_folder())
            else:
                self._drop_draft()
        except InputError as error:
            self.complain(error)

    def _drop_draft(self) -> None:
        from variorum.notebook.drafts import drafts_folder, drop_draft

        drop_draft(self.desk.beginning, drafts_folder())

    def _show_change(self) -> None:
        for screen in reversed(self.screen_stack):
            if isinstance(screen, ReaderScreen):
                screen.refresh_page()
                return

    def complain(self, error: InputError) -> None:
        """Say what is wrong, literally: it may quote a file."""
        self.notify(safe_lines(str(error)), severity="error", timeout=10, markup=False)

    def say(self, message: str) -> None:
        """A notice, literally; it takes the place of the one before."""
        self.clear_notifications()
        self.notify(safe_lines(message), timeout=3, markup=False)

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
        self._keep_draft()
        self._show_change()
        self.say(f"{word}: {done}.")

    # Files

    def action_save(self) -> None:
        """Save the comparison, under the name it has or a new one."""
        if self.desk.path is not None:
            self._save(self.desk.path)
        else:
            self._ask_for_name()

    def _ask_for_name(self) -> None:
        from variorum.tui.screens.dialogs import NameDialog

        folder = comparisons_folder(self.desk.settings.folders)

        def named(name: str | None) -> None:
            if name is not None:
                self._save(folder / Path(name).expanduser())

        hint = f"Enter save   Esc leave   kept in {safe(str(folder))}, or at the path you type"
        self.push_screen(NameDialog("Save the comparison as", self._suggested_name(), hint), named)

    def _suggested_name(self) -> str:
        cleaned = (self.desk.cleaned(n) for n in range(len(self.desk.state.articles)))
        headline = next((article.headline for article in cleaned if article.headline), "comparison")
        return "-".join(re.findall(r"\w+", headline)[:5]).lower()

    def _save(self, path: Path) -> bool:
        try:
            saved = self.desk.save(path)
        except InputError as error:
            self.complain(error)
            return False
        self._drop_draft()
        self._show_change()
        self.say(f"Saved to {saved}")
        return True

    def ask_to_open(self) -> None:
        """Choose a saved comparison; what is on the desk and not saved stays in its draft."""
        from variorum.tui.screens.dialogs import OpenDialog

        folder = comparisons_folder(self.desk.settings.folders)

        def chosen(path: Path | None) -> None:
            if path is not None:
                self._open(path)

        self.push_screen(OpenDialog(folder, saved_comparisons(folder)), chosen)

    def _open(self, path: Path) -> None:
        try:
            self.desk = Desk.opened(path, self.desk.settings)
        except InputError as error:
            self.complain(error)
            return
        self._show_change()
        self.on_mount()

    def ask_to_quit(self) -> None:
        """Quit; what is not saved is asked about."""
        from variorum.tui.screens.dialogs import ChoiceDialog

        if not self.desk.has_unsaved:
            self.exit()
            return
        answers = [("save", f"Save ({SUFFIX})"), ("draft", "Quit; the next start offers the unsaved work"),
                   ("drop", "Quit and throw it away")]  # fmt: skip

        def answered(answer: str | None) -> None:
            if answer == "save":
                self.call_after_refresh(self._save_and_quit)
            elif answer is not None:
                if answer == "drop":
                    self._drop_draft()
                self.exit()

        self.push_screen(
            ChoiceDialog("There are notes or corrections that are not saved.", answers), answered
        )

    def _save_and_quit(self) -> None:
        if self.desk.path is None:
            self._ask_for_name()
        elif self._save(self.desk.path):
            self.exit()
