"""Small questions over a screen: a text, a choice, a file to open, something to read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from textual import on
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen

from variorum.presentation.pages.note_pages import pairs_columns, pairs_page
from variorum.tui.error_boundary import Resilient
from variorum.tui.widgets.choices import Choices
from variorum.tui.widgets.fields import Field
from variorum.tui.widgets.page_view import PageView
from variorum.tui.widgets.safe_text import SafeText

_Answer = TypeVar("_Answer")


class Dialog(Resilient, ModalScreen[_Answer]):
    """A question over a screen, with an answer."""

    def dismiss(self, result: _Answer | None = None) -> AwaitComplete:
        """Close with an answer; a second Enter, pressed while it closes, must not close what lies below."""
        return super().dismiss(result) if self.is_active else AwaitComplete()


class PromptDialog(Dialog[str | None]):
    """Asking for a file name."""

    BINDINGS = [Binding("escape", "leave", "Leave", priority=True)]

    def __init__(self, question: str, suggestion: str, hint: str) -> None:
        super().__init__()
        self._question, self._suggestion, self._hint = question, suggestion, hint

    def compose(self) -> ComposeResult:
        """The question over a line to type in."""
        with Vertical(classes="dialog"):
            yield SafeText(self._question, classes="title")
            yield Field(self._suggestion)
            yield SafeText(self._hint, classes="hint")

    @on(Field.Submitted)
    def _typed(self) -> None:
        self.dismiss(self.query_one(Field).true_value.strip() or None)

    def action_leave(self) -> None:
        """Leave without a name."""
        self.dismiss(None)


class ChoiceDialog(Dialog[str | None]):
    """A question with a few answers, each by a line of a list; Esc is no answer."""

    BINDINGS = [Binding("escape", "leave", "Leave", priority=True)]

    def __init__(
        self, question: str, answers: Sequence[tuple[str, str]], hint: str = "Enter choose   Esc leave"
    ) -> None:
        super().__init__()
        self._question, self._answers, self._hint = question, answers, hint

    def compose(self) -> ComposeResult:
        """The question over its answers."""
        with Vertical(classes="dialog"):
            yield SafeText(self._question, classes="title")
            yield Choices(self._answers)
            yield SafeText(self._hint, classes="hint")

    @on(Choices.OptionSelected)
    def _chosen(self, event: Choices.OptionSelected) -> None:
        self.dismiss(event.option_id)

    def action_leave(self) -> None:
        """Leave without an answer."""
        self.dismiss(None)


class FilterDialog(ChoiceDialog):
    """What a screen can be filtered by, the filter that is in force first chosen. The key that opens it goes on to the
    next; digits choose among the last filters, which are for an article each."""

    BINDINGS = [
        Binding("f", "next", "Next"),
        *(Binding(str(digit), f"article({digit})", "This article") for digit in range(1, 10)),
    ]

    def __init__(self, filters: Sequence[str], now: int, by_number: int = 0) -> None:
        hint = "Enter choose   a digit: that article   Esc leave" if by_number else "Enter choose   Esc leave"
        super().__init__("Show", [(str(n), words) for n, words in enumerate(filters)], hint)
        self._now, self._before, self._by_number = now, len(filters) - by_number, by_number

    def on_mount(self) -> None:
        """Stand on what is in force."""
        self.query_one(Choices).highlighted = self._now

    def action_next(self) -> None:
        """To the next filter, from the last to the first."""
        self.query_one(Choices).action_cursor_down()

    def action_article(self, number: int) -> None:
        """Choose the filter for the article with this number, if there is one."""
        if number <= self._by_number:
            self.dismiss(str(self._before + number - 1))


class TextDialog(Dialog[None]):
    """Something to read: names and texts in two columns. Any of the keys for going closes it."""

    BINDINGS = [Binding("escape,q,enter,question_mark", "leave", "Close")]

    def __init__(self, title: str, pairs: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._title, self._pairs = title, pairs

    def compose(self) -> ComposeResult:
        """The text in a page that scrolls."""
        with Vertical(classes="dialog tall"):
            yield SafeText(self._title, classes="title")
            yield PageView(pairs_columns, id="read-page")
            yield SafeText("↓ ↑ scroll   Esc close", classes="hint")

    def on_mount(self) -> None:
        """Show the page."""
        self.query_one(PageView).show(pairs_page(self._pairs))

    def action_leave(self) -> None:
        """Close."""
        self.dismiss(None)
