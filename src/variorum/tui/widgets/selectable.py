"""A page of which the reader can select words with the mouse, within one column."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Offset
from textual.scroll_view import ScrollView
from textual.selection import Selection

from variorum.presentation.engine import page
from variorum.presentation.engine.page import PageLayout
from variorum.presentation.engine.selection import CellPosition, offset_of, position_at, selected_span, selected_text
from variorum.tui.error_boundary import Resilient


class Selectable(Resilient, ScrollView):
    """Knows which characters are selected; the page draws them."""

    _page: PageLayout
    _column = 0

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """A selection stays in the column where it began."""
        x, y = event.style.meta.get("offset") or (0, 0)
        self._column = position_at(x, y).column

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The words that are selected, for copying."""
        start, end = self._ends(selection)
        return selected_text(self._page.rows, start, end, self._column), "\n"

    def _ends(self, selection: Selection) -> tuple[CellPosition, CellPosition]:
        start, end = selection
        last = len(self._page.rows) - 1
        return _position_of(start) or CellPosition(0, self._column, 0), _position_of(end) or CellPosition(
            last, self._column + 1, 0
        )

    def _selected(self, row: int) -> tuple[int, int] | None:
        """The characters of a row that are selected, in the column of the selection."""
        if self.text_selection is None or not self._page.rows:
            return None
        return selected_span(self._page.rows, *self._ends(self.text_selection), self._column, row)

    @property
    def _selection_style(self) -> Style:
        return self.screen.get_component_rich_style("screen--selection")

    def _with_selection(self, part: page.Segment, row: int, style: Style) -> list[Segment]:
        """A segment as it is drawn: it says where it stands, and what of it is selected looks so."""
        if part.column is None:
            return [Segment(part.text, style)]
        span = self._selected(row) if part.column == self._column else None
        first, last = (0, 0) if span is None else (max(0, bound - part.start) for bound in span)
        drawn = []
        for start, end in ((0, first), (first, last), (last, len(part.text))):
            if text := part.text[start:end]:
                place = offset_of(CellPosition(row, part.column, part.start + start))
                shown = style + self._selection_style if (start, end) == (first, last) else style
                drawn.append(Segment(text, shown + Style(meta={"offset": place})))
        return drawn


def _position_of(offset: Offset | None) -> CellPosition | None:
    return None if offset is None else position_at(*offset)
