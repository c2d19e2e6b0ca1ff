"""The keys of a screen, at its bottom."""

from __future__ import annotations

from collections.abc import Sequence

from textual.binding import Binding
from textual.screen import Screen
from textual.widgets import Footer

from variorum.tui.error_boundary import Resilient


class KeyFooter(Resilient, Footer):
    """Textual's footer, made anew only where the keys that it shows are others.

    Textual says that keys may have changed whenever the focus moves and whenever a screen comes to the front:
    several times while a screen opens, and each time a footer throws all its keys away.
    """

    def __init__(self) -> None:
        super().__init__(show_command_palette=False)
        self._made_of: Sequence[tuple[Binding, bool, str]] | None = None

    def bindings_changed(self, screen: Screen[object]) -> None:
        """Show the keys that work now."""
        if not screen.app.app_focus or screen is not self.screen:
            return
        keys = [(key, enabled, tip) for _, key, enabled, tip in screen.active_bindings.values() if key.show]
        if keys != self._made_of:
            self._made_of = keys
            super().bindings_changed(screen)
