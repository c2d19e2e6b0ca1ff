"""What services know of the app: the session, how to say and ask something, threads, and nothing more."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol

from variorum.base.errors import InputError
from variorum.session.session import Session
from variorum.tui.audience import Audience

if TYPE_CHECKING:
    from textual.screen import Screen

    from variorum.alignment.monotone_chain import Pair


class ServiceHost(Protocol):
    """The app, as its services use it."""

    session: Session
    audience: Audience

    def notify_info(self, message: str) -> None:
        """Say something in passing."""

    def notify_error(self, error: InputError) -> None:
        """Say what is wrong, with its remedy."""

    def warn(self, message: str) -> None:
        """Say what the reader should know before going on."""

    def send_to_browser(self, name: str, data: bytes) -> None:
        """Have the visitor's browser save a file."""

    def show_change(self) -> None:
        """Show the session as it is now, on the screen in front."""

    def show_pair(self, pair: Pair | None) -> None:
        """Show the screen in front anew if it compares these two articles; for None, if it shows more."""

    def show_head(self) -> None:
        """Show anew only what the head of the screen in front says."""

    def show_story(self) -> None:
        """Close all screens over the story; without one, all but the first."""

    def begin_story(self) -> None:
        """Show the story that was opened over the list of a library."""

    def show_library(self) -> None:
        """Close all screens over the list of a library, the story too."""

    def push_screen(self, screen: Screen[Any], callback: Callable[[Any], None] | None = ...) -> Any:
        """Open a screen or a dialog; its answer goes to the callback."""

    def run_worker(
        self, work: Callable[[], None], *, group: str = ..., exclusive: bool = ..., thread: bool = ...
    ) -> Any:
        """Do something beside the app; an exclusive work ends what is done of its group."""

    def call_later(self, callback: Callable[..., Any], *args: Any) -> bool:
        """From any thread: have the app call something when it comes to it."""

    def call_from_thread(self, callback: Callable[..., Any], *args: Any) -> Any:
        """From a worker: have the app call something, and wait for it."""

    def call_after_refresh(self, callback: Callable[..., Any], *args: Any) -> bool:
        """Call something once what is to be shown now is painted."""

    def exit(self) -> None:
        """Leave the app."""
