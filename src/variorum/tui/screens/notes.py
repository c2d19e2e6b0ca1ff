"""The Notes screen: all notes of the comparison."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Footer, Static

from variorum.commands import commands_of
from variorum.layout.in_words import count_in_words
from variorum.layout.note_pages import NotedKey, notes_columns, notes_page
from variorum.notebook.notes import Note
from variorum.tui.bindings import bindings_for
from variorum.tui.screens.base import PageScreen
from variorum.tui.screens.compare import CompareScreen
from variorum.tui.screens.lines import LinesScreen
from variorum.tui.widgets.page_view import PageView


class NotesScreen(PageScreen):
    """Every note, with the words it is on."""

    NAME = "Notes"
    BINDINGS = bindings_for(commands_of(NAME))

    def compose(self) -> ComposeResult:
        """A head over the notes."""
        yield Static(id="notes-title", classes="bar")
        yield PageView(notes_columns, id="page")
        yield Footer(show_command_palette=False)

    def refresh_page(self) -> None:
        """Show the notes of now."""
        notes = self.desk.state.notes
        self._page.show(notes_page(notes, self.names()), self._page.cursor)
        nothing = "No notes yet: a on a row, a line or an article writes one"
        count = count_in_words(len(notes), "note") if notes else nothing
        head = f"{count}{self.reader.file_in_words()}"
        self.query_one("#notes-title", Static).update(Content(head))

    def _note(self) -> Note | None:
        key = self._page.key
        wanted = key.note_id if isinstance(key, NotedKey) else None
        return next((note for note in self.desk.state.notes if note.id == wanted), None)

    def action_jump(self) -> None:
        """To the words that the note is on."""
        note = self._note()
        if note is None:
            return
        places = sorted(note.anchors, key=lambda place: place.article != self.desk.state.base)
        articles = list(dict.fromkeys(place.article for place in places))
        below = self.app.screen_stack[-2]
        if places[0].on_whole_article or len(self.desk.state.articles) < 2:
            self.app.switch_screen(LinesScreen(places[0].article, places[0]))
        elif isinstance(below, CompareScreen) and below.shows(articles):
            below.jump(places[0])
            self.app.pop_screen()
        elif len(articles) > 1:
            self.app.switch_screen(CompareScreen(articles[0], articles[1], places[0]))
        else:
            base = self.desk.state.base
            other = articles[0] if articles[0] != base else (base + 1) % len(self.desk.state.articles)
            self.app.switch_screen(CompareScreen(base, other, places[0]))

    def action_edit(self) -> None:
        """Edit the note."""
        if note := self._note():
            self.reader.edit_note(note.id)

    def action_delete_note(self) -> None:
        """Delete the note."""
        if note := self._note():
            self.reader.delete_note(note.id)
