"""Finding rows on the page of a comparison: the place to keep, the next change, the other end of a move."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from variorum.annotations.note import Anchor
from variorum.comparison.comparison import Comparison
from variorum.comparison.rows import Row
from variorum.presentation.compare_filter import ALL_ROWS, CompareOptions, is_wanted
from variorum.presentation.engine.page import PageRow
from variorum.presentation.pages.compare_page import DriftKey, JudgeKey, RowKey

Direction = Literal[-1, 1]


def row_shown(comparison: Comparison, shown: PageRow | None) -> Row | None:
    """The comparison's row that a page row shows, or its line of drift; None for anything else."""
    return comparison.rows[shown.key.number] if shown and isinstance(shown.key, RowKey | DriftKey | JudgeKey) else None


def offset_in_base(comparison: Comparison, page: Sequence[PageRow], cursor: int) -> int:
    """Where in the base's text the cursor stands: at its row's sentence, or at the last one above."""
    for shown in reversed(page[: cursor + 1]):
        if (row := row_shown(comparison, shown)) and row.base:
            return comparison.base.sentences[row.base[0]].start
    return 0


def row_at_offset(comparison: Comparison, page: Sequence[PageRow], offset: int) -> int:
    """The first page row at or after a place in the base's text; the last of the base if all stand before."""
    last = 0
    for n, shown in enumerate(page):
        if (row := row_shown(comparison, shown)) and row.base:
            last = n
            if comparison.base.sentences[row.base[-1]].end > offset:
                return n
    return last


def row_of_anchor(comparison: Comparison, page: Sequence[PageRow], place: Anchor, *, in_other: bool) -> int | None:
    """The first page row with words of an anchor in the base, or in the other article."""
    article = comparison.other if in_other else comparison.base
    for n, shown in enumerate(page):
        if row := row_shown(comparison, shown):
            spans = [article.sentences[number] for number in (row.other if in_other else row.base)]
            if any(span.start < place.end and place.start < span.end for span in spans):
                return n
    return None


def next_drift(page: Sequence[PageRow], cursor: int, direction: Direction) -> int | None:
    """The nearest row below or above the cursor that has a line of drift."""
    drifted = {row.key.number for row in page if isinstance(row.key, DriftKey)}
    n = cursor + direction
    while 0 <= n < len(page):
        key = page[n].key
        if isinstance(key, RowKey) and key.number in drifted:
            return n
        n += direction
    return None


def next_change(
    comparison: Comparison,
    page: Sequence[PageRow],
    cursor: int,
    direction: Direction,
    options: CompareOptions = ALL_ROWS,
) -> int | None:
    """The nearest page row below or above the cursor that shows a difference of the kind looked for: of all changes
    one that matters, which a row that only says it otherwise does not, unless every change is walked to."""
    if options.which == "all changes" and not options.typography and not options.every_change:
        options = replace(options, which="changes that matter")
    n = cursor + direction
    while 0 <= n < len(page):
        key = page[n].key
        if isinstance(key, RowKey) and is_wanted(comparison, key.number, options):
            return n
        n += direction
    return None


def other_end(comparison: Comparison, page: Sequence[PageRow], row: Row) -> int | None:
    """The page row where the first linked sentence of a row that stands elsewhere has its place."""
    for n, shown in enumerate(page):
        target = row_shown(comparison, shown)
        if target is None:
            continue
        if row.base_elsewhere and row.base_elsewhere[0] in target.base:
            return n
        if not row.base_elsewhere and row.other_elsewhere and row.other_elsewhere[0] in target.other:
            return n
    return None
