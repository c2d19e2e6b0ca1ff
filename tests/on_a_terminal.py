"""What reaches a terminal, byte for byte: commands run with a pseudo-terminal as their output.

Captured output would deceive: `click` strips control sequences where the output is no terminal.
"""

from __future__ import annotations

import os
import pty
import re
import threading
import tty
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout

from variorum.cli.main import main

# What no text may put on a terminal: C0 but for line ends, DEL, C1, bidi controls, what takes no room.
HOSTILE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f]"
)
# What texts of the tests hold, between other words. Variorum itself sends none of these sequences.
ATTACK = "A\x1b]2;gone\x07B\x1b[77mC\x9b78mD\u202eE\u2066F\x7fG\x85H\u200bI\rJ\x08K"
SEEN = "A␛]2;gone␇B␛[77mC"  # how it begins where it is shown


@contextmanager
def pseudo_terminal() -> Iterator[tuple[int, list[bytes]]]:
    """A pseudo-terminal that changes nothing: its end for programs, and what was written to it so far."""
    ours, theirs = pty.openpty()
    tty.setraw(theirs)
    pieces: list[bytes] = []
    reader = threading.Thread(target=_read_all, args=(ours, pieces))
    reader.start()
    try:
        yield theirs, pieces
    finally:
        os.close(theirs)
        reader.join()
        os.close(ours)


def _read_all(terminal: int, pieces: list[bytes]) -> None:
    try:
        while piece := os.read(terminal, 65536):
            pieces.append(piece)
    except OSError:  # what reading gives once the other end is closed
        return


def printed(*args: str) -> tuple[int, str]:
    """The exit code of a command, and all it writes to a terminal. Line ends are as it writes them."""
    with (
        pseudo_terminal() as (terminal, pieces),
        open(terminal, "w", encoding="utf-8", closefd=False) as out,
        redirect_stdout(out),
        redirect_stderr(out),
    ):
        code = main(args)
    return code, b"".join(pieces).decode()


def without_our_own(written: str) -> str:
    """What was written, without the colours and the clearing of a line that are Variorum's."""
    return re.sub("\x1b\\[(?!77m)[0-9;]*m|\r\x1b\\[K", "", written)
