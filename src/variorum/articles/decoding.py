"""From a file's bytes to text, never with a guess that turns quotation marks into letters."""

from __future__ import annotations

import codecs
import re

# Control characters that no text holds; tab, line ends, form feed and escape do occur in files that are text.
_NOT_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MOST_CONTROLS = 0.02


class NotTextError(ValueError):
    """The bytes are no text in an encoding that we read; the message says why."""


def decode(data: bytes) -> str:
    """Text of the bytes: UTF-8, or UTF-16 with a byte-order mark, else Windows-1252.

    The byte-order mark is dropped and all newlines become `\\n`. Raises NotTextError.
    """
    return _decode(data).replace("\r\n", "\n").replace("\r", "\n")


def _decode(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError:
            raise NotTextError("starts like UTF-16 but is not") from None
    if b"\0" in data or len(_NOT_TEXT.findall(data)) > _MOST_CONTROLS * len(data):
        raise NotTextError("is binary, not text")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        raise NotTextError("is neither UTF-8 nor Windows-1252 text") from None
