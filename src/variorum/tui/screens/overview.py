"""The Overview screen: what the outlets disagree on, all say, and say or lack alone; every line leads to its proof."""

from __future__ import annotations

from typing import Literal

from textual.app import ComposeResult

from variorum.keymap.commands import commands_of
from variorum.tui.bindings import bindings_for
from variorum.tui.screens.base import PageScreen
from variorum.tui.screens.overview_pane import OverviewPane
from variorum.tui.widgets.key_footer import KeyFooter


class OverviewScreen(PageScreen):
    """The first answer about the story, over the whole screen."""

    NAME = "Overview"
    BINDINGS = bindings_for(commands_of(NAME))

    def compose(self) -> ComposeResult:
        """One pane."""
        yield OverviewPane("page", id="overview-pane")
        yield KeyFooter()

    @property
    def _pane(self) -> OverviewPane:
        return self.query_one("#overview-pane", OverviewPane)

    def refresh_page(self) -> None:
        """Work everything out anew."""
        self._pane.work_out()

    def refresh_head(self) -> None:
        """How large the story is."""
        self._pane.refresh_head()

    def action_evidence(self) -> None:
        """Open what shows this line."""
        self._pane.open_evidence()

    def action_compare(self) -> None:
        """Open the first two outlets of this line side by side, at its words."""
        self._pane.open_compare()

    def action_part(self, direction: Literal[-1, 1]) -> None:
        """To the next or previous part."""
        if self.walked_hits(direction):
            return
        self._pane.to_part(direction)
