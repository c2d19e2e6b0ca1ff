"""One deadline around all of a fetch, and asking all the while whether it is still wanted."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable
from typing import Final, TypeVar

from variorum.articles.limits import Progress

_PULSE: Final = 0.1  # seconds between two questions
_Found = TypeVar("_Found")


class Patience:
    """What is left of the time for a fetch. `received` are the bytes that its reader is told of."""

    def __init__(self, seconds: float, progress: Progress) -> None:
        self._end = time.monotonic() + seconds
        self._progress, self._asked = progress, 0.0
        self.received = 0

    @property
    def left(self) -> float:
        """The seconds left, or what is over the time."""
        return self._end - time.monotonic()

    def check(self) -> None:
        """Tell how far it is, now and then, and end it if it is late: raises TimeoutError, and whatever
        `progress` raises to stop it."""
        now = time.monotonic()
        if now - self._asked >= _PULSE:
            self._asked = now
            self._progress(self.received)
        if now > self._end:
            raise TimeoutError

    def wait_for(self, attempt: Callable[[float], _Found | None], seconds: float | None = None) -> _Found:
        """What an attempt finds that is made again and again, each for as many seconds as it is given.

        Raises TimeoutError when the time, or that for this alone, is over.
        """
        end = time.monotonic() + (self.left if seconds is None else seconds)
        while True:
            self.check()
            found = attempt(min(_PULSE, max(0.0, end - time.monotonic())))
            if found is not None:
                return found
            if time.monotonic() > end:
                raise TimeoutError

    def result_of(self, work: Callable[[], _Found]) -> _Found:
        """What a call returns or raises that cannot be stopped; where that takes too long, it is left."""
        results: queue.SimpleQueue[tuple[_Found | None, Exception | None]] = queue.SimpleQueue()

        def run() -> None:
            try:
                results.put((work(), None))
            except Exception as error:
                results.put((None, error))

        threading.Thread(target=run, daemon=True, name="look-up").start()

        def attempt(seconds: float) -> tuple[_Found | None, Exception | None] | None:
            try:
                return results.get(timeout=seconds)
            except queue.Empty:
                return None

        found, error = self.wait_for(attempt)
        if error is not None:
            raise error
        return found  # type: ignore[return-value]
