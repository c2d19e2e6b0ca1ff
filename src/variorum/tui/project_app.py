"""The app's files: saving, opening, bringing up to date, taking in notes, exporting, quitting."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from textual import work

from variorum.base.errors import InputError
from variorum.base.paths import current_folder, exists, typed, typed_file
from variorum.project.project import SUFFIX, Project
from variorum.session.project_file import ChangedElsewhereError
from variorum.session.session import Session
from variorum.storage.library import projects_folder
from variorum.tui.screens.base import ReaderScreen
from variorum.tui.sources_app import SourcesApp

_WORD: Final = re.compile(r"\w+")


class ProjectApp(SourcesApp):
    """An app whose comparison is kept in files. The disk is worked with in threads, never in a key press."""

    # Saving

    def action_save(self) -> None:
        """Save the comparison, under the name it has or a new one."""
        if self.session.path is not None:
            self._save(self.session.path)
        else:
            self.ask_for_name()

    @property
    def folder(self) -> Path:
        """Where comparisons of these articles are saved."""
        return projects_folder(self.session.settings.folders, self.session.project.articles)

    def ask_for_name(self, *, then_quit: bool = False) -> None:
        """Ask under which name to save, and save."""
        from variorum.tui.screens.dialogs import PromptDialog

        def named(name: str | None) -> None:
            if name is not None and (path := self.path_typed(name, typed_file)) is not None:
                self._save(self.folder / path, then_quit=then_quit)

        hint = f"Enter save   Esc leave   kept in {self.folder}, or at the path you type"
        self.push_screen(PromptDialog("Save the comparison as", self._suggested_name(), hint), named)

    def path_typed(self, name: str, kind: Callable[[str], Path] = typed) -> Path | None:
        """The path that the reader typed; None, with a notice, where it can be none."""
        try:
            return kind(name)
        except InputError as error:
            self.notify_error(error)
            return None

    def _suggested_name(self) -> str:
        cleaned = (self.session.cleaned(n) for n in range(len(self.session.project.articles)))
        headline = next((article.headline for article in cleaned if article.headline), "comparison")
        return "-".join(_WORD.findall(headline)[:5]).lower()

    @work(thread=True, group="saving")
    def _save(self, path: Path, *, then_quit: bool = False) -> None:
        project, session = self.session.project, self.session
        try:
            saved = session.save(path)
        except ChangedElsewhereError as error:
            self.call_from_thread(self._ask_to_join, path, error, then_quit)
        except InputError as error:
            self.call_from_thread(self.notify_error, error)
        else:
            self.call_from_thread(self._saved, project, saved, then_quit)

    def _saved(self, project: Project, path: Path, then_quit: bool) -> None:
        self._journal_writer.saved(project, path, self.session.project)
        if then_quit and not self.session.has_unsaved:
            self.exit()
            return
        self._show_head()
        self.notify_info(f"Saved to {path}")

    def _ask_to_join(self, path: Path, error: InputError, then_quit: bool) -> None:
        from variorum.tui.screens.dialogs import ChoiceDialog

        answers = [
            ("join", "Take in what it saved, beside your own work, and save both"),
            ("other", "Save yours under another name"),
        ]

        def answered(answer: str | None) -> None:
            if answer == "join":
                self._join(path, then_quit)
            elif answer == "other":
                self.ask_for_name(then_quit=then_quit)

        self.push_screen(ChoiceDialog(str(error), answers), answered)

    def _join(self, path: Path, then_quit: bool) -> None:
        try:
            self.session.merge_from_disk()
        except InputError as error:
            self.notify_error(error)
            return
        self._keep()
        self._show_change()
        self._save(path, then_quit=then_quit)

    # Opening

    def open_comparison(self, path: Path) -> None:
        """Open a saved comparison."""
        self._open(path)

    @work(thread=True, exclusive=True, group="opening")
    def _open(self, path: Path) -> None:
        try:
            session = Session.opened(path, self.session.settings)
        except InputError as error:
            self.call_from_thread(self.notify_error, error)
            return
        self.call_from_thread(self._opened, session)

    def _opened(self, session: Session) -> None:
        while len(self.screen_stack) > 1:
            self.pop_screen()
        self.open_session(session)
        if session.path is not None:
            self._remember(session.path)
        self._look_for_news()

    @work(thread=True)
    def _remember(self, path: Path) -> None:
        from variorum.storage.recent import RecentFiles, read_recent, recent_file, write_recent

        file = recent_file()
        write_recent(file, (read_recent(file) or RecentFiles()).with_opened(path))

    # Taking in and giving out

    def ask_to_import(self) -> None:
        """Ask for a file with notes, and take them in."""
        from variorum.tui.screens.dialogs import PromptDialog

        def named(name: str | None) -> None:
            if name is not None and (path := self.path_typed(name)) is not None:
                self._import(path)

        hint = "a comparison, Web Annotations or Hypothesis's JSON   Enter take in   Esc leave"
        self.push_screen(PromptDialog("Take in the notes of", "", hint), named)

    @work(thread=True, exclusive=True, group="importing")
    def _import(self, path: Path) -> None:
        from variorum.interchange.import_notes import import_notes, imported_in_words

        project = self.session.project
        try:
            found = import_notes(project, path)
        except InputError as error:
            self.call_from_thread(self.notify_error, error)
            return
        self.call_from_thread(self.change, found.project, "taking in notes")
        self.call_from_thread(self.notify_info, imported_in_words(found))

    def action_export(self) -> None:
        """Ask for a format and a file, and write it."""
        from variorum.export.formats import FORMATS
        from variorum.tui.screens.dialogs import ChoiceDialog

        answers = [(name, f"{name:<15} {form.meaning}") for name, form in FORMATS.items()]

        def chosen(name: str | None) -> None:
            if name is not None:
                self._ask_where(name)

        if isinstance(self.screen, ReaderScreen):
            self.push_screen(ChoiceDialog("Export as", answers), chosen)

    def _ask_where(self, form: str) -> None:
        from variorum.export.formats import FORMATS
        from variorum.tui.screens.dialogs import PromptDialog

        stem = self.session.path.name.removesuffix(SUFFIX) if self.session.path else self._suggested_name()
        suggestion = f"{stem}{FORMATS[form].suffix}"

        def named(name: str | None) -> None:
            if name is not None and (path := self.path_typed(name, typed_file)) is not None:
                self._export(form, path)

        hint = f"Enter write   Esc leave   in {current_folder()}, or at the path you type"
        self.push_screen(PromptDialog(f"Export as {form} to", suggestion, hint), named)

    @work(thread=True, exclusive=True, group="exporting")
    def _export(self, form: str, path: Path) -> None:
        from variorum.base.atomic_write import write_new
        from variorum.base.errors import input_error
        from variorum.export.edition import edition_of
        from variorum.export.formats import FORMATS

        try:
            if exists(path):
                raise input_error(path, "exists already", "Choose another name.")
            self.call_from_thread(self.notify_info, "exporting …")
            write_new(path, FORMATS[form].write(edition_of(self.session)))
        except InputError as error:
            self.call_from_thread(self.notify_error, error)
            return
        self.call_from_thread(self.notify_info, f"Written to {path}")

    # Quitting

    def ask_to_quit(self) -> None:
        """Quit; what is not saved is asked about."""
        from variorum.tui.screens.dialogs import ChoiceDialog

        if not self.session.has_unsaved:
            self.exit()
            return
        answers = [("save", f"Save ({SUFFIX})"), ("later", "Quit; the next start offers the unsaved work"),
                   ("drop", "Quit and throw it away")]  # fmt: skip

        def answered(answer: str | None) -> None:
            if answer == "save":
                self.call_after_refresh(partial(self._save_and_quit))
            elif answer is not None:
                if answer == "drop":
                    self._journal_writer.discard()
                self.exit()

        self.push_screen(ChoiceDialog("There are notes or corrections that are not saved.", answers), answered)

    def _save_and_quit(self) -> None:
        if self.session.path is None:
            self.ask_for_name(then_quit=True)
        else:
            self._save(self.session.path, then_quit=True)
