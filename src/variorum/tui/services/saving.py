"""Saving the session in its file, and quitting. The disk is worked with in threads, never in a key press."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from variorum.base.errors import InputError
from variorum.base.paths import SUFFIX, typed_file
from variorum.base.translation import counted, translated
from variorum.project.project import Project
from variorum.session.project_file import ChangedElsewhereError
from variorum.tui.services.file_names import ask_for_path, suggested_name
from variorum.tui.services.host import ServiceHost
from variorum.tui.services.journal import JournalService
from variorum.tui.services.steps import StepService


class SavingService:
    """Saves the session, and sees to it that nothing is lost where others save too."""

    def __init__(self, host: ServiceHost, journal: JournalService, steps: StepService) -> None:
        self._host, self._journal, self._steps = host, journal, steps

    @property
    def folder(self) -> Path:
        """Where comparisons of these articles are saved."""
        from variorum.storage.saved_comparisons import projects_folder

        session = self._host.session
        return projects_folder(session.settings.folders, session.project.articles)

    def save(self, *, then_quit: bool = False) -> None:
        """Save under the name the comparison has, or ask for one."""
        path = self._host.session.path
        if path is not None:
            self._save_to(path, then_quit)
        else:
            self._ask_for_name(then_quit)

    def _ask_for_name(self, then_quit: bool) -> None:
        hint = translated("Enter save   Esc leave   kept in {folder}, or at the path you type", folder=self.folder)

        suggestion = suggested_name(self._host.session)

        def named(path: Path) -> None:
            title = path.name.removesuffix(SUFFIX)
            if title != suggestion:
                self._steps.take(self._host.session.project.with_title(title), translated("naming the story"))
            self._save_to(self.folder / path, then_quit)

        ask_for_path(self._host, translated("Save the comparison as"), suggestion, hint, named, typed_file)

    def _save_to(self, path: Path, then_quit: bool) -> None:
        self._host.run_worker(partial(self._write, path, then_quit), thread=True, group="saving")

    def _write(self, path: Path, then_quit: bool) -> None:
        host, session = self._host, self._host.session
        project = session.project
        try:
            saved = session.save(path)
        except ChangedElsewhereError as error:
            host.call_from_thread(self._ask_to_join, path, error, then_quit)
        except InputError as error:
            host.call_from_thread(host.notify_error, error)
        else:
            host.call_from_thread(self._saved, project, saved, then_quit)

    def _saved(self, project: Project, path: Path, then_quit: bool) -> None:
        self._journal.saved(project, path)
        if not self._host.audience.is_owner:
            self._host.show_head()
            self._host.send_to_browser(path.name, path.read_bytes())
            return
        if then_quit and not self._host.session.has_unsaved:
            self._host.exit()
            return
        self._host.show_head()
        self._host.notify_info(translated("Saved to {path}", path=path))
        if left_out := self._host.session.left_out:
            self._host.warn(
                counted(
                    "There is no room for the bytes of {count} page: limits.captures_megabytes says how much is kept.",
                    "There is no room for the bytes of {count} pages: limits.captures_megabytes says how much is kept.",
                    left_out,
                )
            )

    def _ask_to_join(self, path: Path, error: InputError, then_quit: bool) -> None:
        from variorum.tui.dialogs.dialog import ChoiceDialog

        answers = [
            ("join", translated("Take in what it saved, beside your own work, and save both")),
            ("other", translated("Save yours under another name")),
        ]

        def answered(answer: str | None) -> None:
            if answer == "join":
                self._join(path, then_quit)
            elif answer == "other":
                self._ask_for_name(then_quit)

        self._host.push_screen(ChoiceDialog(str(error), answers), answered)

    def _join(self, path: Path, then_quit: bool) -> None:
        try:
            self._host.session.merge_from_disk()
        except InputError as error:
            self._host.notify_error(error)
            return
        self._journal.keep()
        self._host.show_change()
        self._save_to(path, then_quit)

    def ask_to_quit(self) -> None:
        """Quit; what is not saved is asked about."""
        from variorum.tui.dialogs.dialog import ChoiceDialog

        host = self._host
        if not host.session.has_unsaved:
            host.exit()
            return
        answers = [
            ("save", f"{translated('Save')} ({SUFFIX})"),
            ("later", translated("Quit; the next start offers the unsaved work")),
            ("drop", translated("Quit and throw it away")),
        ]
        if not host.audience.is_owner:  # nothing of theirs is kept here
            answers = [one for one in answers if one[0] == "drop" or (one[0] == "save" and host.audience.may("save"))]

        def answered(answer: str | None) -> None:
            if answer == "save":
                host.call_after_refresh(partial(self.save, then_quit=True))
            elif answer is not None:
                if answer == "drop":
                    self._journal.discard()
                host.exit()

        host.push_screen(ChoiceDialog(translated("There is work here that is not saved."), answers), answered)
