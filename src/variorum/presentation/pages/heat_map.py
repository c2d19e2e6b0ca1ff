"""How much every two outlets share, as a small table of shades and figures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from variorum.base.translation import translated
from variorum.comparison.coverage import Coverage
from variorum.comparison.matrix import share_of
from variorum.presentation.signs import ABSENT, SHADES

_STEPS: Final = (0.01, 0.10, 0.30, 0.60)  # shares from which on a darker shade is used


def shade_of(share: float) -> str:
    """The shade of a share (0..1)."""
    return SHADES[sum(share >= step for step in _STEPS)]


def heat_map(coverage: Coverage, names: Sequence[str]) -> list[tuple[str, str]]:
    """A row for each outlet: in each column, how much of its words stands in that outlet's article."""
    count = len(coverage.articles)
    head = "".join(f"{n + 1:>6} " for n in range(count))
    rows = [(translated("How much of each outlet's words stands in …"), ""), ("", head)]
    for article, name in enumerate(names):
        cells = (
            f"   {ABSENT}   " if article == other else _cell(share_of(coverage, article, other))
            for other in range(count)
        )
        rows.append((name, "".join(cells)))
    return rows


def _cell(share: float) -> str:
    return f" {shade_of(share)}{share:>4.0%} "
