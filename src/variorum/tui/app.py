"""The app: its first screen, notes, search, help and looks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, ClassVar, Literal

from textual.app import SystemCommand
from textual.screen import Screen

from variorum.assets import asset
from variorum.commands import keys_of
from variorum.keymap import COMMANDS
from variorum.notebook.desk import Desk
from variorum.notebook.notes import Anchor, Note, tags_from
from variorum.tui.desk_app import DeskApp
from variorum.tui.help import help_for
from variorum.tui.screens.base import PageScreen, ReaderScreen
from variorum.tui.screens.story import StoryScreen
from variorum.tui.themes import HIGH_CONTRAST, IN_TURN

if TYPE_CHECKING:
    from variorum.tui.screens.dialogs import Written

_STYLES = ("app", "page", "story", "dialogs")


class VariorumApp(DeskApp):
    """The reader."""

    TITLE = "Variorum"
    CSS_PATH: ClassVar = [asset(f"styles/{name}.tcss") for name in _STYLES]

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.sought: re.Pattern[str] | None = None
        self.animation_level = "none"
        self.register_theme(HIGH_CONTRAST)
        self.theme = desk.settings.view.theme
        keymap = desk.settings.keymap
        self.set_keymap({name: ",".join(keys_of(COMMANDS[name], keymap)) for name in keymap})

    def get_default_screen(self) -> Screen[None]:
        """Start on the story."""
        return StoryScreen()

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The palette: the commands of the screen, then Textual's own."""
        if isinstance(screen, ReaderScreen):
            yield from screen.palette_commands()
        yield from super().get_system_commands(screen)

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

    def action_hit(self, direction: Literal[-1, 1]) -> None:
        """The next or previous hit of the last search, on the page in front."""
        if isinstance(self.screen, PageScreen):
            self.screen.action_hit(direction)
        else:
            self.say("Open an article or a comparison first.")

    def action_notes(self) -> None:
        """Open the list of notes."""
        from variorum.tui.screens.notes import NotesScreen

        if not isinstance(self.screen, NotesScreen):
            self.push_screen(NotesScreen())

    # Help and looks

    def action_help(self) -> None:
        """The keys of the screen."""
        from variorum.tui.screens.dialogs import ReadDialog

        screen = next((s for s in reversed(self.screen_stack) if isinstance(s, ReaderScreen)), None)
        if screen is None or isinstance(self.screen, ReadDialog):
            return
        self.push_screen(ReadDialog("Help", help_for(screen.NAME, self.desk.settings.keymap)))

    def action_strictness(self, step: float) -> None:
        """Make links surer, or less sure, and compare anew."""
        strictness = self.desk.set_strictness(step)
        self._show_change()
        self.say(f"Strictness {strictness:.2f}: a link needs this score.")

    def action_next_theme(self) -> None:
        """The next of a few themes: dark, light, high contrast, the terminal's own colours."""
        at = IN_TURN.index(self.theme) if self.theme in IN_TURN else -1
        self.theme = IN_TURN[(at + 1) % len(IN_TURN)]
        self.say(f"Theme: {self.theme}")


def _now() -> str:
    return datetime.now(UTC).replace(microsecond=0).isoformat().replace("+00:00", "Z")
