"""The app and the sources of its articles, as they are today."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from textual import work
from textual.worker import get_current_worker

from variorum.articles.reading import StoppedError
from variorum.notebook.desk import Desk
from variorum.notebook.saved_comparison import SavedComparison
from variorum.tui.desk_app import DeskApp

_MOST_LISTED: Final = 5  # files in a question


class SourcesApp(DeskApp):
    """An app that brings its comparison up to date."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        # The files that the reader named, and not a comparison that may be a stranger's.
        self._named = {article.path for article in desk.state.articles} if desk.path is None else set()

    @work(thread=True, exclusive=True, group="news")
    def _look_for_news(self) -> None:
        """Say if sources on this disk have changed since the comparison was saved."""
        from variorum.notebook.sources import changed_on_disk

        if changed := changed_on_disk(self.desk.state, self.desk.settings.limits):
            which = ", ".join(str(n + 1) for n in changed)
            self.call_from_thread(
                self.say, f"Changed since it was saved: article {which}. S brings it up to date."
            )

    def update_from_sources(self) -> None:
        """Read all sources again, and carry notes and corrections over to what they say today.

        Files outside the folder of the comparison are asked about, unless the reader named them.
        """
        from variorum.notebook.sources import outside
        from variorum.tui.screens.dialogs import ChoiceDialog

        paths = [article.path for article in self.desk.state.articles]
        unknown = [n for n in outside(self.desk.state, self.desk.path) if paths[n] not in self._named]
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
        from variorum.notebook.sources import sources_of_today
        from variorum.notebook.updating import report_in_words, updated

        state, worker = self.desk.state, get_current_worker()
        self.call_from_thread(self.say, "Reading the sources …")

        def going_on(_path: str, _received: int) -> None:
            if worker.is_cancelled:
                raise StoppedError

        try:
            today, problems = sources_of_today(state, self.desk.settings.limits, going_on, left_out)
        except StoppedError:
            return
        found = updated(state, today)
        names = [f"{n} {article.name}" for n, article in enumerate(state.articles, 1)]
        lines = [*report_in_words(found, names, len(problems)), *map(str, problems)]
        if not worker.is_cancelled:
            self.call_from_thread(self._updated, state, found.state, lines)

    def _updated(self, before: SavedComparison, after: SavedComparison, lines: list[str]) -> None:
        from variorum.tui.screens.dialogs import ReadDialog

        if self.desk.state != before:
            self.say("You wrote something meanwhile; press S again.")
            return
        self.change(after, "bringing the story up to date")
        self.push_screen(ReadDialog("The sources of today", [("", line) for line in lines]))
