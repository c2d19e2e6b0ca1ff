"""The hits of a search in words: which it is, in which article, whether on a removed line; then its line."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from variorum.base.translation import translated
from variorum.cleaning.lines import CleanedArticle, Line
from variorum.presentation.engine.page import Cell, PageRow, one_under_another
from variorum.presentation.pages.linear.rows import in_words, shifted
from variorum.presentation.pages.search_page import WHERE, HitKey, Where, removed_label, search_page

_LINE, _HEADING = range(2)
search_in_words_columns: Final = one_under_another(_HEADING, _LINE)


def search_in_words(
    articles: Sequence[CleanedArticle], names: Sequence[str], pattern: re.Pattern[str], where: Where = WHERE[0]
) -> list[PageRow]:
    """A row for each hit; `names` are what to call the articles."""
    rows = search_page(articles, pattern, where)
    lines = [{line.start: line for line in article.lines} for article in articles]
    return [
        _row(row, translated("Hit {number} of {count}", number=n, count=len(rows)), lines, names)
        for n, row in enumerate(rows, 1)
    ]


def _row(row: PageRow, which: str, lines: Sequence[Mapping[int, Line]], names: Sequence[str]) -> PageRow:
    cell, key = row.cells[0], row.key
    if cell is None or not isinstance(key, HitKey):
        return row
    line = lines[key.article][key.start]
    spoken = f"{which}, {names[key.article]}{_removed(line)}"
    label = len(removed_label(line))
    shown = Cell(cell.text[label:], cell.role, shifted(cell.marks, -label))
    return in_words(row, (shown, Cell(f"{spoken}:", "label")), f"{spoken}: {shown.text}")


def _removed(line: Line) -> str:
    return "" if line.kept else f", {translated('removed line')}, {translated(line.kind)}"
