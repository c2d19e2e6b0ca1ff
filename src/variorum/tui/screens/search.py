"""The Search screen: a line to type in, and the lines of all articles that hold it."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult

from variorum.annotations.note import Anchor
from variorum.annotations.targets import AnnotationTarget, line_target
from variorum.base.translation import translated
from variorum.keymap.commands import commands_of
from variorum.presentation.pages.search_page import (
    WHERE,
    HitKey,
    Where,
    hits_in_words,
    search_columns,
    search_page,
)
from variorum.text.search_pattern import pattern_of
from variorum.tui.bindings import bindings_for
from variorum.tui.screens.base import PageScreen
from variorum.tui.screens.lines import LinesScreen
from variorum.tui.widgets.fields import Field
from variorum.tui.widgets.key_footer import KeyFooter
from variorum.tui.widgets.page_view import ColumnsFor, PageView
from variorum.tui.widgets.safe_text import SafeText


class SearchScreen(PageScreen):
    """What all articles say of something, removed lines included."""

    NAME = "Search"
    BEGINS_AT = "#sought"
    BINDINGS = bindings_for(commands_of(NAME))

    def __init__(self) -> None:
        super().__init__()
        self._sought = ""
        self._where = WHERE[0]

    def compose(self) -> ComposeResult:
        """What is sought over the hits."""
        yield Field(placeholder=translated("search all articles, then Enter"), id="sought", compact=True)
        yield SafeText(id="search-title", classes="bar quiet")
        yield PageView(search_columns, id="page")
        yield KeyFooter()

    def refresh_page(self) -> None:
        """Show the lines that hold what is sought, as they are cleaned now."""
        pattern = pattern_of(self._sought)
        if pattern is None:
            return
        self.host.sought = pattern
        articles = self.session.all_cleaned()
        columns: ColumnsFor = search_columns
        if self.in_words:
            from variorum.presentation.pages.linear.search import search_in_words, search_in_words_columns

            rows = search_in_words(articles, self.names(), pattern, self._where)
            columns = search_in_words_columns
        else:
            rows = search_page(articles, pattern, self._where)
        said = hits_in_words(rows, len(articles), self._where)
        self._page.show(rows, self._page.cursor, columns, empty=said)
        self.query_one("#search-title", SafeText).update(said)

    @on(Field.Submitted, "#sought")
    def _typed(self) -> None:
        self._sought = self.query_one("#sought", Field).true_value
        self._page.cursor = 0
        self.refresh_page()
        if self._page.rows:
            self._page.focus()

    def end_mode(self) -> bool:
        """Look at all lines again. What is sought stays, to be walked on the page below."""
        if self._where == WHERE[0]:
            return False
        self._where = WHERE[0]
        self.refresh_page()
        return True

    def action_type(self) -> None:
        """Back to the line to type in."""
        self.query_one("#sought").focus()

    def action_where(self) -> None:
        """Look at all lines, at the articles' text, or at removed lines."""
        self.choose_filter(WHERE, self._where, self._look_in)

    def _look_in(self, where: Where) -> None:
        self._where = where
        self.refresh_page()

    def action_jump(self) -> None:
        """To the line among those of its article."""
        key = self._page.key
        if isinstance(key, HitKey):
            self.app.push_screen(LinesScreen(key.article, Anchor(key.article, key.start, key.start + 1)))

    def target_at_cursor(self) -> AnnotationTarget | None:
        """The line under the cursor."""
        key = self._page.key
        if not isinstance(key, HitKey):
            return None
        lines = self.session.cleaned(key.article).lines
        line = next(line for line in lines if line.start <= key.start < max(line.end, line.start + 1))
        return line_target(key.article, self.session.project.articles[key.article].text, line)
