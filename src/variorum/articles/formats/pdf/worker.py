"""The program that reads a PDF, in a process of its own: a file on which it hangs, or that takes all memory, ends this
process alone.

It takes the file's bytes from standard input, and writes an object of JSON: `lines` with what each says and whether
it is text, `title` and `author`; or `failed` with a word for why.
"""

from __future__ import annotations

import sys
from typing import Any, Final

from variorum.articles.formats.pdf.pdfium import BrokenError, LockedError, TooLongError, printed
from variorum.articles.formats.pdf.text import lines_of
from variorum.base.own_process import answer, limit_this_process

LOCKED: Final = "locked"
BROKEN: Final = "broken"
TOO_LONG: Final = "too long"
_MOST_MEMORY: Final = 2_000_000_000  # bytes


def main(seconds: int) -> None:
    """Read within so many seconds, and say what was found."""
    limit_this_process(seconds, _MOST_MEMORY)
    answer(_found_in(sys.stdin.buffer.read()))


def _found_in(data: bytes) -> dict[str, Any]:
    try:
        file = printed(data)
    except LockedError:
        return {"failed": LOCKED}
    except BrokenError:
        return {"failed": BROKEN}
    except TooLongError:
        return {"failed": TOO_LONG}
    return {"lines": list(lines_of(file)), "title": file.title, "author": file.author}
