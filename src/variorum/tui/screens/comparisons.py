"""The Comparisons screen: what is saved, and what is not saved yet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from textual import work
from textual.worker import get_current_worker

from variorum.base.errors import InputError
from variorum.base.paths import SUFFIX, absolute, is_file
from variorum.base.sanitize import safe
from variorum.base.translation import counted, translated
from variorum.keymap.commands import commands_of
from variorum.presentation.pages.comparisons_page import (
    FileKey,
    UnsavedKey,
    comparisons_columns,
    comparisons_head,
    comparisons_page,
)
from variorum.presentation.wording.recovery import work_in_words
from variorum.project.project import Project
from variorum.session.session import Session, give_title
from variorum.storage.journal import RecoverableWork, discard_recoverable, journals_folder, look_for_work
from variorum.storage.recent import read_recent, recent_file
from variorum.storage.saved_comparisons import ProjectFileInfo, contains_text, project_files, rename, to_trash
from variorum.tui.bindings import bindings_for
from variorum.tui.dialogs.dialog import ChoiceDialog, PromptDialog
from variorum.tui.screens.adjudication import AdjudicationScreen
from variorum.tui.screens.list_screen import ListScreen
from variorum.tui.widgets.safe_text import SafeText


class ComparisonsScreen(ListScreen):
    """Saved comparisons, those opened lately elsewhere, and unsaved work."""

    NAME = "Comparisons"
    BINDINGS = bindings_for(commands_of(NAME))

    def __init__(self) -> None:
        super().__init__(comparisons_columns)
        self._unsaved: Sequence[RecoverableWork] = ()
        self._files: Sequence[ProjectFileInfo] = ()
        self._by_name = False

    def refresh_page(self) -> None:
        """Look into the folder, and show what is there."""
        self.query_one("#list-title", SafeText).update(translated("looking …"))
        self._look(self.sought)

    @work(thread=True, exclusive=True, group="looking")
    def _look(self, sought: str) -> None:
        worker, remembered = get_current_worker(), read_recent(recent_file())
        others = [Path(path) for path in remembered.opened] if remembered else []
        files = project_files(self.host.saving.folder, others)
        if sought:
            files = [file for file in files if not worker.is_cancelled and contains_text(file, sought)]
        found = look_for_work(journals_folder())
        if not worker.is_cancelled:
            self.from_thread(self._show, files, found.work)
            self.app.call_from_thread(self.host.recovery.name_unread, found.unencoded_articles)

    def _show(self, files: Sequence[ProjectFileInfo], unsaved: Sequence[RecoverableWork]) -> None:
        if self._by_name:
            files = sorted(files, key=lambda file: (file.name.casefold(), file.path))
        self._files, self._unsaved = files, unsaved
        nothing, none = (
            translated("None contains these words; Esc shows all."),
            translated("None yet: s on any screen saves one."),
        )
        empty = nothing if self.sought else none
        folder = self.host.saving.folder
        if self.in_words:
            from variorum.presentation.pages.linear.comparisons import (
                comparisons_in_words,
                comparisons_in_words_columns,
            )

            rows = comparisons_in_words(files, unsaved, folder)
            self._page.show(rows, self._page.cursor, comparisons_in_words_columns, empty=empty)
        else:
            rows = comparisons_page(files, unsaved, folder)
            self._page.show(rows, self._page.cursor, head=comparisons_head(), empty=empty)
        self.refresh_head()

    def refresh_head(self) -> None:
        """Where they lie, and how many there are."""
        order = translated("name") if self._by_name else translated("newest")
        count = counted("{count} saved comparison", "{count} saved comparisons", len(self._files))
        head = f"{count} ({translated('by {order}', order=order)})   {safe(str(self.host.saving.folder))}"
        self.query_one("#list-title", SafeText).update(head)

    def _file(self) -> ProjectFileInfo | None:
        key = self._page.key
        return key.file if isinstance(key, FileKey) else None

    def _work(self) -> RecoverableWork | None:
        key = self._page.key
        path = key.path if isinstance(key, UnsavedKey) else None
        return next((work for work in self._unsaved if work.path == path), None)

    def action_open(self) -> None:
        """Open the comparison, or take up the unsaved work."""
        if file := self._file():
            self.host.opening.open_file(file.path)
        elif unsaved := self._work():
            settings = self.session.settings
            opened = Path(unsaved.file) if unsaved.file else None
            try:
                session = Session.opened(opened, settings) if opened and is_file(opened) else None
            except InputError:
                session = None  # its work is whole without the file
            self.app.pop_screen()
            self.host.opening.open_session(session or Session(settings, unsaved.beginning), unsaved)

    def action_order(self) -> None:
        """By newest, or by name."""
        self._by_name = not self._by_name
        self.refresh_page()

    def action_rename(self) -> None:
        """Ask for another name."""
        if (file := self._file()) is None:
            self.host.notify_info(translated("Unsaved work has no name yet: Enter takes it up, s saves it."))
            return

        def named(name: str | None) -> None:
            if name is not None:
                self._do(lambda: self._rename(file.path, name))

        self.app.push_screen(
            PromptDialog(translated("Rename to"), file.name, translated("Enter rename   Esc leave")), named
        )

    def _rename(self, path: Path, name: str) -> None:
        """Another name for the file, and for the story in it: exports are headed with that."""
        is_open = self.session.path is not None and absolute(self.session.path) == path
        new, title = rename(path, name), name.removesuffix(SUFFIX)
        if is_open:
            self.session.file.path = new
            self.host.steps.take(self.session.project.with_title(title), translated("naming the story"))
        else:
            give_title(new, title, self.session.settings)

    def action_delete(self) -> None:
        """Put the file into the trash, or throw unsaved work away, after asking."""
        file, unsaved = self._file(), self._work()
        if file is not None:
            question, answer = translated("Delete {file}?", file=file.name), translated("Put it into the trash")
        elif unsaved is not None:
            work = work_in_words(unsaved)
            question, answer = (
                translated("Throw away {work} that are not saved?", work=work),
                translated("Throw it away"),
            )
        else:
            return

        def answered(yes: str | None) -> None:
            if yes and file is not None:
                self._do(lambda: to_trash(file.path))
            elif yes and unsaved is not None:
                self._do(lambda: discard_recoverable(unsaved))

        self.app.push_screen(ChoiceDialog(question, [("yes", answer)]), answered)

    def _do(self, job: Callable[[], None]) -> None:
        try:
            job()
        except InputError as error:
            self.host.notify_error(error)
        self.refresh_page()

    def action_path(self) -> None:
        """Ask for the path of a comparison."""
        self.host.opening.ask_for_path()

    def action_adjudicate(self) -> None:
        """Lay this comparison, another reader's, beside the story that is open, and decide row by row."""
        if file := self._file():
            app = self.app  # this screen is closed by then

            def show(second: Project, readers: tuple[str, str]) -> None:
                app.push_screen(AdjudicationScreen(second, readers))

            self.host.adjudicating.begin(file.path, show)
        else:
            self.host.notify_info(translated("Unsaved work has no name yet: Enter takes it up, s saves it."))
