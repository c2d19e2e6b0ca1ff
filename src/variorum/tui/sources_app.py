"""The app and the sources of its articles, as they are today."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from textual import work
from textual.worker import get_current_worker

from variorum.articles.limits import StoppedError
from variorum.project.project import Project
from variorum.session.session import Session
from variorum.tui.session_app import SessionApp

_MOST_LISTED: Final = 5  # files in a question


class SourcesApp(SessionApp):
    """An app that brings its comparison up to date."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        # The files that the reader named, and not a comparison that may be a stranger's.
        self._named = {article.path for article in session.project.articles} if session.path is None else set()

    @work(thread=True, exclusive=True, group="news")
    def _look_for_news(self) -> None:
        """Say if sources on this disk have changed since the comparison was saved."""
        from variorum.project.sources import changed_on_disk

        if changed := changed_on_disk(self.session.project, self.session.settings.limits):
            which = ", ".join(str(n + 1) for n in changed)
            self.call_from_thread(
                self.notify_info, f"Changed since it was saved: article {which}. S brings it up to date."
            )

    def update_from_sources(self) -> None:
        """Read all sources again, and carry notes and corrections over to what they say today.

        Files outside the folder of the comparison are asked about, unless the reader named them.
        """
        from variorum.project.sources import outside
        from variorum.tui.screens.dialogs import ChoiceDialog

        paths = [article.path for article in self.session.project.articles]
        unknown = [n for n in outside(self.session.project, self.session.path) if paths[n] not in self._named]
        if not unknown:
            self._update([])
            return

        def answered(answer: str | None) -> None:
            if answer == "all":
                self._named |= {paths[n] for n in unknown}
            if answer is not None:
                self._update([] if answer == "all" else unknown)

        answers = [
            ("all", "Read them: what they say will stand in the comparison"),
            ("inside", "Leave them out, and read the others"),
        ]
        listed = "\n".join(f"  {paths[n]}" for n in unknown[:_MOST_LISTED])
        more = f"\n  and {len(unknown) - _MOST_LISTED} more" if len(unknown) > _MOST_LISTED else ""
        question = "The comparison names files outside its folder. Did you expect these?"
        self.push_screen(ChoiceDialog(f"{question}\n{listed}{more}", answers), answered)

    @work(thread=True, exclusive=True, group="updating")
    def _update(self, left_out: Collection[int]) -> None:
        from variorum.project.sources import reload_sources
        from variorum.project.update import report_in_words, updated

        project, worker = self.session.project, get_current_worker()
        self.call_from_thread(self.notify_info, "Reading the sources …")

        def going_on(_path: str, _received: int) -> None:
            if worker.is_cancelled:
                raise StoppedError

        try:
            today, problems = reload_sources(project, self.session.settings.limits, going_on, left_out)
        except StoppedError:
            return
        found = updated(project, today)
        names = [f"{n} {article.name}" for n, article in enumerate(project.articles, 1)]
        lines = [*report_in_words(found, names, len(problems)), *map(str, problems)]
        if not worker.is_cancelled:
            self.call_from_thread(self._updated, project, found.project, lines)

    def _updated(self, before: Project, after: Project, lines: list[str]) -> None:
        from variorum.tui.screens.dialogs import TextDialog

        if self.session.project != before:
            self.notify_info("You wrote something meanwhile; press S again.")
            return
        self.change(after, "bringing the story up to date")
        self.push_screen(TextDialog("The sources of today", [("", line) for line in lines]))
