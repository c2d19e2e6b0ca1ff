"""What is said beside the rows of a pair of articles: notes, changes of meaning, sentences that have moved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from variorum.annotations.link_edits import relations_on_row
from variorum.annotations.placement import notes_by_row
from variorum.base.cut_short import cut_short
from variorum.base.sanitize import safe, safe_lines
from variorum.presentation.wording.drift import drift_line
from variorum.presentation.wording.relations import relations_in_words

if TYPE_CHECKING:
    from variorum.annotations.note import Note
    from variorum.comparison.rows import Row
    from variorum.comparison.words_in_rows import ComparedWords
    from variorum.export.edition import Edition

PROGRAM: Final = "Variorum"
_READER: Final = "Reader"
_LONGEST: Final = 120  # characters of a sentence that stands elsewhere


@dataclass(frozen=True, slots=True)
class Comment:
    """What somebody says of a row, in lines; `when` is in ISO 8601, or empty."""

    author: str
    lines: Sequence[str]
    when: str = ""


def comments_of_pair(edition: Edition, words: ComparedWords, other: int) -> Mapping[int, Sequence[Comment]]:
    """The comments on each row, by its number: first the reader's notes, then what the program says."""
    comparison = words.comparison
    notes = notes_by_row(comparison, edition.project.notes, edition.base, other)
    found = {}
    relations = edition.relations(other)
    for number, row in enumerate(comparison.rows):
        relation = relations_in_words(relations_on_row(relations, row))
        said = [*map(_of_note, notes.get(number, ())), *_of_program(words, row)]
        if relation:
            said.insert(0, Comment(_READER, (relation,)))
        if said:
            found[number] = said
    return found


def _of_note(note: Note) -> Comment:
    tags = "".join(f" #{safe(tag)}" for tag in note.tags)
    head = f"{'bookmark' if note.is_bookmark else 'note'} {safe(note.id)}, {note.status}{tags}"
    lines = [head, *(line for line in safe_lines(note.text).split("\n") if line.strip())]
    return Comment(safe(note.author) or _READER, lines, _moment(note.modified))


def _of_program(words: ComparedWords, row: Row) -> Iterator[Comment]:
    comparison = words.comparison
    if drift := comparison.drift_of_row(row):
        yield Comment(PROGRAM, (safe(drift_line(drift)),))
    if row.base and not row.other and row.other_elsewhere:
        there = comparison.other.text_of_all(row.other_elsewhere)
        yield Comment(PROGRAM, (_elsewhere("The other article says this in another place", there),))
    if row.other and not row.base and row.base_elsewhere:
        there = comparison.base.text_of_all(row.base_elsewhere)
        yield Comment(PROGRAM, (_elsewhere("The base says this in another place", there),))


def _elsewhere(what: str, words: str) -> str:
    return f"{what}: “{cut_short(' '.join(safe(words).split()), _LONGEST)}”"


def _moment(written: str) -> str:
    """A moment as Word takes it, in UTC to the second; empty where it is none."""
    try:
        moment = datetime.fromisoformat(written).replace(tzinfo=None)
    except ValueError:
        return ""
    return f"{moment.isoformat(timespec='seconds')}Z" if written.endswith("Z") else ""
