"""The Compare screen on two versions of one article."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Final

from variorum.annotations.note import Note
from variorum.annotations.targets import AnnotationTarget
from variorum.base.translation import translatable, translated
from variorum.presentation.pages.timeline_page import moment_in_words
from variorum.project.version_notes import anchors_in_use, notes_on_versions
from variorum.session.session import Session
from variorum.tui.screens.compare.screen import CompareScreen

_ONLY_READ: Final = translatable(
    "Only notes on rows are written here: p in the timeline puts a version into the story."
)


class VersionCompareScreen(CompareScreen):
    """Two versions of an article side by side, the older on the left. `versions` is a session on all of them."""

    def __init__(self, article: int, versions: Session, older: int, newer: int) -> None:
        super().__init__(older, newer)
        self._options = replace(self._options, every_change=True)
        self._article, self._versions = article, versions

    @property
    def session(self) -> Session:
        """The versions."""
        return self._versions

    @property
    def article_in_view(self) -> int:
        """The article whose versions they are."""
        return self._article

    def can_compare(self) -> bool:
        """Whether the story has two articles."""
        if len(self.host.session.project.articles) > 1:
            return True
        self.host.notify_info(translated("The story has one article: + adds another."))
        return False

    def shows(self, articles: Collection[int]) -> bool:
        """No articles of the story."""
        return False

    def names(self) -> list[str]:
        """Each version with its number and moment."""
        return [
            f"{translated('version {number}', number=n)}, {moment_in_words(a)}"
            for n, a in enumerate(self._versions.project.articles, 1)
        ]

    def called(self, article: int) -> str:
        """A version, with its number."""
        return self.names()[article]

    def action_swap(self) -> None:
        """The newer on the left, or the older again."""
        place = self._place_in_other()
        self._base, self._other = self._other, self._base
        self._at, self.comparison = place, None
        self.refresh_page()

    def notes_here(self) -> Sequence[Note]:
        """The story's notes on the article, where they stand in the two versions."""
        articles = self._versions.project.articles
        shown = {number: articles[number] for number in self.pair}
        return notes_on_versions(self.host.session.project, self._article, shown)

    def target_at_cursor(self) -> AnnotationTarget | None:
        """The row under the cursor, as a place in the story: a note on words that the text in use has not is an orphan
        there, and stands here."""
        target = super().target_at_cursor()
        if target is None:
            return None
        articles, project = self._versions.project.articles, self.host.session.project
        return replace(target, anchors=anchors_in_use(project, self._article, articles, target.anchors))

    def _only_read(self) -> None:
        self.host.notify_info(translated(_ONLY_READ))

    def action_annotate_part(self) -> None:
        """Notes are written on rows here."""
        self._only_read()

    def action_toggle_line(self) -> None:
        """Lines are restored and removed in the article."""
        self._only_read()

    def action_lines(self, side: str) -> None:
        """Lines are restored and removed in the article."""
        self._only_read()

    def action_link(self) -> None:
        """Versions are linked by the program alone."""
        self._only_read()

    def action_unlink(self) -> None:
        """Versions are linked by the program alone."""
        self._only_read()

    def action_split(self) -> None:
        """Versions are linked by the program alone."""
        self._only_read()
