"""Offering articles of one outlet with nearly the same text as versions of one article."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial

from variorum.base.translation import counted, translated
from variorum.project.project import Project
from variorum.tui.services.host import ServiceHost
from variorum.tui.services.steps import StepService


class VersionService:
    """Looks for such articles when they come into the story, and asks once what they are."""

    def __init__(self, host: ServiceHost, steps: StepService) -> None:
        self._host, self._steps = host, steps

    def offer_all(self) -> None:
        """Ask about the articles of a story that begins."""
        project = self._host.session.project
        if self._host.session.path is None and len(project.articles) > 1:
            self.offer(range(len(project.articles)))

    def offer(self, added: Collection[int]) -> None:
        """Ask about articles that came into the story, by number."""
        look = partial(self._look, self._host.session.project, added)
        self._host.run_worker(look, thread=True, exclusive=True, group="versions")

    def _look(self, project: Project, added: Collection[int]) -> None:
        from variorum.project.same_outlet import versions_among

        if found := versions_among(project.articles, added):
            self._host.call_from_thread(self._ask, project, found)

    def _ask(self, project: Project, groups: Sequence[Sequence[int]]) -> None:
        from variorum.articles.outlet_codes import names_of, numbered
        from variorum.tui.dialogs.dialog import ChoiceDialog

        if self._host.session.project != project:
            return  # the reader went on meanwhile
        names = numbered(names_of(project.articles))
        listed = "\n".join(f"  {', '.join(names[n] for n in group)}" for group in groups)
        question = f"{translated('These have one outlet or address, and nearly the same text:')}\n{listed}"
        answers = [
            # First what an Enter that was meant for something else may answer.
            ("articles", translated("They are articles of their own")),
            ("versions", translated("They are versions of one article: the newest stands in the story")),
        ]

        def answered(answer: str | None) -> None:
            if answer == "versions":
                self._join(project, groups)

        self._host.push_screen(ChoiceDialog(question, answers), answered)

    def _join(self, before: Project, groups: Sequence[Sequence[int]]) -> None:
        from variorum.project.same_outlet import joined_as_versions

        project = self._host.session.project
        if project != before:
            return
        gone = 0
        for group in groups:
            now = [project.articles.index(before.articles[n]) for n in group]
            project, gone = joined_as_versions(project, now), gone + len(group) - 1
        self._steps.take(project, translated("taking articles as versions of one"))
        self._host.notify_info(
            counted(
                "{count} article kept as versions: P lists them. u takes it back.",
                "{count} articles kept as versions: P lists them. u takes it back.",
                gone,
            )
        )
