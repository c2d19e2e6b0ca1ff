"""Pages of notes and of plain answers: the list of notes, help, explanations."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from variorum.annotations.note import COLOURS, Anchor, Note, TargetKind
from variorum.base.cut_short import cut_short
from variorum.base.translation import translated
from variorum.presentation.engine.page import SEPARATOR, Cell, Columns, PageRow
from variorum.presentation.glyphs import NOTE_GLYPHS
from variorum.presentation.signs import BOOKMARK, DECISION, NOTED, ORPHAN
from variorum.project.listing import ListItem

_QUOTED: Final = 160  # characters of the words a note is on
_NAMED: Final = 60  # characters of them, where they only tell which they are


@dataclass(frozen=True, slots=True)
class NoteKey:
    """A page row that shows a note under what it is on."""

    note_id: str


@dataclass(frozen=True, slots=True)
class ShownNote:
    """A note as it stands under what it is on: in a line, and in the role of its colour."""

    note_id: str
    text: str
    role: str = "note"


@dataclass(frozen=True, slots=True)
class ListItemKey:
    """A page row that shows an entry of the list of notes and corrections."""

    entry: ListItem


def notes_columns(width: int) -> Columns:
    """The columns of the list of notes: the note, and the words it is on."""
    each = (width - 3 - len(SEPARATOR)) // 2
    if each < 30:
        return Columns(3, (max(1, width - 3),) * 2, stacked=True)
    return Columns(3, (each, each))


def notes_page(entries: Sequence[ListItem], names: Sequence[str]) -> list[PageRow]:
    """A row for each entry: what it says, and the words that it is on with their outlets."""
    rows: list[PageRow] = []
    for entry in entries:
        places = " / ".join(_place(place, names) for place in entry.anchors)
        if entry.note is None:
            cells = (Cell(entry.words, "moved"), Cell(places, ""))
            sign = DECISION
        else:
            cells = (Cell(_whole_note(entry.note), note_role(entry.note)), Cell(places, ""))
            sign = ORPHAN if entry.note.is_orphan else BOOKMARK if entry.note.is_bookmark else NOTED
        rows.append(PageRow(ListItemKey(entry), cells, sign, "note", space_before=bool(rows)))
    return rows


def _whole_note(note: Note) -> str:
    """A note with all that is known of it."""
    return f"{note_line(note)}  ({known_of_note(note)})"


def known_of_note(note: Note) -> str:
    """What is known of a note: what it is on, its status, who wrote it and when."""
    known = [
        translated("on the {what}", what=translated(note.target_kind))
        if note.target_kind is not TargetKind.WORDS
        else translated("on some words"),
        translated(note.status),
    ]
    known += [part for part in (translated(note.colour), note.author, note.modified[:10]) if part]
    known += [translated("written on another version")] if any(place.version for place in note.anchors) else []
    lost = f"{translated('its words were not found again')}; " if note.is_orphan else ""
    return f"{lost}{', '.join(known)}"


def note_line(note: Note) -> str:
    """A note on one line: its status as a sign, text and tags; of a bookmark a star."""
    text = f"{BOOKMARK} {translated('bookmark')}" if note.is_bookmark else " ".join(note.text.split())
    tags = "".join(f" #{tag}" for tag in note.tags)
    sign = f"{NOTE_GLYPHS[note.status]} " if NOTE_GLYPHS[note.status] else ""
    return f"{sign}{text}{' ' if tags else ''}{tags}"


def note_said(note: Note) -> str:
    """A note in words alone: "Note, checked: look here, tagged trade"."""
    kind = translated("Bookmark") if note.is_bookmark else translated("Note")
    status = f", {translated(note.status)}" if NOTE_GLYPHS[note.status] else ""
    text = "" if note.is_bookmark else f": {' '.join(note.text.split())}"
    tags = translated(", tagged {tags}", tags=", ".join(note.tags)) if note.tags else ""
    return f"{kind}{status}{text}{tags}"


def shown_note(note: Note, *, spoken: bool = False) -> ShownNote:
    """A note as it stands under what it is on; one on some words says on which. `spoken` gives it without signs."""
    on_words = f"“{cut_short(note.exact_words, _NAMED)}”: " if note.target_kind is TargetKind.WORDS else ""
    return ShownNote(note.id, f"{on_words}{note_said(note) if spoken else note_line(note)}", note_role(note))


def note_row(note: ShownNote, *, wide: bool = False) -> PageRow:
    """The row of a note under what it is on."""
    return PageRow(
        NoteKey(note.note_id), (Cell(note.text, note.role),), f"     {NOTED}", note.role, wide=wide,
        attached=not wide,
    )  # fmt: skip


def note_role(note: Note) -> str:
    """The role a note is shown in: that of its colour."""
    return f"note-{note.colour}" if note.colour in COLOURS else "note"


def _place(place: Anchor, names: Sequence[str]) -> str:
    if place.on_whole_article:
        return translated("{name} (the article)", name=names[place.article])
    lost = f" {translated('(not found)')}" if place.lost else ""
    return f"{names[place.article]}{lost}: {cut_short(place.exact, _QUOTED)}"


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
