"""The figures of a comparison with the signs of its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from variorum.presentation.signs import ADDED, DROPPED, MOVED, REWORDED, SAME

if TYPE_CHECKING:
    from variorum.comparison.result import Statistics


def short_figures(figures: Statistics) -> str:
    """The figures of a comparison with the signs of the rows, for a screen's head."""
    return (
        f"{SAME} {figures.same} same {REWORDED} {figures.reworded} reworded {DROPPED} {figures.dropped} dropped "
        f"{ADDED} {figures.added} added {MOVED} {figures.moved} moved, "
        f"{figures.base_words_shared:.0%} of words identical"
    )
