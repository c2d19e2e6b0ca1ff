"""Pages of an article: its text, and its lines with their verdicts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from variorum.base.translation import translated
from variorum.cleaning.lines import CleanedArticle, Line, LineKind, blocks
from variorum.presentation.engine.page import SEPARATOR, Cell, Columns, Mark, PageRow, head_row
from variorum.presentation.signs import NOTED, REMOVED
from variorum.presentation.wording.labels import short_verdict

LINES_GUTTER: Final = 7
_HEADED: Final = frozenset({LineKind.TITLE, LineKind.DEK, LineKind.HEADING})


@dataclass(frozen=True, slots=True)
class TextLineKey:
    """A page row that shows the line that starts at `start`."""

    start: int


def one_column(width: int) -> Columns:
    """A single column of text."""
    return Columns(2, (max(1, width - 2),))


def text_page(cleaned: CleanedArticle, *, raw: bool) -> list[PageRow]:
    """An article to read; with `raw`, removed lines stand in their places, dimmed and labelled."""
    rows: list[PageRow] = []
    shown = (n for n in cleaned.lines if n.kind is not LineKind.BLANK and (n.kept or raw))
    for block in blocks(shown):
        line = block[0]
        text = " ".join(cleaned.text_of(part).strip() for part in block)
        key = TextLineKey(line.start)
        if line.kept:
            role = "heading" if line.kind in _HEADED else ""
            rows.append(PageRow(key, (Cell(text, role),), space_before=bool(rows)))
        else:
            rows.append(PageRow(key, (_removed_cell(line, text),), REMOVED, "removed", space_before=bool(rows)))
    return rows


def _removed_cell(line: Line, text: str) -> Cell:
    label = f"{translated(line.kind)}: "

    return Cell(label + text, "removed", (Mark(0, len(label), "label"),))


def lines_columns(width: int) -> Columns:
    """The columns of an article's lines: the text, and the verdict beside or under it."""
    verdicts = 34
    text = width - LINES_GUTTER - len(SEPARATOR) - verdicts
    if text < 34:
        return Columns(LINES_GUTTER, (max(1, width - LINES_GUTTER),) * 2, stacked=True)
    return Columns(LINES_GUTTER, (text, verdicts))


def lines_head() -> list[PageRow]:
    """What stands over the columns of lines."""
    return [head_row((translated("Text"), translated("Kind, and the rule that says so")), translated("line"))]


def lines_page(cleaned: CleanedArticle, noted: frozenset[int] = frozenset()) -> list[PageRow]:
    """Every line that is not blank, with its verdict; `noted` are the starts of lines with notes."""
    rows: list[PageRow] = []
    for line in cleaned.lines:
        if line.kind is LineKind.BLANK:
            continue
        sign = " " if line.kept else REMOVED
        gutter = f"{line.number:>4} {sign}{NOTED if line.start in noted else ' '}"
        role = "" if line.kept else "removed"
        cells = (Cell(cleaned.text_of(line).strip(), role), Cell(short_verdict(line), "label"))
        rows.append(PageRow(TextLineKey(line.start), cells, gutter, role, space_before=bool(rows)))
    return rows
