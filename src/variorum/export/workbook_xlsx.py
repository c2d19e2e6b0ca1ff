"""The coverage matrix, the notes and the articles as an Excel workbook: numbers and days as such, words only words."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

from xlsxwriter import Workbook

from variorum.export.tables import ExportTable, TableValue, articles_table, as_moment, matrix_table, notes_table
from variorum.export.xml_text import held

if TYPE_CHECKING:
    from variorum.export.edition import Edition

_MADE: Final = datetime(2000, 1, 1)  # noqa: DTZ001 - the same edition gives the same bytes
_LONGEST: Final = 32_767  # characters of a cell, as Excel counts them: some are two
_MOMENTS: Final = frozenset({"published", "fetched", "created", "modified"})
_WORDY: Final = frozenset({"words", "text", "notes", "headline"})  # with `: words` the columns that are wide
_WIDE, _NARROW = 50, 14  # characters
_OPTIONS: Final = {
    "in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
}  # fmt: skip


def edition_xlsx(edition: Edition) -> bytes:
    """The workbook: a sheet for each table."""
    out = io.BytesIO()
    with Workbook(out, _OPTIONS) as book:
        book.set_properties({"title": held(edition.title), "author": "Variorum", "created": _MADE})
        for table in (matrix_table(edition), notes_table(edition), articles_table(edition)):
            _Sheet(book, table).write()
    return out.getvalue()


class _Sheet:
    """A table as a sheet whose heads stay, and whose columns can be filtered."""

    def __init__(self, book: Any, table: ExportTable) -> None:
        self._table = table
        self._sheet = book.add_worksheet(table.name)
        self._head = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        self._words = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
        self._number = book.add_format({"valign": "top"})
        self._day = book.add_format({"valign": "top", "num_format": "yyyy-mm-dd"})
        self._moment = book.add_format({"valign": "top", "num_format": "yyyy-mm-dd hh:mm"})

    def write(self) -> None:
        """Write all of it."""
        heads = self._table.heads
        for column, head in enumerate(heads):
            is_wordy = head in _WORDY or head.endswith(": words")
            self._sheet.set_column(column, column, _WIDE if is_wordy else _NARROW)
            self._sheet.write_string(0, column, _held(head), self._head)
        for row, values in enumerate(self._table.rows, 1):
            self._write_row(row, values)
        self._sheet.freeze_panes(1, 1)
        self._sheet.autofilter(0, 0, max(1, len(self._table.rows)), len(heads) - 1)

    def _write_row(self, row: int, values: Sequence[TableValue]) -> None:
        for column, given in enumerate(values):
            is_moment = self._table.heads[column] in _MOMENTS
            value = as_moment(given) if is_moment and isinstance(given, str) else given
            if isinstance(value, str):
                self._sheet.write_string(row, column, _held(value), self._words)
            elif isinstance(value, date):
                form = self._moment if isinstance(value, datetime) else self._day
                self._sheet.write_datetime(row, column, value, form)
            else:
                self._sheet.write_number(row, column, value, self._number)


def _held(words: str) -> str:
    """Words that XML can hold and a cell has room for, of which Excel counts some twice."""
    words = held(words)
    if 2 * len(words) <= _LONGEST:
        return words
    units = words.encode("utf-16-le")
    room = 2 * (_LONGEST - 1)
    return words if len(units) <= room else f"{units[:room].decode('utf-16-le', 'ignore')}…"
