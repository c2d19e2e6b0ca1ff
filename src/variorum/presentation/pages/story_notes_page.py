"""The list of the notes on all stories of a library."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from variorum.annotations.note import Anchor
from variorum.articles.outlet_codes import names_of
from variorum.base.cut_short import cut_short
from variorum.base.translation import translated
from variorum.library.noted import NoteOfStory
from variorum.presentation.engine.page import SEPARATOR, Cell, Columns, PageRow
from variorum.presentation.pages.library_page import UNTITLED
from variorum.presentation.pages.note_pages import note_line, note_role, note_said
from variorum.presentation.signs import DECISION, NOTED

_DAY: Final = len("2026-11-27")
_QUOTED: Final = 160  # characters of the words that a note is on


@dataclass(frozen=True, slots=True)
class StoryNoteKey:
    """A row that shows a note on something in a story."""

    note: NoteOfStory


def story_notes_columns(width: int) -> Columns:
    """The note, the words that it is on, the story."""
    each = (width - 3 - 2 * len(SEPARATOR)) // 3
    if each < 24:
        return Columns(3, (max(1, width - 3),) * 3, stacked=True)
    return Columns(3, (each, each, each))


def story_notes_page(notes: Sequence[NoteOfStory], titles: Callable[[NoteOfStory], str]) -> list[PageRow]:
    """A row for each note or correction: what it says, the words that it is on, and in which story."""
    rows: list[PageRow] = []
    for each in notes:
        note, names = each.entry.note, names_of(each.story.project.articles)
        places = " / ".join(_place(place, names) for place in each.entry.anchors)
        if note is None:
            words = translated(each.entry.words)
            said, sign, spoken = Cell(words, "moved"), DECISION, words
        else:
            known = ", ".join(
                filter(None, (translated(str(note.status)), translated(note.colour), note.modified[:_DAY]))
            )
            said, sign, spoken = Cell(f"{note_line(note)}  ({known})", note_role(note)), NOTED, note_said(note)
        cells = (said, Cell(places), Cell(titles(each) or translated(UNTITLED)))
        rows.append(PageRow(StoryNoteKey(each), cells, sign, "note", space_before=bool(rows), spoken=spoken))
    return rows


def story_notes_in_words(notes: Sequence[NoteOfStory], titles: Callable[[NoteOfStory], str]) -> list[PageRow]:
    """A row for each note in words alone: what it says, on which words, in which story."""
    return [
        replace(row, cells=(Cell(row.spoken), *row.cells[1:]), gutter="", gutter_role="", spoken=f"{n}: {row.spoken}")
        for n, row in enumerate(story_notes_page(notes, titles), 1)
    ]


def _place(place: Anchor, names: Sequence[str]) -> str:
    name = names[place.article]
    return (
        translated("{name} (the article)", name=name)
        if place.on_whole_article
        else f"{name}: {cut_short(place.exact, _QUOTED)}"
    )
