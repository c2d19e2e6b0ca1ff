"""Tables for a spreadsheet, in which no article's words can become a formula."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

from variorum.base.sanitize import safe
from variorum.export.tables import matrix_table, notes_table

if TYPE_CHECKING:
    from variorum.export.edition import Edition
    from variorum.export.tables import ExportTable

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def cell(words: str) -> str:
    """Words as a spreadsheet takes them for words: safe, and behind an apostrophe where they would begin a
    formula (OWASP's advice on CSV injection)."""
    words = safe(words)
    return f"'{words}" if words.lstrip().startswith(_FORMULA) else words


def matrix_csv(edition: Edition) -> str:
    """A line for each statement."""
    return table_csv(matrix_table(edition))


def notes_csv(edition: Edition) -> str:
    """A line for each note."""
    return table_csv(notes_table(edition))


def table_csv(table: ExportTable) -> str:
    """A table as CSV, its heads in the first line."""
    out = io.StringIO()
    lines = csv.writer(out, lineterminator="\r\n")
    lines.writerow(map(cell, table.heads))
    lines.writerows([cell(str(value)) for value in row] for row in table.rows)
    return out.getvalue()
