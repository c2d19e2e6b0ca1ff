"""The overview in words: the title of each part, and its lines, each with what shows it."""

from __future__ import annotations

from typing import Final

from variorum.base.translation import translated
from variorum.overview.overview import Overview
from variorum.presentation.engine.page import Cell, PageRow, one_under_another
from variorum.presentation.pages.linear.rows import in_words, prefixed
from variorum.presentation.pages.overview_page import OverviewLineKey, OverviewPartKey, overview_page
from variorum.presentation.signs import BASE
from variorum.presentation.wording.overview import SEPARATOR, SOURCES, parts_in_words

overview_in_words_columns: Final = one_under_another(0)
_SPOKEN_SEPARATOR: Final = " ; "  # of the same length, so that marks stay where they are
_IS: Final = " = "  # before the code of an article of the story that is a source


def overview_in_words(overview: Overview) -> list[PageRow]:
    """The rows of the overview, with words for its signs."""
    counts = {part.title: len(part.rows or ()) for part in parts_in_words(overview)}
    return [_row(row, counts) for row in overview_page(overview)]


def _row(row: PageRow, counts: dict[str, int]) -> PageRow:
    cell = row.cells[0]
    if cell is None:
        return row
    cell = Cell(cell.text.replace(SEPARATOR, _SPOKEN_SEPARATOR), cell.role, cell.marks)
    match row.key:
        case OverviewPartKey():
            return in_words(row, (cell,), " ".join(cell.text.split()))
        case OverviewLineKey(title, number, _, _):
            label = row.gutter.strip().replace(f" {BASE}", translated(", base"))
            if title == SOURCES:
                cell = Cell(cell.text.replace(_IS, translated(", which is ")), cell.role)
            spoken = translated(
                "{title}, line {number} of {count}", title=translated(title), number=number + 1, count=counts[title]
            )
            return in_words(row, (prefixed(cell, f"{label}: ") if label else cell,), f"{spoken}: {cell.text}")
        case _:
            return in_words(row, (cell,), cell.text)
