"""Asking the judge in the background, while the reader goes on."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, Protocol

from textual.worker import Worker, get_current_worker

from variorum.base.errors import InputError
from variorum.config.settings import without_judge
from variorum.presentation.wording.judge import sending_in_words
from variorum.session.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from variorum.alignment.judging import ToSend
    from variorum.alignment.monotone_chain import Pair
    from variorum.config.settings import JudgeSettings

_NO_JUDGE: Final = "No judge is set: matching.judge in config.yaml names one; docs/judge.md says how."


class JudgedApp(Protocol):
    """The app, as asking the judge knows it."""

    session: Session

    def run_in_thread(self, work: Callable[[], None], group: str) -> Worker[None]:
        """Start work in a thread."""

    def call_from_thread(self, callback: Callable[..., Any], *args: Any) -> Any:
        """Call something in the app's own thread."""

    def notify_info(self, message: str) -> None:
        """Say something in passing."""

    def notify_error(self, error: InputError) -> None:
        """Say what is wrong."""

    def warn(self, message: str) -> None:
        """Say what the reader should know."""

    def show_judged(self, pair: Pair | None) -> None:
        """Show the screen anew that shows this pair of articles; for None, one that shows more."""

    def show_progress(self) -> None:
        """Show anew how far it is."""


class Judging:
    """Has the pairs of articles judged that were not, once at a time; the reader may stop it, and have it go on."""

    def __init__(self, app: JudgedApp) -> None:
        self._app = app
        self._worker: Worker[None] | None = None
        self._stopped_in: Session | None = None  # the session in which the reader stopped it
        self.progress = ""

    @property
    def is_running(self) -> bool:
        """Whether the judge is being asked."""
        return self._worker is not None and not self._worker.is_finished and not self._worker.is_cancelled

    def start(self) -> None:
        """Ask what is to be asked, unless that is going on, or the reader has stopped it."""
        session = self._app.session
        if not self.is_running and session is not self._stopped_in and session.unjudged_pairs():
            work = partial(self._ask, session)
            self._worker = self._app.run_in_thread(work, "judging")

    def toggle(self) -> None:
        """Stop asking, or go on."""
        session = self._app.session
        if not session.settings.matching.judge.address:
            self._app.notify_info(_NO_JUDGE)
        elif self.is_running and self._worker is not None:
            self._stopped_in = session
            self._worker.cancel()
            self._tell("")
            self._app.notify_info("The judge is asked no more; what it said stays. J asks on.")
        elif session.unjudged_pairs():
            self._stopped_in = None
            self.start()
        else:
            self._app.notify_info("The judge has been asked about all pairs of articles.")

    def _ask(self, session: Session) -> None:
        """Ask about all pairs, in a thread; again where articles have changed meanwhile."""
        worker, app = get_current_worker(), self._app

        def wanted() -> bool:
            return not worker.is_cancelled and app.session is session

        def progress(done: int, requests: int) -> bool:
            words = f"   judge {done} of {requests} …"
            if wanted() and words != self.progress:
                app.call_from_thread(self._tell, words)
            return wanted()

        try:
            while wanted() and (pairs := session.unjudged_pairs()):
                if (sending := session.to_send(pairs)) is not None:
                    app.call_from_thread(self._announce, sending, session.settings.matching.judge)
                for pair in session.judge(pairs, progress):
                    if wanted():
                        app.call_from_thread(app.show_judged, pair)
        except InputError as error:
            session.settings = without_judge(session.settings)
            app.call_from_thread(app.notify_error, error)
        if not worker.is_cancelled:
            app.call_from_thread(self._ended, session)

    def _announce(self, sending: ToSend, judge: JudgeSettings) -> None:
        words = f"{sending_in_words(sending, judge)} J stops it."
        if judge.allow_remote:
            self._app.warn(words)
        else:
            self._app.notify_info(words)

    def _tell(self, words: str) -> None:
        self.progress = words
        self._app.show_progress()

    def _ended(self, session: Session) -> None:
        self._worker = None
        self._tell("")
        if self._app.session is session:
            self._app.show_judged(None)
        else:
            self.start()
