"""Where on a page its changes are: a strip of signs, one for each stretch of the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from variorum.presentation.engine.page import PageLayout, PageRow
from variorum.presentation.signs import IN_VIEW, ROLE_GLYPHS

# What is shown of a stretch that holds several: what only one side has first.
_RANK: Final[Mapping[str, int]] = {
    "dropped": 5,
    "added": 5,
    "moved": 4,
    "reworded": 3,
    "removed": 1,
    "note": 6,
}


@dataclass(frozen=True, slots=True)
class MinimapSegment:
    """A stretch of the page, from row `first` on: its sign, its role, and whether it is in view."""

    first: int
    sign: str
    role: str
    in_view: bool


def minimap(page: PageLayout, height: int, view: tuple[int, int]) -> list[MinimapSegment]:
    """A page in `height` stretches; `view` is the first line in view and the one after the last.

    A page of fewer lines than that has a stretch for each line.
    """
    if not page.rows or height < 1:
        return []
    count = min(height, page.height)
    bounds = [page.height * n // count for n in range(count + 1)]
    stretches = []
    for start, end in pairwise(bounds):
        first, last = page.row_at(start), page.row_at(end - 1)
        role = _role(page.rows[first : last + 1])
        in_view = start < view[1] and end > view[0]
        stretches.append(MinimapSegment(first, ROLE_GLYPHS.get(role, " "), role, in_view))
    return stretches


def _role(rows: Sequence[PageRow]) -> str:
    return max((row.gutter_role for row in rows), key=lambda role: _RANK.get(role, 0))


def minimap_cell(stretch: MinimapSegment) -> tuple[str, str]:
    """What is drawn for a stretch: the sign with the mark of what is in view, two cells, and its role."""
    return (IN_VIEW if stretch.in_view else " ") + stretch.sign, stretch.role
