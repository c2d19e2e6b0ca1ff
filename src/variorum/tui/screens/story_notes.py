"""The notes of all stories of a library, in one list."""

from __future__ import annotations

from variorum.base.translation import translated
from variorum.corpus.open_library import OpenLibrary
from variorum.keymap.commands import commands_of
from variorum.library.noted import NOTES_ORDERS, NoteOfStory, notes_in_order, notes_of
from variorum.presentation.engine.page import one_under_another
from variorum.presentation.pages.story_notes_page import (
    StoryNoteKey,
    story_notes_columns,
    story_notes_in_words,
    story_notes_page,
)
from variorum.project.listing import KINDS, Kind, chosen
from variorum.tui.bindings import bindings_for
from variorum.tui.screens.list_screen import ListScreen
from variorum.tui.widgets.safe_text import SafeText


class StoryNotesScreen(ListScreen):
    """Notes, bookmarks and corrections of every story that is saved in the library."""

    NAME = "Notes of all stories"
    BINDINGS = bindings_for(commands_of(NAME))
    OF_LIBRARY = True

    def __init__(self, library: OpenLibrary) -> None:
        super().__init__(story_notes_columns)
        self._library = library
        self._kind, self._order = KINDS[0], NOTES_ORDERS[0]

    def refresh_page(self) -> None:
        """Show those that fit."""
        every = list(notes_of(self._library.noted))
        fitting = {id(entry) for entry in chosen([each.entry for each in every], self._kind, sought=self.sought)}
        notes = notes_in_order([each for each in every if id(each.entry) in fitting], self._order)
        none = translated("No notes yet: open a story, and write some.")
        empty = translated("No entry fits; Esc shows all.") if every else none
        if self.in_words:
            rows, columns = story_notes_in_words(notes, self._title), one_under_another(0, 1, 2)
        else:
            rows, columns = story_notes_page(notes, self._title), story_notes_columns
        self._page.show(rows, self._page.cursor, columns, empty=empty)
        order = translated("by {order}", order=translated(self._order))
        shown = translated("{shown} of {total} shown", shown=len(notes), total=len(every))
        head = f"{translated('Notes of all stories')} ({translated(self._kind)}, {order})   {shown}"
        self.query_one("#list-title", SafeText).update(head)

    def _title(self, note: NoteOfStory) -> str:
        entry = self._library.story_of(note.story)
        return note.story.project.title if entry is None else entry.title

    def open_own_notes(self) -> bool:
        """They are here already."""
        return True

    def action_open_story(self) -> None:
        """Open the story that the note stands in."""
        key = self._page.key
        if not isinstance(key, StoryNoteKey):
            return
        library, entry = self.host.library, self._library.story_of(key.note.story)
        if library is None or entry is None:
            self.host.notify_info(
                translated("Its articles are not in the tables any more; the file is in the folder comparisons.")
            )
            return
        self.app.pop_screen()
        library.open_story(entry)

    def action_which(self) -> None:
        """Show all, or those of one kind."""
        self.choose_filter(KINDS, self._kind, self._filter_by)

    def _filter_by(self, kind: Kind) -> None:
        self._kind = kind
        self.refresh_page()

    def action_order(self) -> None:
        """The next order."""
        self._order = NOTES_ORDERS[(NOTES_ORDERS.index(self._order) + 1) % len(NOTES_ORDERS)]
        self.refresh_page()
