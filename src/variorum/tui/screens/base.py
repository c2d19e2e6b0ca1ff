"""What every screen of the reader shares: the desk, saving, undo, notes, help."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import SystemCommand
from textual.screen import Screen

from variorum.articles.safe_text import safe
from variorum.commands import BY_NUMBER, commands_of, spoken_keys
from variorum.layout.in_words import name_of
from variorum.notebook.desk import Desk
from variorum.tui.widgets.page_view import PageView

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from variorum.tui.app import VariorumApp


class ReaderScreen(Screen[None]):
    """A screen over the desk. `NAME` is its entry in the tables of commands."""

    NAME: ClassVar[str]

    @property
    def reader(self) -> VariorumApp:
        """The app, as what it is."""
        return cast("VariorumApp", self.app)

    @property
    def desk(self) -> Desk:
        """The story that is open."""
        return self.reader.desk

    def on_screen_resume(self) -> None:
        """Show what is on the desk whenever the screen comes to the front."""
        self.refresh_page()

    def refresh_page(self) -> None:
        """Show what is on the desk now; called when the desk has changed. Each screen has its own."""

    def names(self) -> list[str]:
        """What to call each article of the story, safe to show, with its number."""
        articles = self.desk.state.articles
        return [f"{n} {safe(article.name)}" for n, article in enumerate(articles, 1)]

    def called(self, article: int) -> str:
        """What to call one article, with its number and whether its outlet is a guess."""
        return f"{article + 1} {name_of(self.desk.cleaned(article))}"

    def copy_cited(self, texts: Sequence[str]) -> None:
        """Put words with their sources on the clipboard, by way of the terminal (OSC 52)."""
        if texts:
            self.app.copy_to_clipboard("\n\n".join(texts))
            self.reader.say(f"Copied with {'its source' if len(texts) == 1 else 'their sources'}.")
        else:
            self.reader.say("There is nothing to copy here.")

    def palette_commands(self) -> Iterator[SystemCommand]:
        """This screen's commands, for the palette."""
        for command in commands_of(self.NAME):
            if command.action != BY_NUMBER:
                yield SystemCommand(
                    command.title,
                    spoken_keys(command, self.desk.settings.keymap),
                    partial(self.run_action, command.action),
                )


class PageScreen(ReaderScreen):
    """A screen with one page, `#page`, which the keys go to."""

    def on_mount(self) -> None:
        """Keys go to the page."""
        self._page.focus()

    @property
    def _page(self) -> PageView:
        return self.query_one("#page", PageView)

    def action_go_to(self) -> None:
        """Ask for the number of a row or sentence, and go there."""
        from variorum.tui.screens.dialogs import NameDialog

        def typed(number: str | None) -> None:
            if number is None:
                return
            rows = self._page.rows
            at = next((n for n, row in enumerate(rows) if row.gutter.split()[:1] == [number]), None)
            if at is None:
                self.reader.say(f"No row here has the number {safe(number[:20])}.")
            else:
                self._page.go_to(at)

        self.app.push_screen(NameDialog("Go to number", "", "Enter go   Esc leave"), typed)

    def action_leave(self) -> None:
        """Back to the screen below."""
        self.app.pop_screen()
