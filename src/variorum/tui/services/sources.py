"""Bringing the comparison to what the sources of its articles say today."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import partial
from typing import Final

from textual.worker import get_current_worker

from variorum.articles.limits import StoppedError
from variorum.base.translation import translated
from variorum.project.project import Project
from variorum.tui.services.host import ServiceHost
from variorum.tui.services.steps import StepService

_MOST_LISTED: Final = 5  # files or pages in a question


class SourceService:
    """Reads the sources of the articles again."""

    def __init__(self, host: ServiceHost, steps: StepService) -> None:
        self._host, self._steps = host, steps
        # The files that the reader named, and not a comparison that may be a stranger's.
        articles = host.session.project.articles
        self._named = {article.path for article in articles} if host.session.path is None else set()

    def expect(self, paths: Iterable[str]) -> None:
        """Files that the reader named since."""
        self._named.update(paths)

    def look_for_changes(self) -> None:
        """Say if sources on this disk have changed since the comparison was saved."""
        self._host.run_worker(self._look_for_changes, thread=True, exclusive=True, group="news")

    def _look_for_changes(self) -> None:
        from variorum.project.sources import changed_on_disk

        host = self._host
        if changed := changed_on_disk(host.session.project, host.session.settings.limits):
            which = ", ".join(str(n + 1) for n in changed)
            words = translated("Changed since it was saved: article {which}. S brings it up to date.", which=which)
            host.call_from_thread(host.notify_info, words)

    def update(self) -> None:
        """Read all sources again, and carry notes and corrections over to what they say today.

        Before pages are fetched, the reader is asked, and before files outside the folder of the comparison are read
        that he did not name.
        """
        from variorum.project.sources import addresses, is_on_disk
        from variorum.tui.dialogs.dialog import ChoiceDialog

        articles = self._host.session.project.articles
        pages = addresses(self._host.session.project)
        if not pages:
            self._ask_about_files([])
            return

        def answered(answer: str | None) -> None:
            if answer is not None:
                self._ask_about_files([] if answer == "fetch" else pages)

        answers = [("fetch", translated("Fetch them, and read the files that there are"))]
        if any(map(is_on_disk, articles)):
            answers.append(("files", translated("Fetch nothing, read the files only")))
        question = translated("These pages would be fetched again. Each text that differs is kept as a version.")
        listed = _listed([articles[n].path for n in pages])
        self._host.push_screen(ChoiceDialog(f"{question}\n{listed}", answers), answered)

    def _ask_about_files(self, pages_left_out: Sequence[int]) -> None:
        from variorum.project.sources import outside
        from variorum.tui.dialogs.dialog import ChoiceDialog

        session = self._host.session
        paths = [article.path for article in session.project.articles]
        unknown = [n for n in outside(session.project, session.path) if paths[n] not in self._named]
        if not unknown:
            self._update(pages_left_out)
            return

        def answered(answer: str | None) -> None:
            if answer == "all":
                self._named |= {paths[n] for n in unknown}
            if answer is not None:
                self._update([*pages_left_out, *([] if answer == "all" else unknown)])

        answers = [
            ("all", translated("Read them: what they say will stand in the comparison")),
            ("inside", translated("Leave them out, and read the others")),
        ]
        question = translated("The comparison names files outside its folder. Did you expect these?")
        listed = _listed([paths[n] for n in unknown])
        self._host.push_screen(ChoiceDialog(f"{question}\n{listed}", answers), answered)

    def _update(self, left_out: Collection[int]) -> None:
        self._host.run_worker(partial(self._read, left_out), thread=True, exclusive=True, group="updating")

    def _read(self, left_out: Collection[int]) -> None:
        from variorum.articles.outlet_codes import names_of, numbered
        from variorum.base.moments import moment_now
        from variorum.project.sources import reload_sources
        from variorum.project.update import report_in_words, updated

        host, worker = self._host, get_current_worker()
        project = host.session.project
        host.call_from_thread(host.notify_info, translated("Reading the sources …"))

        def going_on(_path: str, _received: int) -> None:
            if worker.is_cancelled:
                raise StoppedError

        try:
            today, problems = reload_sources(project, host.session.settings.limits, going_on, left_out)
        except StoppedError:
            return
        found = updated(project, today, moment_now())
        names = numbered(names_of(project.articles))
        lines = [*report_in_words(found, names, len(problems)), *map(str, problems)]
        if not worker.is_cancelled:
            host.call_from_thread(self._updated, project, found.project, lines)

    def _updated(self, before: Project, after: Project, lines: list[str]) -> None:
        from variorum.tui.dialogs.dialog import TextDialog

        if self._host.session.project != before:
            self._host.notify_info(translated("You wrote something meanwhile; press S again."))
            return
        self._steps.take(after, translated("reloading the articles"))
        self._host.push_screen(TextDialog(translated("The articles, reloaded"), [("", line) for line in lines]))


def _listed(paths: Sequence[str]) -> str:
    """Files or pages, as a question names them."""
    listed = "\n".join(f"  {path}" for path in paths[:_MOST_LISTED])
    rest = len(paths) - _MOST_LISTED
    return listed + (f"\n  {translated('and {count} more', count=rest)}" if rest > 0 else "")
