"""By what the kinds of lists are told from each other and from articles: all of it stands at their beginning."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

_HEAD: Final = 20_000  # bytes in which a list shows what it is
_ELEMENT: Final = re.compile(r"<([A-Za-z_][\w.-]*+)(?::([A-Za-z_][\w.-]*+))?")

Sign = Callable[[bytes], bool]


def has_root(*names: str) -> Sign:
    """Whether the first element of XML has one of these names, whatever its prefix."""
    return lambda data: _root(data) in names


def _root(data: bytes) -> str:
    text = _head(data)
    found = _ELEMENT.search(text) if text.startswith("<") else None
    return "" if found is None else found[2] or found[1]


def has_columns(*names: str) -> Sign:
    """Whether the first line of a table names these columns, among others."""

    def knows(data: bytes) -> bool:
        first = _head(data).partition("\n")[0]
        return set(names) <= {name.strip().strip('"').casefold() for name in first.split(",")}

    return knows


def has_keys(*names: str) -> Sign:
    """Whether all of these keys stand at the beginning of JSON."""

    def knows(data: bytes) -> bool:
        text = _head(data)
        return text[:1] in ("[", "{") and all(f'"{name}"' in text for name in names)

    return knows


def says(words: str) -> Sign:
    """Whether these words stand at the beginning, in letters of either case."""
    return lambda data: words.casefold() in _head(data).casefold()


def begins(words: str) -> Sign:
    """Whether it begins with these words."""
    return lambda data: _head(data).startswith(words)


def _head(data: bytes) -> str:
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"
    return data[:_HEAD].decode(encoding, "replace").lstrip("\ufeff \t\r\n")
