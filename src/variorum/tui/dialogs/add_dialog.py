"""Adding articles to the story: from a file, a folder, an address, or as pasted text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical

from variorum.articles.address import is_address
from variorum.base.path_completion import completed_path, ways_on
from variorum.base.paths import expanded, is_file
from variorum.base.translation import translatable, translated
from variorum.tui.dialogs.dialog import Dialog
from variorum.tui.widgets.area import Area
from variorum.tui.widgets.fields import Field
from variorum.tui.widgets.safe_text import SafeText

_MOST_SHOWN: Final = 8  # names that a path may go on with


@dataclass(frozen=True, slots=True)
class Addition:
    """What is to be added: what lies at a path or an address, or a text."""

    path: str = ""
    text: str = ""


class AddDialog(Dialog[Addition | None]):
    """One line for a path or an address, and an area for a text; for visitors of a server the area alone."""

    BINDINGS = [
        Binding("ctrl+s", "add", translatable("Add"), priority=True),
        Binding("tab", "complete", translatable("Complete the path"), priority=True),
        Binding("escape", "leave", translatable("Leave"), priority=True),
    ]

    def __init__(self, *, only_text: bool = False) -> None:
        super().__init__()
        self._only_text = only_text

    def compose(self) -> ComposeResult:
        """The line over the area."""
        with Vertical(classes="dialog"):
            yield SafeText(translated("Add to the story"), classes="title")
            if self._only_text:
                yield SafeText(translated("an article, pasted: text or HTML (files: above, or dropped on the page)"))
                yield Area(id="add-text")
                yield SafeText(translated("Ctrl+S add the text   Esc leave"), id="add-hint", classes="hint")
                return
            yield SafeText(
                translated("a file, a folder, an address (https://…), or clipboard: for what a browser copied")
            )
            yield Field(id="add-path", compact=True, select_on_focus=False)
            yield SafeText(translated("or an article, pasted: its text or its HTML"))
            yield Area(id="add-text")
            hint = translated("Enter add   Tab completes a path, or goes on   Ctrl+S add the text   Esc leave")
            yield SafeText(hint, id="add-hint", classes="hint")

    def on_mount(self) -> None:
        """Begin with the path, if one can be named."""
        self.query_one("#add-text" if self._only_text else "#add-path").focus()

    def action_complete(self) -> None:
        """Complete the path, or say how it may go on; from an empty or whole one, go to the next field."""
        if self._only_text:
            return
        field = self.query_one("#add-path", Field)
        typed = field.true_value
        if not field.has_focus or not typed or is_address(typed) or is_file(expanded(typed)):
            self.focus_next()
        elif (further := completed_path(typed)) != typed:
            field.value = further
            field.cursor_position = len(field.value)
        else:
            self.hint(_ways_in_words(ways_on(typed)))

    @on(Field.Submitted)
    def action_add(self) -> None:
        """Add what is named or pasted, once the keys before this one are written: they wait in the fields' queues."""
        text = self.query_one("#add-text")
        first = text if self._only_text else self.query_one("#add-path")
        first.call_later(text.call_later, self.call_later, self._add)

    def _add(self) -> None:
        path = "" if self._only_text else self.query_one("#add-path", Field).true_value.strip()
        text = self.query_one("#add-text", Area).true_text
        if path and text.strip():
            self.hint(translated("Name a file or paste a text, not both: empty one of the two."))
        elif path or text.strip():
            self.dismiss(Addition(path, text))
        else:
            self.hint(translated("Nothing is named or pasted yet. Esc leaves."))

    def action_leave(self) -> None:
        """Leave the story as it is."""
        self.dismiss(None)


def _ways_in_words(names: list[str]) -> str:
    """How a path may go on."""
    more = f" … {translated('{count} in all', count=len(names))}" if len(names) > _MOST_SHOWN else ""
    return f"{'  '.join(names[:_MOST_SHOWN])}{more}" if names else translated("No file or folder begins so.")
