"""What the pages in words share: rows and cells with words where others have signs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from variorum.base.translation import translated
from variorum.presentation.engine.page import Cell, Mark, MarksOf, PageRow

if TYPE_CHECKING:
    from collections.abc import Sequence


def in_words(row: PageRow, cells: Sequence[Cell | None], spoken: str, late_marks: MarksOf | None = None) -> PageRow:
    """A row with other cells, none of them over all columns; its marks stay those of its first cells."""
    return replace(row, cells=tuple(cells), wide=False, spoken=spoken, late_marks=late_marks or row.late_marks)


def prefixed(cell: Cell, words: str) -> Cell:
    """A cell with words before its own; its marks stay on theirs."""
    return Cell(words + cell.text, cell.role, shifted(cell.marks, len(words)))


def shifted(marks: Sequence[Mark], by: int) -> tuple[Mark, ...]:
    """Marks so many characters further on; without those that then begin before the text."""
    return tuple(Mark(start + by, end + by, role) for start, end, role in marks if start + by >= 0)


def arrows_said(text: str) -> str:
    """A text with words for the arrows from what was to what is."""
    return text.replace(" → ", translated(" becomes ")).replace(" ↔ ", translated(" with "))
