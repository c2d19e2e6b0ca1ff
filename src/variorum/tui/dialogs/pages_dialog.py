"""Choosing pages of a feed, a sitemap or a reading list."""

from __future__ import annotations

from typing import Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical

from variorum.articles.lists.numbers import numbers_in
from variorum.articles.page_list import MOST_FETCHED, PageList
from variorum.base.errors import InputError
from variorum.base.translation import translatable, translated
from variorum.presentation.pages.note_pages import pairs_columns
from variorum.presentation.wording.page_lists import details_in_words, list_in_words, page_in_words
from variorum.tui.dialogs.dialog import Dialog
from variorum.tui.widgets.fields import Field
from variorum.tui.widgets.page_view import PageView
from variorum.tui.widgets.safe_text import SafeText

_MOST_SHOWN: Final = 2_000  # pages; all can be named


class PagesDialog(Dialog[tuple[int, ...] | None]):
    """The pages of a list under their numbers, and a line for the numbers of those that are wanted."""

    BINDINGS = [
        Binding("down", "scroll(1)", translatable("Down"), priority=True),
        Binding("up", "scroll(-1)", translatable("Up"), priority=True),
        Binding("escape", "leave", translatable("Leave"), priority=True),
    ]

    def __init__(self, listed: PageList) -> None:
        super().__init__()
        self._listed = listed

    def compose(self) -> ComposeResult:
        """The list over the line."""
        with Vertical(classes="dialog tall"):
            yield SafeText(list_in_words(self._listed), classes="title")
            yield PageView(pairs_columns, id="read-page")
            yield SafeText(
                translated("Which of them? Their pages are fetched where the list does not hold the whole text.")
            )
            yield Field(placeholder="1,3-5", id="pages-chosen", compact=True)
            yield SafeText(
                translated("Enter add these pages   ↓ ↑ scroll   Esc leave"), id="pages-hint", classes="hint"
            )

    def on_mount(self) -> None:
        """Show the pages; begin with the line."""
        pages = self._listed.pages
        pairs = [(str(page.number), f"{page_in_words(page)}, {details_in_words(page)}") for page in pages[:_MOST_SHOWN]]
        if len(pages) > _MOST_SHOWN:
            rest = len(pages) - _MOST_SHOWN
            pairs.append(("…", translated("and {count:,} more, which `variorum list` shows", count=rest)))
        self.show_pairs(self.query_one(PageView), pairs)
        self.query_one(Field).focus()

    def action_scroll(self, rows: int) -> None:
        """To the next page of the list, or the one before."""
        view = self.query_one(PageView)
        if rows > 0:
            view.action_row_down()
        else:
            view.action_row_up()

    @on(Field.Submitted)
    def _typed(self) -> None:
        try:
            numbers = numbers_in(self.query_one(Field).true_value, translated("The line"))
            self._listed.chosen(numbers)
        except InputError as error:
            self.hint(f"{error} {translated('At most {count} at a time.', count=MOST_FETCHED)}")
            return
        self.dismiss(numbers)

    def action_leave(self) -> None:
        """Add nothing."""
        self.dismiss(None)
