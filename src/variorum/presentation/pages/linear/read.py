"""The running text in words: which sentence it is, who else has it and how, and then its words."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from variorum.base.translation import translated
from variorum.presentation.engine.page import Cell, MarksOf, PageRow, one_under_another
from variorum.presentation.pages.linear.rows import in_words, shifted
from variorum.presentation.pages.read_page import Reading, SentenceKey, WordingKey, read_page, wording_label
from variorum.presentation.wording.spoken import drifts_said, statuses_said

if TYPE_CHECKING:
    from variorum.presentation.pages.note_pages import ShownNote

_TEXT, _HEADING = range(2)
read_in_words_columns: Final = one_under_another(_HEADING, _TEXT)


def read_in_words(reading: Reading, opened: Collection[int], notes: Mapping[int, Sequence[ShownNote]]) -> list[PageRow]:
    """The rows of the running text, without badges."""
    return [_row(row, reading, notes) for row in read_page(reading, opened, notes)]


def _row(row: PageRow, reading: Reading, notes: Mapping[int, Sequence[ShownNote]]) -> PageRow:
    text, key = row.cells[0], row.key
    if text is not None and isinstance(key, SentenceKey):
        place = translated("Sentence {number} of {count}", number=key.number + 1, count=len(reading.base.sentences))
        spoken = f"{place}{_carriers(reading, key.number)}"

        statuses = statuses_said(reading.statuses(key.number), [reading.codes[n] for n in reading.others])
        heading = f"{spoken}{translated(', with a note') if notes.get(key.number) else ''}. {statuses}"
        return in_words(row, (text, Cell(heading.strip(), "label")), spoken)
    if text is not None and isinstance(key, WordingKey):
        return _wording(row, text, reading, key)
    return in_words(row, (text, None), text.text if text else "")


def _carriers(reading: Reading, sentence: int) -> str:
    have = sum(kind.is_found for kind in reading.kinds(sentence))
    return translated(", in {have} of {others} others", have=have, others=len(reading.others)) if reading.others else ""


def _wording(row: PageRow, text: Cell, reading: Reading, key: WordingKey) -> PageRow:
    if row.passed_over:  # the line of what changed in meaning
        found = reading.drift.get(key.article, {}).get(key.number, ())
        said = " ".join(drifts_said(found, (translated("base"), reading.names[key.article])))
        return in_words(row, (Cell(said, text.role), None), said)
    label = len(wording_label(reading, key.number, key.article))
    spoken = f"{reading.names[key.article]}, {reading.told(key.number, key.article)}"
    late = None if row.late_marks is None else _earlier(row.late_marks, label)
    cells = Cell(text.text[label:], text.role), Cell(f"{spoken}:", text.marks[0].role)
    return in_words(row, cells, spoken, late)


def _earlier(marks: MarksOf, by: int) -> MarksOf:
    return lambda: tuple(shifted(one, -by) for one in marks())
