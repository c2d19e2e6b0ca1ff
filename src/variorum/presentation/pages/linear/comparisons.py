"""The saved comparisons in words: which it is and what it is called; then when it was written, and how large."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from variorum.base.translation import translated
from variorum.presentation.engine.page import Cell, PageRow, one_under_another
from variorum.presentation.pages.comparisons_page import comparisons_page
from variorum.presentation.pages.linear.rows import in_words
from variorum.storage.journal import RecoverableWork
from variorum.storage.saved_comparisons import ProjectFileInfo

_NAME, _KNOWN = range(2)
comparisons_in_words_columns: Final = one_under_another(_NAME, _KNOWN)


def comparisons_in_words(
    files: Sequence[ProjectFileInfo], unsaved: Sequence[RecoverableWork], folder: Path
) -> list[PageRow]:
    """A row for each piece of unsaved work, then for each file."""
    rows = comparisons_page(files, unsaved, folder)
    return [_row(row, translated("{number} of {count}", number=n, count=len(rows))) for n, row in enumerate(rows, 1)]


def _row(row: PageRow, which: str) -> PageRow:
    name, known = row.cells
    spoken = f"{which}: {name.text if name else ''}"
    return in_words(row, (Cell(spoken, "strong"), known), f"{spoken}, {known.text if known else ''}")
