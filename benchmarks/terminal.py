"""A program in a real pseudo-terminal: when it first paints, and how long a key takes to paint."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import termios
import time
from collections.abc import Sequence
from types import TracebackType

_QUIET = 0.03  # seconds without output: the frame is done


class Terminal:
    """Starts a program in a pseudo-terminal of a given size."""

    def __init__(self, command: Sequence[str], columns: int = 120, lines: int = 40) -> None:
        self.started = time.perf_counter()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.environ.update(TERM="xterm-256color", COLORTERM="truecolor")
            os.execvp(command[0], list(command))  # noqa: S606 - our own program
        self._set_size(columns, lines)

    def _set_size(self, columns: int, lines: int) -> None:
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.kill(self.pid, 9)
        os.waitpid(self.pid, 0)
        os.close(self.fd)

    def until(self, words: bytes, most: float = 60.0) -> float:
        """Seconds from now until the words are painted."""
        start, seen = time.perf_counter(), b""
        while words not in seen:
            left = most - (time.perf_counter() - start)
            if left <= 0 or not select.select([self.fd], [], [], left)[0]:
                raise TimeoutError(f"{words!r} was not painted in {most} s; last: {seen[-300:]!r}")
            seen += os.read(self.fd, 65536)
        return time.perf_counter() - start

    def press(self, key: bytes) -> float:
        """Seconds from a key until the last byte of the frame that it paints."""
        self.drain()
        start = time.perf_counter()
        os.write(self.fd, key)
        return self._until_painted(start)

    def resize(self, columns: int, lines: int) -> float:
        """Seconds from a new size of the terminal until the last byte of the frame that it paints."""
        self.drain()
        start = time.perf_counter()
        self._set_size(columns, lines)
        return self._until_painted(start)

    def write(self, keys: bytes) -> None:
        """Press keys without waiting."""
        os.write(self.fd, keys)

    def _until_painted(self, start: float) -> float:
        last = start
        while select.select([self.fd], [], [], _QUIET if last > start else 2.0)[0]:
            os.read(self.fd, 65536)
            last = time.perf_counter()
        return last - start

    def drain(self) -> None:
        """Read what is still being painted."""
        while select.select([self.fd], [], [], 0.1)[0]:
            os.read(self.fd, 65536)

    def until_quiet(self, seconds: float) -> bytes:
        """All that is painted until nothing was for some seconds."""
        seen = b""
        while select.select([self.fd], [], [], seconds)[0]:
            seen += os.read(self.fd, 65536)
        return seen

    def memory(self) -> float:
        """The resident memory of the program, in megabytes."""
        with open(f"/proc/{self.pid}/statm") as file:  # noqa: PTH123 - a kernel file
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6

    def cpu(self) -> float:
        """The CPU time that the program has used so far, user and system, in seconds."""
        with open(f"/proc/{self.pid}/stat") as file:  # noqa: PTH123 - a kernel file
            user, system = file.read().rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")
