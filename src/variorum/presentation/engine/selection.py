"""Selecting words of one column of a page with the mouse: from one spot to another, in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from variorum.presentation.engine.page import PageRow

_COLUMN: Final = 1 << 20  # the terminal library knows only x and y: the column goes above the character


class CellPosition(NamedTuple):
    """A place on a page: its row, the column (the number of the cell), and the character in the cell."""

    row: int
    column: int
    character: int


def offset_of(position: CellPosition) -> tuple[int, int]:
    """A spot as x and y."""
    return position.column * _COLUMN + position.character, position.row


def position_at(x: int, y: int) -> CellPosition:
    """The spot that `offset_of` made x and y of."""
    return CellPosition(y, x // _COLUMN, x % _COLUMN)


def selected_span(
    rows: Sequence[PageRow], start: CellPosition, end: CellPosition, column: int, row: int
) -> tuple[int, int] | None:
    """The characters of a row's cell in `column` that are selected; None if none are.

    `start` comes before `end` in reading order; either may lie in another column than the one that the
    selection began in: it never leaves that.
    """
    cell = rows[row].cells[column] if column < len(rows[row].cells) else None
    if cell is None or not start.row <= row <= end.row:
        return None
    first, last = 0, len(cell.text)
    if row == start.row:
        first = start.character if start.column == column else 0 if start.column < column else last
    if row == end.row:
        last = end.character if end.column == column else last if end.column > column else 0
    return (first, last) if first < last else None


def selected_text(rows: Sequence[PageRow], start: CellPosition, end: CellPosition, column: int) -> str:
    """The words that are selected, a line for each row."""

    def parts() -> Iterator[str]:
        for row in range(start.row, min(end.row + 1, len(rows))):
            cell = rows[row].cells[column] if column < len(rows[row].cells) else None
            span = selected_span(rows, start, end, column, row)
            if cell is not None and span is not None:
                yield cell.text[slice(*span)]

    return "\n".join(parts())
