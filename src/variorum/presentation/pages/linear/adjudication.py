"""Two readers' marks in words: what it is and what either says, what the story says now, and the sentences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from variorum.base.translation import translated
from variorum.presentation.engine.page import Cell, PageRow, one_under_another
from variorum.presentation.pages.adjudication_page import (
    WHICH_ROWS,
    CurationKey,
    ShownCuration,
    WhichRows,
    adjudication_page,
)
from variorum.presentation.pages.linear.rows import in_words

if TYPE_CHECKING:
    from variorum.alignment.prepared_article import PreparedArticle

_SAID, _NOW = range(2)
adjudication_in_words_columns: Final = one_under_another(_SAID, _NOW)


def adjudication_in_words(
    shown: Sequence[ShownCuration],
    articles: Sequence[PreparedArticle],
    readers: tuple[str, str],
    which: WhichRows = WHICH_ROWS[0],
) -> list[PageRow]:
    """A row for each thing that was marked, the sentences below it."""
    return [_row(row, readers, len(shown)) for row in adjudication_page(shown, articles, which)]


def _row(row: PageRow, readers: tuple[str, str], count: int) -> PageRow:
    texts = [cell.text if cell else "" for cell in row.cells]
    if row.passed_over or not isinstance(row.key, CurationKey):
        return in_words(row, (row.cells[0], None), texts[0])
    place = translated("{number} of {count}", number=row.key.number + 1, count=count)
    what, first, second, now = texts
    said = f"{place}, {what}: {readers[0]} {first}, {readers[1]} {second}"
    story = translated("the story now: {value}", value=now)
    return in_words(row, (Cell(said, "strong"), Cell(story)), f"{said}; {story}")
