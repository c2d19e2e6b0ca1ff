"""The app's notices: whatever they are given is shown as text."""

from __future__ import annotations

from textual.notifications import SeverityLevel

from variorum.base.errors import InputError
from variorum.base.sanitize import safe, safe_lines
from variorum.tui.error_boundary import ResilientApp


class NoticesApp(ResilientApp):
    """An app that says things at the edge of the screen."""

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Show a notice, literally, whoever asks for it: it may quote a file."""
        del markup
        super().notify(safe_lines(message), title=safe(title), severity=severity, timeout=timeout, markup=False)

    def notify_error(self, error: InputError) -> None:
        """Say what is wrong."""
        self.notify(str(error), severity="error", timeout=10)

    def warn(self, message: str) -> None:
        """Say what the reader should know before going on."""
        self.notify(message, severity="warning", timeout=10)

    def notify_info(self, message: str) -> None:
        """A notice that takes the place of the one before."""
        self.clear_notifications()
        self.notify(message, timeout=3)
