"""Asking the judge in the background, while the reader goes on."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from textual.worker import Worker, get_current_worker

from variorum.base.errors import InputError
from variorum.base.translation import translatable, translated
from variorum.config.settings import without_judge
from variorum.presentation.wording.judge import sending_in_words
from variorum.session.session import Session
from variorum.tui.services.host import ServiceHost

if TYPE_CHECKING:
    from variorum.alignment.judging import ToSend
    from variorum.config.settings import JudgeSettings

_NO_JUDGE: Final = translatable("No judge is set: matching.judge in config.yaml names one; docs/judge.md says how.")


class JudgingService:
    """Has the pairs of articles judged that were not, once at a time; the reader may stop it, and have it go on."""

    def __init__(self, host: ServiceHost) -> None:
        self._host = host
        self._worker: Worker[None] | None = None
        self._stopped_in: Session | None = None  # the session in which the reader stopped it
        self.progress = ""

    @property
    def is_running(self) -> bool:
        """Whether the judge is being asked."""
        return self._worker is not None and not self._worker.is_finished and not self._worker.is_cancelled

    def start(self) -> None:
        """Ask what is to be asked, unless that is going on, or the reader has stopped it."""
        session = self._host.session
        if not self.is_running and session is not self._stopped_in and session.unjudged_pairs():
            work = partial(self._ask, session)
            self._worker = self._host.run_worker(work, thread=True, group="judging")

    def toggle(self) -> None:
        """Stop asking, or go on."""
        session = self._host.session
        if not session.settings.matching.judge.address:
            self._host.notify_info(translated(_NO_JUDGE))
        elif self.is_running and self._worker is not None:
            self._stopped_in = session
            self._worker.cancel()
            self._tell("")
            self._host.notify_info(translated("The judge is asked no more; what it said stays. J asks on."))
        elif session.unjudged_pairs():
            self._stopped_in = None
            self.start()
        else:
            self._host.notify_info(translated("The judge has been asked about all pairs of articles."))

    def _ask(self, session: Session) -> None:
        """Ask about all pairs, in a thread; again where articles have changed meanwhile."""
        worker, host = get_current_worker(), self._host

        def wanted() -> bool:
            return not worker.is_cancelled and host.session is session

        def progress(done: int, requests: int) -> bool:
            words = f"   {translated('judge {done} of {count} …', done=done, count=requests)}"
            if wanted() and words != self.progress:
                host.call_from_thread(self._tell, words)
            return wanted()

        try:
            while wanted() and (pairs := session.analysis.unjudged_pairs(project := session.project)):
                if (sending := session.analysis.to_send(project, pairs)) is not None:
                    host.call_from_thread(self._announce, sending, session.settings.matching.judge)
                for pair in session.analysis.judge(project, pairs, progress):
                    if wanted():
                        host.call_from_thread(host.show_pair, pair)
        except InputError as error:
            session.settings = without_judge(session.settings)
            host.call_from_thread(host.notify_error, error)
        if not worker.is_cancelled:
            host.call_from_thread(self._ended, session)

    def _announce(self, sending: ToSend, judge: JudgeSettings) -> None:
        words = f"{sending_in_words(sending, judge)} {translated('J stops it.')}"
        if judge.allow_remote:
            self._host.warn(words)
        else:
            self._host.notify_info(words)

    def _tell(self, words: str) -> None:
        self.progress = words
        self._host.show_head()

    def _ended(self, session: Session) -> None:
        self._worker = None
        self._tell("")
        if self._host.session is session:
            self._host.show_pair(None)
        else:
            self.start()
