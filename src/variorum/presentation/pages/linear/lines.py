"""The lines of an article in words: the number, whether it is removed and by which rule; then the line."""

from __future__ import annotations

from typing import Final

from variorum.base.translation import translated
from variorum.cleaning.lines import CleanedArticle, Line
from variorum.presentation.engine.page import Cell, PageRow, one_under_another
from variorum.presentation.pages.article_pages import TextLineKey, lines_page
from variorum.presentation.pages.linear.rows import in_words
from variorum.presentation.wording.labels import short_verdict

_LINE, _HEADING = range(2)
lines_in_words_columns: Final = one_under_another(_HEADING, _LINE)


def lines_in_words(cleaned: CleanedArticle, noted: frozenset[int] = frozenset()) -> list[PageRow]:
    """A row for each line that is not blank; `noted` are the starts of lines with notes."""
    lines = {line.start: line for line in cleaned.lines}
    return [_row(row, lines, noted) for row in lines_page(cleaned, noted)]


def _row(row: PageRow, lines: dict[int, Line], noted: frozenset[int]) -> PageRow:
    text, key = row.cells[0], row.key
    if text is None or not isinstance(key, TextLineKey):
        return row
    line = lines[key.start]
    removed = "" if line.kept else f", {translated('removed')}"
    note = translated(", with a note") if key.start in noted else ""
    place = translated("Line {number}", number=line.number)
    heading = f"{place}{removed}{note}, {short_verdict(line)}"
    return in_words(row, (text, Cell(f"{heading}:", "label")), f"{heading}: {text.text}")
