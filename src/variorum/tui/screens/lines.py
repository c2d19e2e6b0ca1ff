"""The Lines screen: every line of an article, kept or removed, with the rule and the reason."""

from __future__ import annotations

from typing import Literal

from textual.app import ComposeResult

from variorum.annotations.note import Anchor, Note
from variorum.annotations.placement import line_starts_with_notes, notes_on_line
from variorum.annotations.targets import AnnotationTarget, line_target
from variorum.base.translation import counted, translatable, translated
from variorum.cleaning.lines import CleanedArticle, Line, LineCorrection
from variorum.keymap.commands import commands_of
from variorum.presentation.engine.page import PageRow
from variorum.presentation.pages.article_pages import TextLineKey, lines_columns, lines_head, lines_page
from variorum.presentation.wording.labels import removed_in_words
from variorum.tui.bindings import bindings_for
from variorum.tui.screens.base import PageScreen
from variorum.tui.widgets.key_footer import KeyFooter
from variorum.tui.widgets.page_view import ColumnsFor, PageView
from variorum.tui.widgets.safe_text import SafeText


class LinesScreen(PageScreen):
    """One article, line by line."""

    NAME = "Lines"
    BINDINGS = bindings_for(commands_of(NAME))

    def __init__(self, article: int, at: Anchor | None = None) -> None:
        super().__init__()
        self._article, self._at = article, at

    def compose(self) -> ComposeResult:
        """A head over the lines."""
        yield SafeText(id="lines-title", classes="bar")
        yield PageView(lines_columns, id="page")
        yield KeyFooter()

    def refresh_page(self) -> None:
        """Show the lines with the verdicts of now."""
        cleaned = self.session.cleaned(self._article)
        noted = line_starts_with_notes(cleaned, self.session.project.notes, self._article)
        rows, columns = self._rows_of(cleaned, noted)
        at = self._page.cursor
        if self._at is not None:
            start, self._at = self._at.start, None
            keys = [row.key for row in rows]
            at = next((n for n, key in enumerate(keys) if _starts_at(key) >= start), at)
        self._page.show(rows, at, columns, head=() if self.in_words else lines_head())
        self.refresh_head()

    def _rows_of(self, cleaned: CleanedArticle, noted: frozenset[int]) -> tuple[list[PageRow], ColumnsFor]:
        if self.in_words:
            from variorum.presentation.pages.linear.lines import lines_in_words, lines_in_words_columns

            return lines_in_words(cleaned, noted), lines_in_words_columns
        return lines_page(cleaned, noted), lines_columns

    def refresh_head(self) -> None:
        """The article, and what was removed of it."""
        removed = removed_in_words(self.session.cleaned(self._article))
        head = f"{self.called_with_code(self._article)}   {removed}{self.host.status()}"
        self.query_one("#lines-title", SafeText).update(head)

    def _line(self) -> Line | None:
        lines = self.session.cleaned(self._article).lines
        return next((line for line in lines if line.start == _starts_at(self._page.key)), None)

    def action_toggle_line(self) -> None:
        """Restore the line under the cursor, or remove it."""
        if line := self._line():
            done = translated("removing a line") if line.kept else translated("restoring a line")
            self.host.steps.correct_lines(self._article, [LineCorrection(line.start, not line.kept)], done)

    def action_toggle_rule(self) -> None:
        """Restore, or remove, all lines of the article that the rule of this one takes."""
        line = self._line()
        if line is None or line.rule.startswith(("structure.", "reader.")):
            self.host.notify_info(translated("No rule for leaving out lines names this line."))
            return
        alike = [other for other in self.session.cleaned(self._article).lines if other.rule == line.rule]
        corrections = [LineCorrection(other.start, not line.kept) for other in alike]
        done = (
            translatable("removing all lines of {rule}") if line.kept else translatable("restoring all lines of {rule}")
        )
        self.host.steps.correct_lines(self._article, corrections, translated(done, rule=line.rule))
        lines = counted("{count} line of {rule}", "{count} lines of {rule}", len(alike), rule=line.rule)
        self.host.notify_info(f"{lines}; {translated('u undoes it.')}")

    def action_restore_all(self) -> None:
        """Restore every removed line of the article."""
        removed = self.session.cleaned(self._article).removed
        corrections = [LineCorrection(line.start, True) for line in removed]
        self.host.steps.correct_lines(self._article, corrections, translated("restoring all lines"))
        lines = counted("{count} line restored", "{count} lines restored", len(removed))
        self.host.notify_info(f"{lines}; {translated('u undoes it.')}")

    def action_removed(self, direction: Literal[-1, 1]) -> None:
        """To the next or previous removed line."""
        if self.walked_hits(direction):
            return
        removed = {line.start for line in self.session.cleaned(self._article).removed}
        rows, n = self._page.rows, self._page.cursor + direction
        while 0 <= n < len(rows) and _starts_at(rows[n].key) not in removed:
            n += direction
        if 0 <= n < len(rows):
            self._page.go_to(n)
        else:
            self.host.notify_info(translated("No more removed lines that way."))

    def action_article(self, direction: Literal[-1, 1]) -> None:
        """The next or previous article."""
        self._article = (self._article + direction) % len(self.session.project.articles)
        self._page.cursor = 0
        self.refresh_page()

    def target_at_cursor(self) -> AnnotationTarget | None:
        """The line under the cursor."""
        line = self._line()
        text = self.session.project.articles[self._article].text
        return None if line is None else line_target(self._article, text, line)

    def notes_at_cursor(self) -> list[Note]:
        """The notes on words of the line."""
        line = self._line()
        return [] if line is None else notes_on_line(line, self.session.project.notes, self._article)


def _starts_at(key: object) -> int:
    return key.start if isinstance(key, TextLineKey) else -1
