"""An area to type in that shows every character of a text, and keeps the text as it truly is."""

from __future__ import annotations

from typing import Literal

from textual.widgets import TextArea
from textual.widgets.text_area import Edit, EditResult

from variorum.base.sanitize import safe_lines
from variorum.tui.error_boundary import Resilient
from variorum.tui.widgets.fields import spliced


class Area(Resilient, TextArea):
    """An area to type in. `true_text` is the text; `text` is what is shown of it."""

    def __init__(self, text: str = "", *, id: str | None = None, read_only: bool = False) -> None:  # noqa: A002 - Textual's name
        self._given, self._true = text, _with_plain_ends(text)
        tab: Literal["focus"] = "focus"
        super().__init__(safe_lines(self._true), id=id, read_only=read_only, tab_behavior=tab, soft_wrap=True)

    def load_text(self, text: str) -> None:
        """Put another text in the place of all there is."""
        self._given, self._true = text, _with_plain_ends(text)
        super().load_text(safe_lines(self._true))

    def edit(self, edit: Edit) -> EditResult:
        """Textual calls this for whatever is typed, pasted or deleted."""
        before = self._followed()
        start, end = (len(self.get_text_range((0, 0), place)) for place in (edit.top, edit.bottom))
        put_in = _with_plain_ends(edit.text)
        edit.text = safe_lines(put_in)
        result = super().edit(edit)
        self._true = before[:start] + put_in + before[end:]
        return result

    @property
    def true_text(self) -> str:
        """The text, with all its characters; just as it was given where nothing of it was changed."""
        true = self._followed()
        return self._given if true == _with_plain_ends(self._given) else true

    def _followed(self) -> str:
        """The true text, after what Textual undoes and does again without a word."""
        shown = safe_lines(self._true)
        if shown != self.text:
            self._true = spliced(self._true, shown, self.text)
        return self._true


def _with_plain_ends(text: str) -> str:
    """The text with the line ends that Textual writes; terminals paste others."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
