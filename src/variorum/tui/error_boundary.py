"""Where the app's errors end that nobody expected: a notice, the log, and the reader goes on.

Textual ends the program when a handler, an action, a timer or a worker raises, and documents no way to go
on. Two of its private methods are all that it takes (Textual 8.2); this module alone overrides them:

- `MessagePump._dispatch_message` runs the handlers of a message; what it raises ends the loop of its app,
  screen or widget for good.
- `App._handle_exception` is told of every error that nothing else took, and ends the app.
"""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import CancelledError
from typing import Any, Final

from textual import events
from textual.app import App, ScreenStackError
from textual.css.query import NoMatches
from textual.dom import DOMNode
from textual.message import Message
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.worker import WorkerFailed

from variorum.base.sanitize import safe
from variorum.base.translation import translated

# Errors one after the other, without a key or the mouse between them, after which the app ends: a page that
# cannot be painted would go on failing by itself.
_MOST: Final = 10


class Resilient(MessagePump):
    """An app, a screen or a widget that goes on after an error in one of its handlers."""

    async def _dispatch_message(self, message: Message) -> None:
        try:
            await super()._dispatch_message(message)
        except Exception as error:
            if not _is_void(self, error):
                self.app._handle_exception(error)


def _is_void(place: object, error: Exception) -> bool:
    """Whether an error only says that something was asked of a screen which is not there yet, or any more."""
    if not isinstance(error, NoMatches) or not isinstance(place, MessagePump):
        return False
    return not is_open(place) if isinstance(place, Screen) else not place.is_attached


def is_open(screen: Screen[Any]) -> bool:
    """Whether a screen is there whole: its parts are made, and it is not closed yet."""
    return screen.app.is_running and screen.is_mounted and screen in screen.app.screen_stack


def _told(error: Exception) -> str:
    from variorum.base.error_log import told  # rarely needed

    return safe(told(error))


class ResilientApp(Resilient, App[None]):
    """An app that goes on after errors, as long as they leave it any rest. `mishaps` are those there were."""

    def __init__(self) -> None:
        super().__init__()
        self.mishaps: list[Exception] = []
        self._in_a_row = 0
        self._ended_by: str | None = None

    @property
    def ended_by(self) -> str | None:
        """The error that ended the app, in words that are safe to show; None while it runs, or if the reader
        left it."""
        if self._ended_by is None and not self._exit and not self.is_running and self.mishaps:
            self._ended_by = _told(self.mishaps[0])  # it never came up, or its terminal broke
        return self._ended_by

    async def on_event(self, event: events.Event) -> None:
        """Events of all kinds; a key or the mouse says that the reader is going on."""
        if isinstance(event, events.InputEvent):
            self._in_a_row = 0
        await super().on_event(event)

    async def run_action(
        self,
        action: Any,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Do what a key says; not on a screen that is just being opened or closed."""
        try:
            return await super().run_action(action, default_namespace, namespaces)
        except NoMatches as error:
            if _is_void(default_namespace, error):
                return True
            raise

    def _handle_exception(self, error: Exception) -> None:
        too_late: tuple[type[Exception], ...] = (NoMatches, ScreenStackError)
        if isinstance(error, WorkerFailed) and isinstance(error.error, Exception):
            error, too_late = error.error, (*too_late, RuntimeError, CancelledError)
        if (self._exit or not self.is_running) and isinstance(error, too_late):
            return  # a key or a worker has come to an app that is closing
        self.mishaps.append(error)
        self._in_a_row += 1
        words = _told(error)
        if self._in_a_row < _MOST:
            self.notify(
                f"{words[:1].upper()}{words[1:]}. {translated('You can go on.')}",
                severity="error",
                timeout=10,
            )
        elif self._ended_by is None:
            self._ended_by = words
            self.exit(return_code=1)
