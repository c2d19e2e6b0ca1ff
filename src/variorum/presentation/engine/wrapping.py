"""Breaking text into lines by word, measured in terminal cells. Nothing is ever cut off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from rich.cells import cell_len, split_graphemes

from variorum.text.typography import DASHES, HYPHEN

# Characters that are one cell wide in every terminal: Latin, Greek, Cyrillic, general punctuation,
# arrows and mathematical signs.
_NARROW = re.compile(
    "[ -~\u00a0-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u20a0-\u20bf"
    "\u2190-\u22ff\u2400-\u2426\ufffd]*"
)
_HYPHENS = f"-{HYPHEN}{DASHES}"
_WIDE = "\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uff00-\uffef"  # ideographs and their signs
LineSpan = tuple[int, int]


def cells(text: str) -> int:
    """How many terminal cells a text takes."""
    return len(text) if _NARROW.fullmatch(text) else cell_len(text)


def wrap(text: str, width: int) -> list[LineSpan]:
    """The lines of a text as spans of it, each at most `width` cells (a wider character excepted).

    Spaces at which a line ends belong to no line; no other character is left out. A no-break space
    is not broken at. A word longer than the width is cut.
    """
    width = max(1, width)
    if _NARROW.fullmatch(text):
        return list(_wrap_narrow(text, width))
    return list(_wrap_pieces(text, width))


def _wrap_narrow(text: str, width: int) -> Iterator[LineSpan]:
    start, length = 0, len(text)
    while length - start > width:
        cut = _last_break(text, start, start + width)
        end = cut
        while end > start and text[end - 1] == " ":
            end -= 1
        yield start, end
        start = cut
        while start < length and text[start] == " ":
            start += 1
    if start < length or length == 0:
        yield start, length


def _last_break(text: str, start: int, limit: int) -> int:
    """The last place up to `limit` where a line may end; `limit` itself inside a long word."""
    best = limit if text[limit] == " " else text.rfind(" ", start + 1, limit) + 1
    for hyphen in _HYPHENS:
        at = text.rfind(hyphen, max(best, start + 1), limit)
        if at > 0 and text[at - 1].isalnum() and text[at + 1].isalnum():
            best = max(best, at + 1)
    return best if best > start else limit


def _wrap_pieces(text: str, width: int) -> Iterator[LineSpan]:
    start = at = 0
    for first, last in _pieces(text, width):
        # Measured as a whole: joiners and accents make a line narrower or wider than its pieces.
        if at > start and cells(text[start:last].rstrip(" ")) > width:
            yield start, _before_spaces(text, start, at)
            start = first
        at = last
    yield start, _before_spaces(text, start, len(text))


@cache
def _piece() -> re.Pattern[str]:
    """Up to where a line may end: after white space, after a hyphen or dash inside a word, around ideographs. Every
    place begins a piece that ends somewhere, so that no search runs to the end of the text in vain.

    It takes milliseconds to compile, and few texts need it."""
    return re.compile(rf"[{_WIDE}][ ]*|[^ {_WIDE}]*?(?:(?<=\w)[{_HYPHENS}](?=\w)|[ ]+|(?=[{_WIDE}])|\Z)")


def _pieces(text: str, width: int) -> Iterator[LineSpan]:
    """Unbreakable pieces, each with the spaces after it; words wider than a line in single characters."""
    for found in _piece().finditer(text):
        if cells(found[0].rstrip(" ")) <= width:
            yield found.span()
            continue
        for first, last, _ in split_graphemes(found[0])[0]:
            yield found.start() + first, found.start() + last


def _before_spaces(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] == " ":
        end -= 1
    return end
