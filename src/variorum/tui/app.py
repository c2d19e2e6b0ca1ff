"""The app: it holds the desk, and does what every screen asks for: notes, saving, undo, help."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import App, SystemCommand
from textual.screen import Screen

from variorum.articles.safe_text import safe, safe_lines
from variorum.assets import asset
from variorum.cleaning.lines import LineCorrection
from variorum.layout.in_words import count_in_words
from variorum.notebook.desk import Desk
from variorum.notebook.folder import comparisons_folder, saved_comparisons
from variorum.notebook.notes import Anchor, Note, tags_from
from variorum.notebook.saved_comparison import SUFFIX, SavedComparison
from variorum.problems import InputError
from variorum.tui.help import help_for
from variorum.tui.screens.base import ReaderScreen
from variorum.tui.screens.story import StoryScreen

if TYPE_CHECKING:
    from variorum.tui.screens.dialogs import Written

_STYLES = ("app", "page", "story", "dialogs")


class VariorumApp(App[None]):
    """The reader."""

    TITLE = "Variorum"
    CSS_PATH: ClassVar = [asset(f"styles/{name}.tcss") for name in _STYLES]

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.animation_level = "none"
        self.theme = desk.settings.view.theme

    def get_default_screen(self) -> Screen[None]:
        """Start on the story."""
        return StoryScreen()

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

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The palette: the commands of the screen, then Textual's own."""
        if isinstance(screen, ReaderScreen):
            yield from screen.palette_commands()
        yield from super().get_system_commands(screen)

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

    # Notes

    def write_note(self, anchors: tuple[Anchor, ...], about: str) -> None:
        """Ask for a new note on some words."""
        from variorum.tui.screens.dialogs import NoteDialog

        def written(answer: Written | None) -> None:
            if answer is not None:
                now = _now()
                note_id, tags = self.desk.state.next_note_id(), tags_from(answer.tags)
                note = Note(note_id, answer.text.strip(), anchors, tags, now, now)
                self.change(self.desk.state.with_note(note), "writing a note")

        self.push_screen(NoteDialog(about), written)

    def annotate_article(self, article: int) -> None:
        """Write a note on a whole article, or edit the one it has."""
        for note in self.desk.state.notes:
            if any(place.article == article and place.on_whole_article for place in note.anchors):
                self.edit_note(note.id)
                return
        self.write_note((Anchor(article),), f"article {article + 1}")

    def edit_note(self, note_id: str) -> None:
        """Ask for another text of a note."""
        from variorum.tui.screens.dialogs import NoteDialog

        note = next(note for note in self.desk.state.notes if note.id == note_id)

        def written(answer: Written | None) -> None:
            if answer is not None:
                tags = tags_from(answer.tags)
                changed = Note(note.id, answer.text.strip(), note.anchors, tags, note.created, _now())
                self.change(self.desk.state.with_note(changed), "editing a note")

        self.push_screen(NoteDialog(f"note {note_id}", note.text, " ".join(note.tags)), written)

    def delete_note(self, note_id: str) -> None:
        """Delete a note; undo brings it back."""
        self.change(self.desk.state.without_note(note_id), "deleting a note")
        self.say("Deleted; u brings it back.")

    def action_search(self) -> None:
        """Search all articles."""
        from variorum.tui.screens.search import SearchScreen

        if not isinstance(self.screen, SearchScreen):
            self.push_screen(SearchScreen())

    def action_notes(self) -> None:
        """Open the list of notes."""
        from variorum.tui.screens.notes import NotesScreen

        if not isinstance(self.screen, NotesScreen):
            self.push_screen(NotesScreen())

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

    # Help and looks

    def action_help(self) -> None:
        """The keys of the screen."""
        from variorum.tui.screens.dialogs import ReadDialog

        screen = next((s for s in reversed(self.screen_stack) if isinstance(s, ReaderScreen)), None)
        if screen is None or isinstance(self.screen, ReadDialog):
            return
        self.push_screen(ReadDialog("Help", help_for(screen.NAME)))

    def action_strictness(self, step: float) -> None:
        """Make links surer, or less sure, and compare anew."""
        strictness = self.desk.set_strictness(step)
        self._show_change()
        self.say(f"Strictness {strictness:.2f}: a link needs this score.")

    def action_next_theme(self) -> None:
        """The next of a few themes: dark, light, high contrast, the terminal's own colours."""
        themes = ("textual-dark", "textual-light", "dracula", "ansi-dark", "ansi-light")
        at = themes.index(self.theme) if self.theme in themes else -1
        self.theme = themes[(at + 1) % len(themes)]
        self.say(f"Theme: {self.theme}")


def _now() -> str:
    return datetime.now(UTC).replace(microsecond=0).isoformat().replace("+00:00", "Z")
