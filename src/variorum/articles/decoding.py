"""From a file's bytes to text, never with a guess that turns quotation marks into letters."""

from __future__ import annotations

import codecs
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from variorum.base.strict_yaml import shipped_yaml

# Control characters that no text holds; tab, line ends, form feed and escape do occur in files that are text.
_NOT_TEXT: Final = bytes([*range(0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20)])
_MOST_CONTROLS = 0.02
# Encodings whose bytes may be valid UTF-8 and yet mean other letters, and the byte that gives each away.
_BETRAYED_BY: Final = {"utf-16-le": b"\0", "utf-16-be": b"\0", "iso2022-jp": b"\x1b"}


class NotTextError(ValueError):
    """The bytes are no text in an encoding that we read; the message says why."""


def decode(data: bytes, labels: Sequence[str] = ()) -> str:
    """Text of the bytes: UTF-8 where they are valid, UTF-16 with a byte-order mark, else what one of the
    `labels` calls their encoding, else Windows-1252.

    Labels mean what the Encoding Standard of the web says; others are passed over. The byte-order mark is
    dropped and all newlines become `\\n`. Raises NotTextError.
    """
    return _decode(data, labels).replace("\r\n", "\n").replace("\r", "\n")


def _decode(data: bytes, labels: Sequence[str]) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError:
            raise NotTextError("starts like UTF-16 but is not") from None
    declared = [_codecs()[label] for label in map(str.casefold, labels) if label in _codecs()]
    for codec in _tries(data, declared):
        try:
            return data.decode(codec)
        except UnicodeDecodeError:
            continue
    if not declared:
        raise NotTextError("is neither UTF-8 nor Windows-1252 text")
    return data.decode(declared[0], "replace")  # some bytes are broken, and shown so; the others are known


def _tries(data: bytes, declared: Sequence[str]) -> Iterator[str]:
    """The codecs to try, in order. Raises NotTextError for bytes that only UTF-16 could make text."""
    for codec in declared:
        if (byte := _BETRAYED_BY.get(codec)) and byte in data:
            yield codec
    if b"\0" in data or _controls(data) > _MOST_CONTROLS * len(data):
        raise NotTextError("is binary, not text")
    yield "utf-8-sig"
    yield from (codec for codec in declared if codec not in _BETRAYED_BY)
    yield "cp1252"


def _controls(data: bytes) -> int:
    return len(data) - len(data.translate(None, _NOT_TEXT))


@cache
def _codecs() -> dict[str, str]:
    """Python's codec for each label."""
    known = shipped_yaml("variorum.articles", "encodings.yaml")
    return {label: codec for codec, labels in known.items() for label in labels.split()}
