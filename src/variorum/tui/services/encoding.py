"""Having the articles read by the encoder, while the reader goes on."""

from __future__ import annotations

from textual.worker import get_current_worker

from variorum.base.errors import InputError
from variorum.base.translation import translated
from variorum.config.settings import without_encoder
from variorum.tui.services.host import ServiceHost


class EncodingService:
    """Runs the encoder beside the app. `progress` says how far it is, for the head of a screen."""

    def __init__(self, host: ServiceHost) -> None:
        self._host = host
        self._said_what_is_missing = False
        self.progress = ""

    def start(self) -> None:
        """Have the articles read that the encoder has not read."""
        from variorum.alignment import encoder

        session = self._host.session
        if session.unencoded_articles():
            self._host.run_worker(self._encode_all, thread=True, exclusive=True, group="encoding")
        elif session.settings.matching.encoder and not encoder.is_installed() and not self._said_what_is_missing:
            self._said_what_is_missing = True
            self._host.notify_info(encoder.MISSING)

    def _encode_all(self) -> None:
        worker, host, session = get_current_worker(), self._host, self._host.session
        project = session.project  # its numbers stay, whatever the reader removes meanwhile
        articles = session.analysis.unencoded_articles(project)
        try:
            for done, n in enumerate(articles):
                host.call_from_thread(
                    self._show, f"   {translated('encoder {done} of {count} …', done=done, count=len(articles))}"
                )
                session.analysis.encode(project, n, lambda _done, _all: not worker.is_cancelled)
                if worker.is_cancelled:
                    return
        except InputError as error:
            session.settings = without_encoder(session.settings)
            host.call_from_thread(host.notify_error, error)
        host.call_from_thread(self._show, "")
        host.call_from_thread(host.show_change)

    def _show(self, progress: str) -> None:
        self.progress = progress
        self._host.show_head()
