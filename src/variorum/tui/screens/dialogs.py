"""Small questions over a screen: a text, a choice, a file to open, something to read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static, TextArea
from textual.widgets.option_list import Option

from variorum.articles.safe_text import safe
from variorum.layout.note_pages import pairs_columns, pairs_page
from variorum.tui.widgets.page_view import PageView


@dataclass(frozen=True, slots=True)
class Written:
    """What the reader typed for a note."""

    text: str
    tags: str


class NoteDialog(ModalScreen[Written | None]):
    """Writing a note: its text over several lines, and tags."""

    BINDINGS = [
        Binding("ctrl+s", "keep", "Keep the note", priority=True),
        Binding("escape", "leave", "Leave", priority=True),
    ]

    def __init__(self, about: str, text: str = "", tags: str = "") -> None:
        super().__init__()
        self._about, self._before = about, Written(text, tags)
        self._asked = False

    def compose(self) -> ComposeResult:
        """Text above, tags below."""
        with Vertical(classes="dialog"):
            yield Static(Content(f"Note on {self._about}"), classes="title")
            yield TextArea(self._before.text, id="note-text", tab_behavior="focus", soft_wrap=True)
            yield Input(self._before.tags, placeholder="tags, separated by commas or spaces", id="note-tags")
            yield Static(Content("Ctrl+S keep   Tab to the tags   Esc leave"), id="note-hint", classes="hint")

    def on_mount(self) -> None:
        """Start at the end of what is there."""
        area = self.query_one("#note-text", TextArea)
        area.move_cursor(area.document.end)
        area.focus()

    @property
    def _written(self) -> Written:
        return Written(self.query_one("#note-text", TextArea).text, self.query_one("#note-tags", Input).value)

    def action_keep(self) -> None:
        """Keep the note, if anything is written."""
        if self._written.text.strip() or self._written.tags.strip():
            self.dismiss(self._written)
        else:
            self.query_one("#note-hint", Static).update(Content("Nothing is written yet. Esc leaves."))

    def action_leave(self) -> None:
        """Leave; what was changed is given up only when asked twice."""
        if self._written == self._before or self._asked:
            self.dismiss(None)
        else:
            self._asked = True
            hint = "What you wrote is not kept yet: Ctrl+S keeps it, Esc once more gives it up."
            self.query_one("#note-hint", Static).update(Content(hint))

    @on(Input.Submitted)
    def _tags_done(self) -> None:
        self.action_keep()


class NameDialog(ModalScreen[str | None]):
    """Asking for a file name."""

    BINDINGS = [Binding("escape", "leave", "Leave", priority=True)]

    def __init__(self, question: str, suggestion: str, hint: str) -> None:
        super().__init__()
        self._question, self._suggestion, self._hint = question, suggestion, hint

    def compose(self) -> ComposeResult:
        """The question over a line to type in."""
        with Vertical(classes="dialog"):
            yield Static(Content(self._question), classes="title")
            yield Input(self._suggestion)
            yield Static(Content(self._hint), classes="hint")

    @on(Input.Submitted)
    def _typed(self, event: Input.Submitted) -> None:
        self.dismiss(event.value.strip() or None)

    def action_leave(self) -> None:
        """Leave without a name."""
        self.dismiss(None)


class ChoiceDialog(ModalScreen[str | None]):
    """A question with a few answers, each by a line of a list; Esc is no answer."""

    BINDINGS = [Binding("escape", "leave", "Leave", priority=True)]

    def __init__(self, question: str, answers: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._question, self._answers = question, answers

    def compose(self) -> ComposeResult:
        """The question over its answers."""
        with Vertical(classes="dialog"):
            yield Static(Content(self._question), classes="title")
            yield OptionList(*(Option(Content(text), id=key) for key, text in self._answers))
            yield Static(Content("Enter choose   Esc leave"), classes="hint")

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_id)

    def action_leave(self) -> None:
        """Leave without an answer."""
        self.dismiss(None)


class OpenDialog(ModalScreen[Path | None]):
    """Choosing a saved comparison, or typing the path of one."""

    BINDINGS = [Binding("escape", "leave", "Leave", priority=True)]

    def __init__(self, folder: Path, files: Sequence[Path]) -> None:
        super().__init__()
        self._folder, self._files = folder, files

    def compose(self) -> ComposeResult:
        """The saved comparisons over a line for another path."""
        with Vertical(classes="dialog"):
            yield Static(Content(f"Saved comparisons in {safe(str(self._folder))}"), classes="title")
            if self._files:
                yield OptionList(*(Content(safe(file.name)) for file in self._files))
            else:
                yield Static(Content("None yet: s on any screen saves one."))
            yield Input(placeholder="or the path of a comparison file")
            yield Static(Content("Enter open   Tab to the path   Esc leave"), classes="hint")

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._files[event.option_index])

    @on(Input.Submitted)
    def _typed(self, event: Input.Submitted) -> None:
        self.dismiss(Path(event.value.strip()).expanduser() if event.value.strip() else None)

    def action_leave(self) -> None:
        """Leave without a choice."""
        self.dismiss(None)


class ReadDialog(ModalScreen[None]):
    """Something to read: names and texts in two columns. Any of the keys for going closes it."""

    BINDINGS = [Binding("escape,q,enter,question_mark", "leave", "Close")]

    def __init__(self, title: str, pairs: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._title, self._pairs = title, pairs

    def compose(self) -> ComposeResult:
        """The text in a page that scrolls."""
        with Vertical(classes="dialog tall"):
            yield Static(Content(self._title), classes="title")
            yield PageView(pairs_columns, id="read-page")
            yield Static(Content("↓ ↑ scroll   Esc close"), classes="hint")

    def on_mount(self) -> None:
        """Show the page."""
        self.query_one(PageView).show(pairs_page(self._pairs))

    def action_leave(self) -> None:
        """Close."""
        self.dismiss(None)
