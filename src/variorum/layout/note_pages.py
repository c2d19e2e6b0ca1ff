"""Pages of notes and of plain answers: the list of notes, help, explanations."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from variorum.articles.safe_text import safe, safe_lines
from variorum.layout.page import SEPARATOR, Cell, Columns, PageRow
from variorum.notebook.notes import Note

_QUOTED: Final = 160  # characters of the words a note is on


@dataclass(frozen=True, slots=True)
class NotedKey:
    """A page row that shows a note of the list."""

    note_id: str


def notes_columns(width: int) -> Columns:
    """The columns of the list of notes: the note, and the words it is on."""
    each = (width - 3 - len(SEPARATOR)) // 2
    if each < 30:
        return Columns(3, (max(1, width - 3),) * 2, stacked=True)
    return Columns(3, (each, each))


def notes_page(notes: Sequence[Note], names: Sequence[str]) -> list[PageRow]:
    """A row for each note: its text and tags, and the words that it is on with their outlets."""
    rows: list[PageRow] = []
    for note in notes:
        tags = "  " + " ".join(f"#{safe(tag)}" for tag in note.tags) if note.tags else ""
        places = (_place(note, n, names) for n in range(len(note.anchors)))
        cells = (Cell(shown_note(note.text) + tags, "note"), Cell(" / ".join(places), ""))
        rows.append(PageRow(NotedKey(note.id), cells, "✎", "note", space_before=bool(rows)))
    return rows


def shown_note(text: str) -> str:
    """A note's text on one line."""
    return " ".join(safe_lines(text).split())


def _place(note: Note, n: int, names: Sequence[str]) -> str:
    place = note.anchors[n]
    if place.on_whole_article:
        return f"{names[place.article]} (the article)"
    words = safe(place.exact)
    return f"{names[place.article]}: {words[:_QUOTED]}{'…' if len(words) > _QUOTED else ''}"


def pairs_columns(width: int) -> Columns:
    """Two columns: a short one for names, the rest for what is said of them."""
    first = max(8, min(18, width // 4))
    return Columns(1, (first, max(1, width - first - 1 - len(SEPARATOR))))


def pairs_page(pairs: Iterable[tuple[str, str]]) -> list[PageRow]:
    """A row for each (name, text); a pair without a text is a heading over those that follow."""
    rows: list[PageRow] = []
    for name, text in pairs:
        if text:
            rows.append(PageRow(len(rows), (Cell(name, "strong"), Cell(text))))
        else:
            rows.append(PageRow(len(rows), (Cell(name, "heading"),), wide=True, space_before=bool(rows)))
    return rows
