"""Taking pages from the reader's browser while the app is open."""

from __future__ import annotations

import threading
from collections.abc import Callable

from variorum.articles.article import Article
from variorum.articles.capture.key import receiver_key
from variorum.articles.capture.received import ReceivedPage, article_of
from variorum.articles.capture.receiver import Receiver
from variorum.base.translation import translated
from variorum.config.settings import LimitSettings


class Receiving:
    """A receiver in a thread of its own, which ends with the program."""

    def __init__(self, limits: LimitSettings, received: Callable[[Article], None]) -> None:
        """`received` is called in another thread with each page that comes. Raises InputError where nothing can be
        received."""
        self._key = receiver_key()

        def take(page: ReceivedPage) -> str:
            article = article_of(page, limits)
            received(article)
            return translated(
                "Sent to the story that is open: {headline}", headline=article.metadata.headline or article.path
            )

        self._receiver = Receiver(self._key, limits, take)
        threading.Thread(target=self._receiver.run, daemon=True, name="receiver").start()

    def in_words(self) -> list[tuple[str, str]]:
        """How the reader sends pages, by steps; the address stands alone, so that it is whole on a narrow screen."""
        return [
            (translated("Open this page in your browser:"), ""),
            (self._key.start_page, ""),
            (translated("Once"), translated("Drag its link to your bookmarks.")),
            (
                translated("Each time"),
                translated(
                    "Open an article, and choose the bookmark. The page is added as you see it, also behind a login."
                ),
            ),
            (translated("To stop"), translated("K again. Only this machine is listened to.")),
        ]

    def stop(self) -> None:
        """Receive no more."""
        self._receiver.stop()
