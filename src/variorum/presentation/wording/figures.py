"""The figures of a comparison with the signs of its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from variorum.base.translation import translated
from variorum.presentation.signs import ADDED, DROPPED, MOVED, REWORDED, SAME

if TYPE_CHECKING:
    from variorum.comparison.result import Statistics


def short_figures(figures: Statistics) -> str:
    """The figures of a comparison with the signs of the rows, for a screen's head."""
    counts = (
        (SAME, translated("{count} same", count=figures.same)),
        (REWORDED, translated("{count} reworded", count=figures.reworded)),
        (DROPPED, translated("{count} dropped", count=figures.dropped)),
        (ADDED, translated("{count} added", count=figures.added)),
        (MOVED, translated("{count} moved", count=figures.moved)),
    )
    identical = translated("{share:.0%} of words identical", share=figures.base_words_shared)
    return f"{' '.join(f'{sign} {words}' for sign, words in counts)}, {identical}"
