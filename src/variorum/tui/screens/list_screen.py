"""A screen with a list, and a line to type what its entries shall hold."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult

from variorum.base.translation import translated
from variorum.tui.screens.base import PageScreen
from variorum.tui.widgets.fields import Field
from variorum.tui.widgets.key_footer import KeyFooter
from variorum.tui.widgets.page_view import ColumnsFor, PageView
from variorum.tui.widgets.safe_text import SafeText


class ListScreen(PageScreen):
    """A head, the list, and a line to type in that shows only when it is used."""

    sought = ""

    def __init__(self, columns: ColumnsFor) -> None:
        super().__init__()
        self._columns = columns

    def compose(self) -> ComposeResult:
        """The head over the list."""
        yield SafeText(id="list-title", classes="bar")
        yield Field(placeholder=translated("only what contains these words, then Enter"), id="only", compact=True)
        yield PageView(self._columns, id="page")
        yield KeyFooter()

    def on_mount(self) -> None:
        """Keys go to the list."""
        super().on_mount()
        self.query_one("#only").display = False

    def end_mode(self) -> bool:
        """Show all entries again, whatever they hold; or end a search."""
        line = self.query_one("#only", Field)
        if not self.sought and not line.display:
            return super().end_mode()
        line.value = ""
        line.display = False
        self.set_focus(self._page)
        return True

    def action_type(self) -> None:
        """Type what the entries shall hold."""
        line = self.query_one("#only", Field)
        line.display = True
        self.set_focus(line)  # at once: what is typed next is for it

    @on(Field.Changed, "#only")
    def _seek(self) -> None:
        self.sought = self.query_one("#only", Field).true_value
        self.refresh_page()

    @on(Field.Submitted, "#only")
    def _sought(self, event: Field.Submitted) -> None:
        event.input.display = bool(event.value)
        self.set_focus(self._page)
