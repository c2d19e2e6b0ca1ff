"""Showing for a moment which rows of the Compare screen the encoder or the judge has changed."""

from __future__ import annotations

from abc import abstractmethod
from typing import Final

from variorum.base.translation import counted
from variorum.comparison.comparison import Comparison
from variorum.presentation.engine.page import PageRow
from variorum.presentation.pages.compare_page import refined
from variorum.tui.screens.base import ReaderScreen

_MOMENT: Final = 4.0  # seconds


class Refinement(ReaderScreen):
    """What a screen needs to mark rows that were refined."""

    comparison: Comparison | None

    @abstractmethod
    def _show(self, comparison: Comparison) -> None:
        """Show a comparison."""

    def mark_refined(self, before: Comparison, comparison: Comparison, rows: list[PageRow]) -> list[PageRow]:
        """The rows with what the encoder or the judge has changed marked for a moment."""
        by_encoder = comparison.base.encoded is not None and before.base.encoded is None
        by_judge = comparison.judgement is not None and before.judgement is None
        if not by_encoder and not by_judge:
            return rows
        marked, count = refined(before, comparison, rows)
        if count:
            self.host.notify_info(
                counted(
                    "Refined by the judge: {count} row changed.", "Refined by the judge: {count} rows changed.", count
                )
                if by_judge
                else counted(
                    "Refined by the encoder: {count} row changed.",
                    "Refined by the encoder: {count} rows changed.",
                    count,
                )
            )
            self.set_timer(_MOMENT, self._show_plain)
        return marked

    def _show_plain(self) -> None:
        if self.comparison is not None:
            self._show(self.comparison)
