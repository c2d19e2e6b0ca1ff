"""Adding articles from addresses to the story, and correcting what is known of one."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.worker import Worker, get_current_worker

from variorum.articles.article import Article, Metadata, longest
from variorum.articles.limits import StoppedError
from variorum.articles.load import fetch_article, is_address
from variorum.base.errors import InputError
from variorum.tui.screens.base import ReaderScreen
from variorum.tui.screens.dialogs import Dialog, PromptDialog
from variorum.tui.widgets.fields import Field
from variorum.tui.widgets.safe_text import SafeText

_FIELDS: Final = (
    ("publisher", "outlet"),
    ("headline", "headline"),
    ("author", "author"),
    ("date_published", "date"),
    ("url", "address"),
)


class MetadataDialog(Dialog[Metadata | None]):
    """What is known of an article, to be corrected."""

    BINDINGS = [
        Binding("ctrl+s", "keep", "Keep", priority=True),
        Binding("escape", "leave", "Leave", priority=True),
    ]

    def __init__(self, about: str, known: Metadata) -> None:
        super().__init__()
        self._about, self._known = about, known

    def compose(self) -> ComposeResult:
        """A line to type in for each field."""
        with Vertical(classes="dialog"):
            yield SafeText(f"What is known of {self._about}", classes="title")
            for name, called in _FIELDS:
                guess = "  (a guess)" if name in self._known.guessed else ""
                yield SafeText(f"{called}{guess}")
                yield Field(getattr(self._known, name) or "", id=name, compact=True)
            yield SafeText("Ctrl+S or Enter keep   Tab next   Esc leave", id="metadata-hint", classes="hint")

    @on(Field.Submitted)
    def action_keep(self) -> None:
        """Keep what is typed; a field that was changed is no guess any more."""
        typed = {name: self._typed(name) for name, _ in _FIELDS}
        for name, called in _FIELDS:
            if len(typed[name] or "") > longest(name):
                words = f"The {called} is too long: {longest(name):,} characters at most."
                self.query_one("#metadata-hint", SafeText).update(words)
                self.query_one(f"#{name}", Field).focus()
                return
        changed = {name for name, value in typed.items() if value != getattr(self._known, name)}
        values: dict[str, Any] = {**typed, "guessed": self._known.guessed - changed}
        self.dismiss(replace(self._known, **values))

    def _typed(self, name: str) -> str | None:
        """What is known now: what is typed, with single spaces; what was not changed stays as it is."""
        known: str | None = getattr(self._known, name)
        typed = self.query_one(f"#{name}", Field).true_value
        return known if typed == (known or "") else " ".join(typed.split()) or None

    def action_leave(self) -> None:
        """Leave everything as it is."""
        self.dismiss(None)


class StorySources:
    """Adds articles to the story of a screen, and corrects what is known of them."""

    def __init__(self, screen: ReaderScreen) -> None:
        self._screen = screen
        self._fetching: Worker[None] | None = None

    def ask_for_address(self) -> None:
        """Ask for an address, and add the article there to the story; while one is fetched, stop that."""
        if self._fetching is not None and self._fetching.is_running:
            self._fetching.cancel()
            self._screen.host.notify_info("Stopped.")
            return

        def typed(address: str | None) -> None:
            if address is not None and is_address(address):
                work = partial(self._fetch, address)
                self._fetching = self._screen.run_worker(work, thread=True, group="fetching")
            elif address is not None:
                self._screen.host.notify_info("An address starts with https:// or http://")

        hint = "Enter fetch   Esc leave   only this page is fetched; nothing else is sent"
        self._screen.app.push_screen(PromptDialog("Add the article at this address", "https://", hint), typed)

    def _fetch(self, address: str) -> None:
        worker, host = get_current_worker(), self._screen.host

        def progress(received: int) -> None:
            if worker.is_cancelled:
                raise StoppedError
            host.call_from_thread(host.notify_info, f"fetching … {received / 1000:.0f} kB (A stops)")

        try:
            article = fetch_article(address, self._screen.session.settings.limits, progress)
        except StoppedError:
            return
        except InputError as error:
            if not worker.is_cancelled:
                host.call_from_thread(host.notify_error, error)
            return
        if not worker.is_cancelled:
            host.call_from_thread(self._add, article)

    def _add(self, article: Article) -> None:
        project, host = self._screen.session.project, self._screen.host
        if any(article.sha256 == other.sha256 for other in project.articles):
            host.notify_info("This article is in the story already.")
            return
        host.change(project.with_article(article), "adding an article")
        host.notify_info(f"Added as article {len(project.articles) + 1}.")

    def correct_metadata(self, number: int) -> None:
        """Ask for what is known of an article."""

        def kept(metadata: Metadata | None) -> None:
            if metadata is not None:
                project = self._screen.session.project.with_metadata(number, metadata)
                self._screen.host.change(project, "correcting what is known of an article")

        known = self._screen.session.project.articles[number].metadata
        self._screen.app.push_screen(MetadataDialog(f"article {number + 1}", known), kept)
