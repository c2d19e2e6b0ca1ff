"""In words, for a screen reader: a line that says what changes, and the terminal's own cursor where the reader is."""

from __future__ import annotations

from abc import abstractmethod
from typing import Protocol, TypeVar, cast

from textual.screen import Screen

from variorum.presentation.announcement import Announcement
from variorum.tui.error_boundary import Resilient
from variorum.tui.widgets.page_view import PageView
from variorum.tui.widgets.safe_text import SafeText

_Answer = TypeVar("_Answer")


class AnnouncingHost(Protocol):
    """What is asked of the app: whether all stands in words alone, and what is to be said."""

    announcement: Announcement

    @property
    def in_words(self) -> bool:
        """Whether everything stands in one column, in words alone."""


class Announcing(Resilient, Screen[_Answer]):
    """A screen or a dialog that, in words, says what changes."""

    @property
    def _announcing_host(self) -> AnnouncingHost:
        return cast("AnnouncingHost", self.app)

    @property
    def in_words(self) -> bool:
        """Whether everything stands in one column, in words alone, for a screen reader."""
        return self._announcing_host.in_words

    @property
    def announcement(self) -> Announcement:
        """What is to be said, on whatever screen."""
        return self._announcing_host.announcement

    @abstractmethod
    def mount_announcement(self, line: SafeText) -> None:
        """Put the line that says what changes into its place."""

    @abstractmethod
    def announce_row(self, view: PageView) -> None:
        """Say to which row of a page its cursor has come."""

    @abstractmethod
    def announce_place(self) -> None:
        """Say where the keys go now."""

    def on_mount(self) -> None:
        """In words, a line says what changes."""
        if self.in_words:
            self.add_class("-linear")
            self.mount_announcement(SafeText(id="announcement", classes="bar"))

    def on_page_view_cursor_moved(self, moved: PageView.CursorMoved) -> None:
        """Say where the cursor is now."""
        if self.in_words:
            self.announce_row(moved.view)

    def on_descendant_focus(self) -> None:
        """Say where the keys go now."""
        if self.in_words:
            self.announce_place()

    def show_announcement(self) -> None:
        """Show what is to be said now."""
        for line in self.query("#announcement").results(SafeText):
            line.update(self.announcement.line)

    def point_at_row(self, view: PageView) -> None:
        """Put the terminal's own cursor at the row at hand, now and once all has its place: a screen reader follows."""
        self._point_at_row(view)
        self.call_after_refresh(self._point_at_row, view)

    def _point_at_row(self, view: PageView) -> None:
        if view.has_focus and view.cursor_on_screen != self.app.cursor_position:
            self.app.cursor_position = view.cursor_on_screen
            view.refresh()  # the cursor moves with what is painted
