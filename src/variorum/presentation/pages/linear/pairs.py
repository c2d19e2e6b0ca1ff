"""Answers in words: help, explanations, figures; a name and what is said of it on one line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from variorum.presentation import signs
from variorum.presentation.announcement import keys_said
from variorum.presentation.engine.page import Cell, PageRow, one_under_another
from variorum.presentation.pages.linear.rows import arrows_said, in_words
from variorum.presentation.pages.note_pages import pairs_page

_SIGNS: Final = frozenset(sign for name, sign in vars(signs).items() if name.isupper() and isinstance(sign, str))
pairs_in_words_columns: Final = one_under_another(0)


def pairs_in_words(pairs: Iterable[tuple[str, str]]) -> list[PageRow]:
    """A row for each (name, text); a pair without a text is a heading over those that follow."""
    return [_row(row) for row in pairs_page(pairs)]


def _row(row: PageRow) -> PageRow:
    name, text = (*(cell.text if cell else "" for cell in row.cells), "")[:2]
    said = arrows_said(f"{keys_said(name)}: {text}" if name and text else text or _without_sign(name))
    return in_words(row, (Cell(said, "heading" if row.wide else ""),), said)


def _without_sign(heading: str) -> str:
    """A heading without the sign before its words."""
    sign, _, words = heading.partition(" ")
    return words if words and all(part in _SIGNS for part in sign) else heading
