"""Walking the marked phrases of the Compare screen, each lit together with its counterpart."""

from __future__ import annotations

from abc import abstractmethod

from textual import on

from variorum.base.translation import translated
from variorum.comparison.comparison import Comparison
from variorum.comparison.rows import Row
from variorum.presentation.compare_navigation import Direction
from variorum.presentation.compare_phrases import PhraseStop, next_phrase, phrase_marks
from variorum.tui.screens.base import PageScreen
from variorum.tui.screens.compare.details import DetailCounting
from variorum.tui.widgets.page_view import PageView
from variorum.tui.widgets.safe_text import SafeText


class PhraseWalk(DetailCounting, PageScreen):
    """What a screen needs to go from phrase to phrase."""

    comparison: Comparison | None
    _stop: PhraseStop | None = None

    @abstractmethod
    def row_at_cursor(self) -> Row | None:
        """The row under the cursor, if the cursor is on one."""

    @abstractmethod
    def refresh_head(self) -> None:
        """Names, headlines and figures."""

    def action_phrase(self, direction: Direction) -> None:
        """Light the next or previous marked phrase and its counterpart, and say what it is."""
        if self.comparison is None:
            return
        words, now = self.words_of(self.comparison), self._stop
        found = next_phrase(words, self._page.rows, self._page.cursor, direction, now.number if now else None)
        if found is None:
            self.host.notify_info(
                translated("No more marked phrases below.")
                if direction > 0
                else translated("No more marked phrases above.")
            )
            return
        self._stop = found  # before the cursor moves, which would end the walk
        self._page.go_to(found.at)
        row = self.row_at_cursor()
        if row is not None:
            self._page.light(found.at, phrase_marks(self.comparison, row, found.phrase))
        place = translated("{number} of {count}", number=found.number + 1, count=found.count)
        said = f"{place}   {found.phrase.said}"
        self.query_one("#compare-figures", SafeText).update(said)

    @on(PageView.CursorMoved, "#page")
    def _leave_phrase(self) -> None:
        """A phrase is lit only while the cursor is on its row."""
        if self._stop is not None and self._stop.at != self._page.cursor:
            self.drop_phrase()

    def drop_phrase(self) -> bool:
        """End the walk; says whether there was one."""
        if self._stop is None:
            return False
        self._stop = None
        self._page.light(None)
        self.refresh_head()
        return True
