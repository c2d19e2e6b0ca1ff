"""The help as a menu: it can be searched, and runs the command that is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical

from variorum.base.translation import translatable, translated
from variorum.presentation.announcement import row_announced
from variorum.presentation.pages.note_pages import pairs_columns, pairs_page
from variorum.tui.dialogs.dialog import Dialog
from variorum.tui.help import HelpLine, matching, under_headings
from variorum.tui.widgets.fields import Field
from variorum.tui.widgets.page_view import ColumnsFor, PageView
from variorum.tui.widgets.safe_text import SafeText

_MOVES = ("row_down", "row_up", "page_down", "page_up")


class HelpDialog(Dialog[str | None]):
    """The commands of a screen and what its marks mean. Enter answers with the action of the command chosen."""

    BINDINGS = [
        Binding("escape,f1", "leave", translatable("Close"), priority=True),
        *(
            Binding(key, f"move('{move}')", priority=True)
            for key, move in zip(("down", "up", "pagedown", "pageup"), _MOVES, strict=True)
        ),
    ]

    KEY = "?"  # which opens it, and closes it again

    def __init__(self, lines: Sequence[HelpLine], title: str = "") -> None:
        super().__init__()
        self._lines = lines
        self._heading = title or translated("Help: type to find a command")

    def compose(self) -> ComposeResult:
        """A line to type in, over the commands."""
        with Vertical(classes="dialog tall"):
            yield SafeText(self._heading, classes="title")
            yield Field(compact=True)
            yield PageView(pairs_columns, id="read-page")
            yield SafeText(translated("↓ ↑ choose   Enter run the command   Esc close"), classes="hint")

    def on_mount(self) -> None:
        """Show all that there is."""
        self._show("")

    @on(Field.Changed)
    def _typed(self) -> None:
        typed = self.query_one(Field).true_value
        if typed == self.KEY:
            self.dismiss(None)
        else:
            self._show(typed)

    def fitting(self, sought: str) -> list[HelpLine]:
        """The lines that have the words that are typed."""
        return matching(self._lines, sought)

    def _show(self, sought: str) -> None:
        shown = under_headings(self.fitting(sought))
        pairs = [pair for pair, _ in shown]
        columns: ColumnsFor = pairs_columns
        if self.in_words:
            from variorum.presentation.pages.linear.pairs import pairs_in_words, pairs_in_words_columns

            rows, columns = pairs_in_words(pairs), pairs_in_words_columns
        else:
            rows = pairs_page(pairs)
        keyed = [replace(row, key=line, passed_over=line is None) for row, (_, line) in zip(rows, shown, strict=True)]
        page = self.query_one(PageView)
        page.show(keyed, 1, columns, empty=translated("No command or mark is called so."))
        self.call_after_refresh(page.scroll_home, animate=False)  # to the first heading

    def place_said(self) -> str:
        """The command at hand, although the keys go to the line above."""
        view = self.query_one(PageView)
        return row_announced(view.row, view.empty)

    def action_move(self, move: str) -> None:
        """Go through the commands while the keys go to the line above them."""
        getattr(self.query_one(PageView), f"action_{move}")()

    @on(Field.Submitted)
    def _chosen(self) -> None:
        line = self.query_one(PageView).key
        if isinstance(line, HelpLine) and line.action is not None:
            self.dismiss(line.action)

    def action_leave(self) -> None:
        """Close, and run nothing."""
        self.dismiss(None)


class CommandDialog(HelpDialog):
    """What can be done on a screen, by name. A number goes to the row that has it, where rows have numbers."""

    KEY = ":"

    def __init__(self, lines: Sequence[HelpLine]) -> None:
        self._has_numbers = any(line.action == "go_to" for line in lines)
        title = translated("Command: type its name")
        if self._has_numbers:
            title = translated("Command: type its name, or the number of a row")
        super().__init__([line for line in lines if line.action is not None], title)

    def fitting(self, sought: str) -> list[HelpLine]:
        """To the row, if a number is typed; else the commands that have the words."""
        number = sought.strip()
        if self._has_numbers and number.isdecimal():
            return [self._to_row(number)]
        return super().fitting(sought)

    @staticmethod
    def _to_row(number: str) -> HelpLine:
        meaning = translated("Go to the row with this number")
        return HelpLine(translated("Go to"), number, meaning, f"go_to_number('{number}')")
