"""The standard streams: the only way out for what commands print.

What is printed is made safe here, so that no text of an article, a note, a file's name or an error reaches a
terminal as anything but text, whoever forgets to think of it. The only control sequences are the colours of
painted lines, and those that clear the line that says how far something has come.

The streams may be closed, full, or in an encoding that does not have every sign.
"""

from __future__ import annotations

import codecs
import errno
import io
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import Final, NoReturn, TextIO

import click

from variorum.base.errors import input_error
from variorum.base.sanitize import safe, safe_lines
from variorum.cli.render.painted import Painted

_UTF_8: Final = "utf-8"
_FALLBACK: Final = "backslashreplace"  # loses nothing, unlike a question mark
_BACK: Final = "\r\033[K"  # to the start of the line, which is cleared


class OutputError(Exception):
    """Standard output does not take what it is given."""

    def __init__(self, error: OSError) -> None:
        super().__init__(error.strerror or str(error))
        self.is_closed_pipe = isinstance(error, BrokenPipeError)


class _Output(io.TextIOWrapper):
    """Standard output, whose errors cannot be taken for those of a file."""

    def write(self, text: str) -> int:
        try:
            return super().write(text)
        except OSError as error:
            raise OutputError(error) from None

    def flush(self) -> None:
        try:
            super().flush()
        except OSError as error:
            raise OutputError(error) from None


class _Closed(io.StringIO):
    """Standard output that the program was started without."""

    def write(self, _text: str) -> NoReturn:
        raise OutputError(OSError(errno.EBADF, os.strerror(errno.EBADF)))


def secure() -> None:
    """Put something in the place of streams that the program was started without, and see to it that what is
    wrong with standard output is told as such.

    Without, the next file that is opened has the number of a stream, and what a library says on standard
    error stands in it.
    """
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:
            _point_to_nothing(number)
    out = sys.stdout
    if out is None:
        sys.stdout = _Closed()
    elif out is sys.__stdout__ and isinstance(out, io.TextIOWrapper):
        sys.stdout = _Output(
            out.buffer,
            out.encoding,
            _FALLBACK,
            line_buffering=out.line_buffering,
            write_through=out.write_through,
        )
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding=_UTF_8)  # noqa: PTH123, SIM115 - for as long as we run


class SafeStream:
    """Standard error for what others print: warnings, log lines. Only the ends of lines are left in it."""

    def __init__(self, behind: TextIO) -> None:
        self.behind = behind

    def write(self, text: str) -> int:
        """Write a text, made safe."""
        return self.behind.write(safe_lines(text))

    def __getattr__(self, name: str) -> object:
        return getattr(self.behind, name)


def shown(line: str) -> str:
    """One line as it is printed, with control sequences only where it is painted."""
    if not isinstance(line, Painted):
        return safe(line)
    parts = (
        click.style(safe(text), **style) if style else safe(text)  # type: ignore[arg-type]
        for text, style in line.parts
    )
    return "".join(parts).rstrip()


def put(lines: Iterable[str], *, is_document: bool = False) -> None:
    """Write lines to standard output. Raises OutputError.

    A document, which says itself that it is UTF-8, goes into a file or a pipe as such. In other text, signs
    that the encoding of the terminal does not have are written as escapes such as \\u2212, so that nothing is
    lost, and a line on standard error says so.
    """
    _put((f"{shown(line)}\n" for line in lines), is_document)


def put_document(text: str) -> None:
    """Write a whole document to standard output. Its lines end as all lines do there. Raises OutputError."""
    _put([safe_lines(text.replace("\r\n", "\n"))], True)


def refuse_terminal() -> None:
    """Raises InputError if standard output is a terminal, which would obey the bytes of a packed file."""
    if sys.stdout.isatty():
        raise input_error("standard output", "a terminal cannot show this format", "Name a file with --output.")


def put_bytes(data: bytes) -> None:
    """Write the bytes of a file to standard output, a pipe or a file. Raises InputError and OutputError."""
    refuse_terminal()
    sys.stdout.write("")  # what is closed says so
    sys.stdout.flush()
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except OSError as error:
        raise OutputError(error) from None


def _put(pieces: Iterable[str], is_document: bool) -> None:
    if isinstance(sys.stdout, io.TextIOWrapper):
        as_such = _UTF_8 if is_document and not sys.stdout.isatty() else None
        sys.stdout.reconfigure(encoding=as_such, errors=_FALLBACK)
    encoding, has_escapes = sys.stdout.encoding or _UTF_8, False
    for piece in pieces:
        sys.stdout.write(piece)
        has_escapes = has_escapes or not _has_all(encoding, piece)
    sys.stdout.flush()
    if has_escapes:
        signs = "signs that it does not have are written as escapes such as \\u2212"
        say(f"variorum: the terminal's encoding is {encoding}: {signs}. PYTHONUTF8=1 changes it to UTF-8.")


def say(message: str) -> None:
    """Say something on standard error, in one line; where nobody can hear it, it is not said."""
    _to_stderr(f"{safe(message)}\n")


def can_be_asked() -> bool:
    """Whether somebody sits at the terminal and can answer."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def confirmed(question: str, *, default: bool) -> bool:
    """Ask somebody at the terminal, on standard error: yes or no; Enter alone is the default."""
    return click.confirm(safe(question), default=default, err=True)


def say_progress(words: str = "") -> None:
    """Say how far something has come, over the last line of a terminal; without words, clear that line."""
    _to_stderr(f"{_BACK}{safe(words)}")


def _to_stderr(text: str) -> None:
    err = sys.stderr.behind if isinstance(sys.stderr, SafeStream) else sys.stderr
    with heard_or_not():
        err.write(text)
        err.flush()


@contextmanager
def heard_or_not() -> Iterator[None]:
    """Whatever is said on standard error here, it is no error that nobody can hear it."""
    try:
        yield
    except (OSError, ValueError):
        give_up(sys.stderr)


def give_up(stream: TextIO) -> None:
    """Let what a stream still holds go nowhere, so that it does not fail once more at the end."""
    with suppress(OSError, ValueError):
        _point_to_nothing(stream.fileno())


def take_terminal() -> None:
    """Give the reader its terminal for keys and for drawing, also where an article came on standard input.

    Raises InputError where there is none.
    """
    for stream, access in ((sys.__stdin__, os.O_RDONLY), (sys.__stderr__, os.O_WRONLY)):
        try:
            if stream is None:
                raise OSError("a stream is closed")
            if not stream.isatty():
                terminal = os.open("/dev/tty", access)
                os.dup2(terminal, stream.fileno())
                os.close(terminal)
        except (OSError, ValueError):
            remedy = "`variorum list`, `diff` and `coverage` need none."
            raise input_error("the reader", "needs a terminal for its keys and its screen", remedy) from None


def _point_to_nothing(number: int) -> None:
    with suppress(OSError):
        nothing = os.open(os.devnull, os.O_RDWR)
        if nothing != number:
            os.dup2(nothing, number)
            os.close(nothing)


def _has_all(encoding: str, text: str) -> bool:
    """Whether an encoding has all signs of a text."""
    try:
        return codecs.lookup(encoding).name == _UTF_8 or bool(text.encode(encoding)) or not text
    except UnicodeEncodeError:
        return False
