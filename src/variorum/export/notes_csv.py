"""The notes alone, for a spreadsheet: a line for each."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

from variorum.export.matrix_csv import cell

if TYPE_CHECKING:
    from variorum.annotations.note import Note
    from variorum.export.edition import Edition

_BETWEEN: Final = " / "
_HEADS: Final = ("id", "on", "outlets", "words", "text", "tags", "status", "colour", "author", "created", "modified")


def notes_csv(edition: Edition) -> str:
    """What each note is on, in which outlets and on which words, what it says, and what is known of it. A bookmark has
    no text; words that were not found again are in brackets."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(_HEADS)
    for note in edition.project.notes:
        table.writerow([cell(value) for value in _values(edition, note)])
    return out.getvalue()


def _values(edition: Edition, note: Note) -> tuple[str, ...]:
    outlets = dict.fromkeys(edition.names[place.article] for place in note.anchors)
    words = (f"[{place.exact}]" if place.lost else place.exact for place in note.anchors if place.exact)
    return (
        note.id, note.target_kind, _BETWEEN.join(outlets), _BETWEEN.join(words), note.text, " ".join(note.tags),
        note.status, note.colour, note.author, note.created, note.modified,
    )  # fmt: skip
