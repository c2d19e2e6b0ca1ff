"""The versions of an article in words: which it is, of when, what changed since the one before, its headline."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from variorum.base.translation import translated
from variorum.presentation.engine.page import Cell, PageRow, one_under_another
from variorum.presentation.pages.linear.rows import arrows_said, in_words
from variorum.presentation.pages.timeline_page import (
    WHICH_VERSIONS,
    ShownVersion,
    VersionKey,
    WhichVersions,
    timeline_page,
)

_CHANGED, _HEADLINE = range(2)
timeline_in_words_columns: Final = one_under_another(_CHANGED, _HEADLINE)


def timeline_in_words(versions: Sequence[ShownVersion], which: WhichVersions = WHICH_VERSIONS[0]) -> list[PageRow]:
    """A row for each version from the oldest on, with rows for what is to be told of it."""
    return [_row(row, len(versions)) for row in timeline_page(versions, which)]


def _row(row: PageRow, count: int) -> PageRow:
    first = row.cells[0]
    if first is None or not isinstance(row.key, VersionKey):
        return row
    if row.passed_over:  # what is told below a version
        said = Cell(arrows_said(first.text), first.role)
        return in_words(row, (said, None), said.text)
    changed, headline = row.cells[1:]
    place = translated("Version {number} of {count}", number=row.key.number + 1, count=count)
    spoken = f"{place}, {first.text}: {changed.text if changed else ''}"
    return in_words(row, (Cell(spoken, "strong"), headline), spoken)
