"""Adding articles to the story and removing them, and correcting what is known of one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import partial
from typing import TypeVar

from textual.worker import Worker, get_current_worker

from variorum.articles.address import is_address
from variorum.articles.article import Article, Metadata
from variorum.articles.limits import StoppedError
from variorum.articles.load import (
    CLIPBOARD,
    FetchProgress,
    fetch_listed,
    read_contents,
)
from variorum.articles.outlet_codes import names_of
from variorum.articles.page_list import ListedPage, PageList
from variorum.articles.pasted import article_from_paste
from variorum.base.errors import InputError, Problem, input_error
from variorum.base.paths import is_comparison, typed
from variorum.base.translation import counted, translated
from variorum.config.settings import LimitSettings
from variorum.interchange.import_pages import with_pages
from variorum.project.project import Project
from variorum.project.renumbering import without_articles
from variorum.project.sources import with_portable_path
from variorum.tui.dialogs.add_dialog import AddDialog, Addition
from variorum.tui.dialogs.dialog import ChoiceDialog, TextDialog
from variorum.tui.dialogs.metadata_dialog import MetadataDialog
from variorum.tui.screens.base import ReaderScreen
from variorum.tui.services.receiving import Receiving

# Reads something within limits, telling how far a page has come.
_Read = TypeVar("_Read")
_Reading = Callable[[LimitSettings, FetchProgress], _Read]


class StorySources:
    """Adds articles to the story of a screen, removes them, and corrects what is known of them."""

    def __init__(self, screen: ReaderScreen) -> None:
        self._screen = screen
        self._reading: Worker[None] | None = None
        self._receiving: Receiving | None = None

    def ask_what_to_add(self) -> None:
        """Ask for articles, and add them to the story; while some are read, stop that."""
        if self._reading is not None and self._reading.is_running:
            self._reading.cancel()
            self._screen.host.notify_info(translated("Stopped."))
            return

        def answered(addition: Addition | None) -> None:
            if addition is not None:
                self._read_in_thread(partial(_contents_of, addition), self._choose_or_add)

        self._screen.app.push_screen(AddDialog(only_text=not self._screen.host.audience.is_owner), answered)

    def add_file(self, path: str) -> None:
        """Add what stands in a file that a visitor sent. Of a list of pages these are the texts that it holds: for a
        visitor nothing is fetched."""
        self._read_in_thread(partial(_contents_of, Addition(path)), self._add_all)

    def _read_in_thread(self, read: _Reading[_Read], then: Callable[[_Read], None]) -> None:
        self._reading = self._screen.run_worker(partial(self._read, read, then), thread=True, group="adding")

    def _read(self, read: _Reading[_Read], then: Callable[[_Read], None]) -> None:
        worker, host = get_current_worker(), self._screen.host

        def progress(_address: str, received: int) -> None:
            if worker.is_cancelled:
                raise StoppedError
            host.call_from_thread(
                host.notify_info, translated("fetching … {count:.0f} kB (+ stops)", count=received / 1000)
            )

        try:
            found = read(self._screen.session.settings.limits, progress)
        except StoppedError:
            return
        except InputError as error:
            if not worker.is_cancelled:
                host.call_from_thread(host.notify_error, error)
            return
        if not worker.is_cancelled:
            host.call_from_thread(then, found)

    def _choose_or_add(self, found: Sequence[Article | PageList]) -> None:
        """Ask which pages of a list are wanted; of several lists, as in a folder, add the texts that they hold."""
        if len(found) == 1 and isinstance(found[0], PageList):
            self._ask_which_pages(found[0])
        else:
            self._add_all(found)

    def _add_all(self, found: Sequence[Article | PageList]) -> None:
        try:
            self._add([each for part in found for each in _articles_in(part)])
        except InputError as error:
            self._screen.host.notify_error(error)

    def _ask_which_pages(self, listed: PageList) -> None:
        from variorum.tui.dialogs.pages_dialog import PagesDialog

        def chosen(numbers: tuple[int, ...] | None) -> None:
            if numbers is not None:
                self._read_in_thread(
                    lambda limits, progress: fetch_listed(listed, limits, numbers, progress), self._add_pages
                )

        self._screen.app.push_screen(PagesDialog(listed), chosen)

    def _add_pages(self, fetched: tuple[Sequence[tuple[ListedPage, Article]], Sequence[Problem]]) -> None:
        """Add what came of a list, with its tags, and say what did not come."""
        found, problems = fetched
        if found:
            pages = [(page, with_portable_path(article)) for page, article in found]
            self._take(with_pages(self._screen.session.project, pages), len(found))
        if problems:
            self._screen.host.notify_error(InputError(*problems))

    def _add(self, found: Sequence[Article]) -> None:
        project = self._screen.session.project
        known = {article.sha256 for article in project.articles}
        new = {article.sha256: article for article in reversed(found) if article.sha256 not in known}
        for article in reversed(new.values()):
            project = project.with_article(article)
        self._take(project, len(found))

    def _take(self, project: Project, offered: int) -> None:
        """Go on with more articles, of some that were offered."""
        host = self._screen.host
        added = project.articles[len(self._screen.session.project.articles) :]
        if not added:
            host.notify_info(translated("What is there is in the story already."))
            return
        host.sources.expect(article.path for article in added)
        host.steps.take(project, counted("adding {count} article", "adding {count} articles", len(added)))
        already = offered - len(added)
        more = f"; {translated('{count} more there were in the story already', count=already)}" if already else ""
        said = counted("Added {count} article", "Added {count} articles", len(added))
        host.notify_info(f"{said}{more}. {translated('u takes it back.')}")
        host.versions.offer(range(len(project.articles) - len(added), len(project.articles)))

    def receive_or_stop(self) -> None:
        """Add what the reader's browser sends, from now on; while that is done, stop it."""
        if self._receiving is not None:
            self._receiving.stop()
            self._receiving = None
            self._screen.host.notify_info(translated("No more pages are received."))
            return
        try:
            self._receiving = Receiving(self._screen.session.settings.limits, self._received)
        except InputError as error:
            self._screen.host.notify_error(error)
            return
        words = self._receiving.in_words()
        self._screen.app.push_screen(TextDialog(translated("Receiving pages from your browser"), words))

    def _received(self, article: Article) -> None:
        """A page came, in another thread."""
        self._screen.host.call_later(self._add, [article])

    def remove(self, numbers: Collection[int]) -> None:
        """Take articles out of the story, with the notes on them; undo brings all back."""
        before, host = self._screen.session.project, self._screen.host
        if len(before.articles) == len(numbers):
            host.notify_info(translated("A story has at least one article: + adds another first."))
            return
        after = without_articles(before, numbers)
        host.steps.take(after, counted("removing {count} article", "removing {count} articles", len(numbers)))
        lost = len(before.notes) - len(after.notes)
        notes = f", {counted('with {count} note', 'with {count} notes', lost)}" if lost else ""
        names = names_of(before.articles)
        said = translated("Removed {names}", names=", ".join(names[n] for n in sorted(numbers)))
        host.notify_info(f"{said}{notes}. {translated('u takes it back.')}")

    def ask_to_split(self, groups: Sequence[Sequence[int]]) -> None:
        """Ask which of several groups of articles is the story, and take the others out of it."""
        names = names_of(self._screen.session.project.articles)
        every = {n for group in groups for n in group}

        def answered(chosen: str | None) -> None:
            if chosen is not None:
                self.remove(every - set(groups[int(chosen)]))

        answers = [
            (str(k), translated("Keep {names}", names=", ".join(names[n] for n in group)))
            for k, group in enumerate(groups)
        ]
        question = translated("Which articles are about the event? The others are removed; u brings them back.")
        self._screen.app.push_screen(ChoiceDialog(question, answers), answered)

    def correct_metadata(self, number: int) -> None:
        """Ask for what is known of an article."""

        def kept(metadata: Metadata | None) -> None:
            if metadata is not None:
                project = self._screen.session.project.with_metadata(number, metadata)
                self._screen.host.steps.take(project, translated("correcting what is known of an article"))

        session = self._screen.session
        known, headline = session.project.articles[number].metadata, session.cleaned(number).headline
        self._screen.app.push_screen(
            MetadataDialog(translated("article {number}", number=number + 1), known, headline or ""), kept
        )


def _articles_in(found: Article | PageList) -> list[Article]:
    return [found] if isinstance(found, Article) else list(map(with_portable_path, found.articles()))


def _contents_of(addition: Addition, limits: LimitSettings, progress: FetchProgress) -> list[Article | PageList]:
    """The articles that are to be added, and lists of pages to choose from. Raises InputError."""
    path = addition.path
    if not path:
        return [article_from_paste(addition.text)]
    if is_comparison(path):
        raise input_error(path, "is a saved comparison", "O opens it, in the place of this story.")
    found = read_contents([path if path == CLIPBOARD or is_address(path) else str(typed(path))], limits, progress)
    return [with_portable_path(each) if isinstance(each, Article) else each for each in found]
