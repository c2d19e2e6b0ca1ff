"""A reader's own pattern, which may take for ever on a line that nobody thought of.

Python's `re` cannot be stopped, and lets no other thread go on meanwhile. So a pattern that might take long
is tried in a process of its own, which ends itself when a line has taken too long.
"""

from __future__ import annotations

import re
import sys
from contextlib import suppress
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from subprocess import Popen  # imported for those who need it only

_PATIENCE: Final = 1.0  # seconds of processor time for a line
# A group that repeats, or two parts that do: all other patterns are quick.
_MAY_TAKE_LONG: Final = re.compile(r"\)\s*+[*+{]|[*+{][^*+{]*+[*+{]")
_PROGRAM: Final = """
import json, re, signal, sys
for request in sys.stdin:
    seconds, pattern, flags, text = json.loads(request)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    found = re.compile(pattern, flags).search(text) is not None
    signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    print(int(found), flush=True)
"""


class TooSlowError(Exception):
    """A pattern took too long on a line; it is not tried again."""


class PatientPattern:
    """A pattern that is given up once it has taken too long. Raises what re.compile raises."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._compiled = re.compile(pattern, flags)
        self._is_quick = _MAY_TAKE_LONG.search(pattern) is None
        self._is_given_up = False

    def search(self, text: str) -> bool:
        """Whether a line holds the pattern. Raises TooSlowError, once; then it holds it never more."""
        if self._is_quick:
            return self._compiled.search(text) is not None
        if self._is_given_up:
            return False
        answer = _elsewhere().answer([_PATIENCE, self._compiled.pattern, self._compiled.flags, text])
        if answer is None:
            self._is_given_up = True
            raise TooSlowError
        return answer == "1"


class _Elsewhere:
    """The process in which patterns are tried; started when it is needed, and again when it ended itself."""

    def __init__(self) -> None:
        import atexit

        self._process: Popen[str] | None = None
        self._lock = Lock()
        atexit.register(self.close)

    def answer(self, request: list[object]) -> str | None:
        """What it answers; None if it ended instead."""
        import json

        with self._lock:
            try:
                process = self._process or self._started()
                if process.stdin is not None:
                    process.stdin.write(f"{json.dumps(request)}\n")
                    process.stdin.flush()
                for line in process.stdout or ():
                    return line.strip()
            except OSError:
                pass
            self.close()
            return None

    def _started(self) -> Popen[str]:
        from subprocess import DEVNULL, PIPE, Popen

        command = [sys.executable, "-I", "-S", "-c", _PROGRAM]
        self._process = Popen(command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, encoding="ascii")  # noqa: S603
        return self._process

    def close(self) -> None:
        """End it, if it is there."""
        process, self._process = self._process, None
        if process is not None:
            with suppress(OSError), process:
                process.kill()


@cache
def _elsewhere() -> _Elsewhere:
    return _Elsewhere()
