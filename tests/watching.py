"""Ends what hangs, so that a test of it fails instead of hanging too."""

from __future__ import annotations

import faulthandler
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Final, NoReturn

LONGEST_CPU: Final = 5.0  # seconds that the processor may work
_DEADLY_CPU: Final = 8.0  # where even an exception cannot end it, such as in a regular expression
_DEADLY_WALL: Final = 60.0  # where it only waits


class TookTooLongError(BaseException):
    """An example takes more than its time. No `except Exception` may catch it."""


@contextmanager
def watched() -> Iterator[None]:
    """Ends what takes too long: by an exception; by ending the process where that does not get through."""
    before = signal.signal(signal.SIGPROF, _too_long)
    faulthandler.dump_traceback_later(_DEADLY_WALL, exit=True)
    signal.setitimer(signal.ITIMER_PROF, LONGEST_CPU)
    signal.setitimer(signal.ITIMER_VIRTUAL, _DEADLY_CPU)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.setitimer(signal.ITIMER_PROF, 0)
        faulthandler.cancel_dump_traceback_later()
        signal.signal(signal.SIGPROF, before)


def _too_long(_number: int, _frame: FrameType | None) -> NoReturn:
    raise TookTooLongError
