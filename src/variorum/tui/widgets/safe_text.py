"""Text on a screen: whatever words it is given are shown as words, never obeyed.

All screens take what shows text from here, from `choices`, `fields` and `area`; a test looks that none takes
Textual's own widgets, which would read markup and pass control characters on.
"""

from __future__ import annotations

from textual.content import Content
from textual.visual import VisualType
from textual.widgets import Static

from variorum.base.sanitize import safe_lines
from variorum.tui.error_boundary import Resilient


class SafeText(Resilient, Static):
    """Some text. Markup in it means nothing, and each hostile character is one that can be seen."""

    def __init__(self, text: str = "", *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(shown(text), id=id, classes=classes, markup=False)

    def update(self, content: VisualType = "", *, layout: bool = True) -> None:
        """Show another text."""
        super().update(shown(content) if isinstance(content, str) else content, layout=layout)


def shown(text: str) -> Content:
    """A text as Textual's widgets can be given it."""
    return Content(safe_lines(text))
