"""The Compare screen on two versions of one article."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from variorum.presentation.pages.timeline_page import moment_in_words
from variorum.session.session import Session
from variorum.tui.screens.compare.screen import CompareScreen

_ONLY_READ: Final = "Versions are compared here, not changed: p in the timeline puts one into the story."


class VersionCompareScreen(CompareScreen):
    """Two versions of an article side by side, the older on the left. `versions` is a session on all of them."""

    def __init__(self, article: int, versions: Session, older: int, newer: int) -> None:
        super().__init__(older, newer)
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
        self.host.notify_info("The story has one article: + adds another.")
        return False

    def shows(self, articles: Collection[int]) -> bool:
        """No articles of the story."""
        return False

    def names(self) -> list[str]:
        """Each version with its number and moment."""
        return [f"version {n}, {moment_in_words(a)}" for n, a in enumerate(self._versions.project.articles, 1)]

    def called(self, article: int) -> str:
        """A version, with its number."""
        return self.names()[article]

    def action_swap(self) -> None:
        """The newer on the left, or the older again."""
        place = self._place_in_other()
        self._base, self._other = self._other, self._base
        self._at, self.comparison = place, None
        self.refresh_page()

    def _only_read(self) -> None:
        self.host.notify_info(_ONLY_READ)

    def action_annotate(self) -> None:
        """Notes are written on the article."""
        self._only_read()

    def action_annotate_part(self) -> None:
        """Notes are written on the article."""
        self._only_read()

    def action_bookmark(self) -> None:
        """Bookmarks are set in the article."""
        self._only_read()

    def action_delete_note(self) -> None:
        """Notes are deleted in the article."""
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
