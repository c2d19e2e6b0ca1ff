"""The list of notes, bookmarks and corrections in words: what each is, and then the words it is on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from variorum.base.translation import translated
from variorum.presentation.engine.page import Cell, PageRow, one_under_another
from variorum.presentation.pages.linear.rows import in_words
from variorum.presentation.pages.note_pages import ListItemKey, known_of_note, note_said, notes_page
from variorum.project.listing import ListItem

_ENTRY, _PLACES = range(2)
notes_in_words_columns: Final = one_under_another(_ENTRY, _PLACES)


def notes_in_words(entries: Sequence[ListItem], names: Sequence[str]) -> list[PageRow]:
    """A row for each entry, without signs."""
    rows = notes_page(entries, names)
    return [
        _row(row, translated("Entry {number} of {count}", number=n, count=len(rows))) for n, row in enumerate(rows, 1)
    ]


def _row(row: PageRow, which: str) -> PageRow:
    entry, places = row.cells
    if entry is None or not isinstance(row.key, ListItemKey):
        return row
    spoken = f"{which}, {_said(row.key.entry)}"
    return in_words(row, (Cell(spoken, entry.role), places), spoken)


def _said(entry: ListItem) -> str:
    note = entry.note
    if note is None:
        return translated("correction: {words}", words=entry.words)
    said = note_said(note)
    return f"{said[:1].lower()}{said[1:]} ({known_of_note(note)})"
