"""The app: its first screen, notes, search, help and looks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, ClassVar, Literal

from rich.console import Console
from textual.app import SystemCommand
from textual.filter import LineFilter
from textual.screen import Screen

from variorum.annotations.note import Anchor, Note, tags_from
from variorum.base.assets import asset
from variorum.base.sanitize import safe
from variorum.keymap.commands import keys_of
from variorum.keymap.validate import COMMANDS
from variorum.session.session import Session
from variorum.tui.help import help_for
from variorum.tui.output_guard import LastDoor
from variorum.tui.project_app import ProjectApp
from variorum.tui.screens.base import PageScreen, ReaderScreen
from variorum.tui.screens.story import StoryScreen
from variorum.tui.themes import HIGH_CONTRAST, THEME_CYCLE

if TYPE_CHECKING:
    from variorum.annotations.targets import AnnotationTarget

_STYLES = ("app", "page", "story", "dialogs")


class VariorumApp(ProjectApp):
    """The reader."""

    TITLE = "Variorum"
    CSS_PATH: ClassVar = [asset(f"styles/{name}.tcss") for name in _STYLES]

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._last_door = LastDoor()
        self.sought: re.Pattern[str] | None = None
        self.animation_level = "none"
        # The report of a crash goes through the way out for messages, which lets no colours through.
        self.error_console = Console(markup=False, highlight=False, stderr=True, color_system=None)
        self.register_theme(HIGH_CONTRAST)
        self.theme = session.settings.view.theme
        keymap = session.settings.keymap
        self.set_keymap({name: ",".join(keys_of(COMMANDS[name], keymap)) for name in keymap})

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What every line passes that is drawn: Textual's filters, then ours."""
        return [*super().get_line_filters(), self._last_door]

    def get_default_screen(self) -> Screen[None]:
        """Start on the story."""
        return StoryScreen()

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The palette: the commands of the screen, then Textual's own."""
        if isinstance(screen, ReaderScreen):
            yield from screen.palette_commands()
        yield from super().get_system_commands(screen)

    # Notes

    def write_note(self, target: AnnotationTarget) -> None:
        """Ask for a new note."""
        from variorum.project.listing import tags_in
        from variorum.tui.screens.note_dialog import NoteDialog, NoteDraft

        note_id, now = self.session.project.next_note_id(), _now()

        def note(answer: NoteDraft) -> Note:
            return Note(
                note_id,
                answer.text.strip(),
                target.anchors,
                tags_from(answer.tags),
                now,
                _now(),
                target.target_kind,
                answer.status,
                answer.colour,
                self.session.settings.notes.author,
            )

        def written(answer: NoteDraft | None) -> None:
            if answer is not None:
                self.keep_note(note(answer), "writing a note")

        def typing(answer: NoteDraft | None) -> None:
            self.enqueue_draft(None if answer is None else note(answer))

        known = tags_in(self.session.project)
        self.push_screen(NoteDialog(target.called, NoteDraft(), known, typing), written)

    def choose_part(self, targets: Sequence[AnnotationTarget]) -> None:
        """Ask what a note shall be on: one of some spots, or some of their words."""
        from variorum.tui.screens.dialogs import ChoiceDialog

        places = [place for place in targets[0].anchors if place.is_attached]
        names = [f"{target.called}{_quoted(target.anchors)}" for target in targets]
        answers = [(f"spot {n}", name) for n, name in enumerate(names)]
        answers += [
            (f"words {n}", f"some words of article {place.article + 1}{_quoted((place,))}")
            for n, place in enumerate(places)
        ]

        def chosen(answer: str | None) -> None:
            if answer is not None:
                kind, number = answer.split()
                if kind == "spot":
                    self.write_note(targets[int(number)])
                else:
                    self._choose_words(places[int(number)])

        self.push_screen(ChoiceDialog("One more note, on", answers), chosen)

    def _choose_words(self, place: Anchor) -> None:
        from variorum.annotations.targets import words_target
        from variorum.tui.screens.note_dialog import WordsDialog

        text = self.session.project.articles[place.article].text

        def chosen(span: tuple[int, int] | None) -> None:
            if span is not None:
                start, end = place.start + span[0], place.start + span[1]
                self.write_note(words_target(place.article, text, start, end))

        self.push_screen(WordsDialog("Which words?", text[place.start : place.end]), chosen)

    def bookmark(self, target: AnnotationTarget) -> None:
        """Mark a spot without a word."""
        now, author = _now(), self.session.settings.notes.author
        note_id = self.session.project.next_note_id()
        note = Note(note_id, "", target.anchors, (), now, now, target.target_kind, author=author)
        self.keep_note(note, "setting a bookmark")

    def edit_note(self, note_id: str) -> None:
        """Ask for another text of a note."""
        from variorum.project.listing import tags_in
        from variorum.tui.screens.note_dialog import NoteDialog, NoteDraft

        note = next(note for note in self.session.project.notes if note.id == note_id)
        before = NoteDraft(note.text, " ".join(note.tags), note.status, note.colour)

        def changed(answer: NoteDraft) -> Note:
            text, tags = answer.text.strip(), tags_from(answer.tags)
            return replace(note, text=text, tags=tags, status=answer.status, colour=answer.colour, modified=_now())

        def written(answer: NoteDraft | None) -> None:
            if answer is not None and answer != before:
                self.keep_note(changed(answer), "editing a note")

        def typing(answer: NoteDraft | None) -> None:
            self.enqueue_draft(None if answer is None else changed(answer))

        known = tags_in(self.session.project)
        self.push_screen(NoteDialog(f"{note.target_kind} ({note_id})", before, known, typing), written)

    def change_note(self, note: Note, done: str) -> None:
        """Put a note in the place of the one with its id."""
        self.keep_note(replace(note, modified=_now()), done)

    def delete_note(self, note: Note) -> None:
        """Delete a note or a bookmark; undo brings it back."""
        what = "bookmark" if note.is_bookmark else "note"
        self.change(self.session.project.without_note(note.id), f"deleting a {what}")
        self.notify_info(f"{what.capitalize()} deleted; u brings it back.")

    def action_bookmark(self) -> None:
        """A bookmark where the cursor is, on the screen in front."""
        if isinstance(self.screen, ReaderScreen):
            self.screen.action_bookmark()

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
            self.notify_info("Open an article or a comparison first.")

    def action_notes(self) -> None:
        """Open the list of notes."""
        from variorum.tui.screens.notes import NotesScreen

        if not isinstance(self.screen, NotesScreen):
            self.push_screen(NotesScreen())

    # Help and looks

    def action_help(self) -> None:
        """The keys of the screen."""
        from variorum.tui.screens.dialogs import TextDialog

        screen = next((s for s in reversed(self.screen_stack) if isinstance(s, ReaderScreen)), None)
        if screen is None or isinstance(self.screen, TextDialog):
            return
        self.push_screen(TextDialog("Help", help_for(screen.NAME, self.session.settings.keymap)))

    def action_strictness(self, step: float) -> None:
        """Make links surer, or less sure, and compare anew."""
        strictness = self.session.set_strictness(step)
        self._show_change()
        self.notify_info(f"Strictness {strictness:.2f}: a link needs this score.")

    def action_next_theme(self) -> None:
        """The next of a few themes: dark, light, high contrast, the terminal's own colours."""
        at = THEME_CYCLE.index(self.theme) if self.theme in THEME_CYCLE else -1
        self.theme = THEME_CYCLE[(at + 1) % len(THEME_CYCLE)]
        self.notify_info(f"Theme: {self.theme}")


def _quoted(anchors: tuple[Anchor, ...]) -> str:
    """The first words of some places, to be told apart."""
    words = [" ".join(safe(place.exact).split()) for place in anchors if place.exact]
    return f": {' / '.join(text if len(text) <= 60 else text[:59] + '…' for text in words)}" if words else ""


def _now() -> str:
    return datetime.now(UTC).replace(microsecond=0).isoformat().replace("+00:00", "Z")
