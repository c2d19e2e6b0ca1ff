"""The last door before the terminal: what the app draws, after all widgets, those of Textual among them."""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from variorum.base.sanitize import safe


class LastDoor(LineFilter):
    """Lets no control or hidden character of a text through, whichever widget forgot it.

    Our own widgets show a stand-in for each. Here a line is measured already, and it must stay as wide: what
    takes no cell is left out.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments of a line as they may be sent to a terminal."""
        if all(segment.text.isprintable() for segment in segments):
            return segments
        return [Segment(_passed(text), style, control) for text, style, control in segments]


def _passed(text: str) -> str:
    shown = safe(text)
    if shown == text:
        return text
    kept = (now for was, now in zip(text, shown, strict=True) if was == now or cell_len(was))
    return set_cell_size("".join(kept), cell_len(text))
