"""Adding articles from addresses to the story, and correcting what is known of one."""

from __future__ import annotations

from functools import partial

from textual.worker import Worker, get_current_worker

from variorum.articles.article import Article, Metadata
from variorum.articles.limits import StoppedError
from variorum.articles.load import fetch_article, is_address
from variorum.base.errors import InputError
from variorum.tui.dialogs.dialog import PromptDialog
from variorum.tui.dialogs.metadata_dialog import MetadataDialog
from variorum.tui.screens.base import ReaderScreen


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
        host.steps.take(project.with_article(article), "adding an article")
        host.notify_info(f"Added as article {len(project.articles) + 1}.")

    def correct_metadata(self, number: int) -> None:
        """Ask for what is known of an article."""

        def kept(metadata: Metadata | None) -> None:
            if metadata is not None:
                project = self._screen.session.project.with_metadata(number, metadata)
                self._screen.host.steps.take(project, "correcting what is known of an article")

        session = self._screen.session
        known, headline = session.project.articles[number].metadata, session.cleaned(number).headline
        self._screen.app.push_screen(MetadataDialog(f"article {number + 1}", known, headline or ""), kept)
