"""A line to type in that shows every character of a text, and keeps the text as it truly is.

What cannot be shown as it is stands there as one visible character. The true text follows what is typed: only
what the reader changes is changed in it.
"""

from __future__ import annotations

from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import Input

from variorum.base.sanitize import safe
from variorum.tui.error_boundary import Resilient


class Field(Resilient, Input):
    """A line to type in. `true_value` is the text; `value` is what is shown of it."""

    _true = ""
    # How long its text is moves nothing on the screen: in Textual each letter lays all of it out anew.
    virtual_size: Reactive[Size] = Reactive(Size(0, 0))

    def validate_value(self, value: str) -> str:
        """Textual asks this of whatever is typed, pasted or set: what to show of it."""
        self._true = spliced(self._true, self.value, value)
        return safe(value)

    @property
    def true_value(self) -> str:
        """The text, with all its characters."""
        return self._true


def spliced(true: str, before: str, after: str) -> str:
    """A text, changed as what is shown of it was changed: `before`, which is as long, became `after`."""
    if true == before:
        return after
    start = _alike(before, after)
    end = _alike(before[start:][::-1], after[start:][::-1])
    return true[:start] + after[start : len(after) - end] + true[len(before) - end :]


def _alike(one: str, other: str) -> int:
    """With how many characters two texts begin alike."""
    shorter = min(len(one), len(other))
    return next((n for n in range(shorter) if one[n] != other[n]), shorter)
