"""The strip beside a page that shows where its changes are, and where the reader is; a click goes there."""

from __future__ import annotations

from rich.segment import Segment
from textual import events
from textual.strip import Strip
from textual.widget import Widget

from variorum.presentation.engine.minimap import MinimapSegment, minimap, minimap_cell
from variorum.tui.error_boundary import Resilient
from variorum.tui.widgets.page_view import PageView


class Minimap(Resilient, Widget):
    """Two columns: what is in view, and the signs of the changes."""

    COMPONENT_CLASSES = {f"page--{role}" for role in ("text", "dropped", "added", "moved", "reworded", "note")}

    def __init__(self, page: PageView, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._page = page
        self._stretches: list[MinimapSegment] = []

    def on_mount(self) -> None:
        """Follow the page as it scrolls and changes."""
        self.watch(self._page, "scroll_y", self._follow, init=False)
        self.watch(self._page, "virtual_size", self._follow, init=False)

    def _follow(self) -> None:
        stretches = minimap(self._page.laid_out, self.size.height, self._page.lines_in_view)
        if stretches != self._stretches:
            self._stretches = stretches
            self.refresh()

    def on_resize(self) -> None:
        """Draw for the new height."""
        self._follow()

    def render_line(self, y: int) -> Strip:
        """One stretch."""
        if y >= len(self._stretches):
            return Strip.blank(self.size.width, self.rich_style)
        text, role = minimap_cell(self._stretches[y])
        name = f"page--{role}" if f"page--{role}" in self.COMPONENT_CLASSES else "page--text"
        return Strip([Segment(text, self.get_component_rich_style(name))]).adjust_cell_length(
            self.size.width, self.rich_style
        )

    def on_click(self, event: events.Click) -> None:
        """Go to the stretch that was clicked."""
        if 0 <= event.y < len(self._stretches):
            self._page.go_to(self._stretches[event.y].first)
