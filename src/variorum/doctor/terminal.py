"""What the terminal can do, as far as it tells without being asked."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from typing import Final

from variorum.doctor.finding import Finding, Health

_LEAST: Final = (80, 24)  # columns and lines that every screen is made for


def terminal() -> Iterator[Finding]:
    """Keys and screen, size, signs, colours, clipboard."""
    if not (sys.__stdin__ and sys.__stdin__.isatty() and sys.__stdout__ and sys.__stdout__.isatty()):
        said = "standard input or output is none: the reader needs one, the other commands do not"
        yield Finding("terminal", "terminal", Health.NOTE, said)
    else:
        yield _kind()
        yield _size()
    yield _signs()
    yield _colours()
    yield _clipboard()


def _kind() -> Finding:
    kind = os.environ.get("TERM", "")
    if os.name == "posix" and kind in ("", "dumb"):
        said = f"TERM is {kind or 'not set'}: the reader cannot draw"
        return Finding("terminal", "terminal", Health.BROKEN, said, "`export TERM=xterm-256color` where that is true.")
    return Finding("terminal", "terminal", Health.OK, kind or "Windows")


def _size() -> Finding:
    width, height = shutil.get_terminal_size()
    said = f"{width} columns, {height} lines"
    if width < _LEAST[0] or height < _LEAST[1]:
        return Finding("terminal", "size", Health.NOTE, said, f"Best are {_LEAST[0]} by {_LEAST[1]} or more.")
    return Finding("terminal", "size", Health.OK, said)


def _signs() -> Finding:
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    if encoding.lower().replace("-", "") == "utf8":
        return Finding("terminal", "signs", Health.OK, "UTF-8")
    said = f"the encoding is {encoding}: some signs are written as escapes"
    return Finding("terminal", "signs", Health.NOTE, said, "PYTHONUTF8=1 changes it to UTF-8.")


def _colours() -> Finding:
    if os.environ.get("NO_COLOR"):
        return Finding("terminal", "colours", Health.OK, "none, as NO_COLOR asks; the marks do not need them")
    if os.environ.get("COLORTERM", "").lower() in ("truecolor", "24bit") or os.name == "nt":
        return Finding("terminal", "colours", Health.OK, "all")
    number = "256" if "256" in os.environ.get("TERM", "") else "16, perhaps more"
    remedy = "`export COLORTERM=truecolor` if your terminal has all."
    return Finding("terminal", "colours", Health.NOTE, number, remedy)


def _clipboard() -> Finding:
    if os.environ.get("SSH_CONNECTION"):
        return Finding("terminal", "clipboard", Health.OK, "over SSH: the terminal's own, if it has OSC 52")
    if sys.platform in ("darwin", "win32"):
        return Finding("terminal", "clipboard", Health.OK, "the system's")
    found = next(filter(shutil.which, ("wl-copy", "xclip", "xsel")), None)
    if found is None:
        said = "the terminal's own, if it has OSC 52"
        return Finding("terminal", "clipboard", Health.NOTE, said, "wl-clipboard or xclip adds the system's.")
    return Finding("terminal", "clipboard", Health.OK, found)
