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

# Control characters that stand where Windows-1252 has its quotation marks and dashes: bytes of it that were taken for
# Latin-1 on their way into a text.
_LATIN_1_SLIPS: Final = {
    code: bytes([code]).decode("cp1252") for code in range(0x80, 0xA0) if code not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}
_ESCAPED: Final = range(0xDC80, 0xDD00)  # how Python gives the bytes that are no UTF-8
_FROM_ESCAPED: Final = {code: bytes([code - 0xDC00]).decode("cp1252", "replace") for code in _ESCAPED}
_STRAY: Final = 2  # characters that are UTF-8, to each byte that is not, where nothing is declared


class NotTextError(ValueError):
    """The bytes are no text in an encoding that we read; the message says why."""


def decode(data: bytes, labels: Sequence[str] = ()) -> str:
    """Text of the bytes: UTF-8 where they are valid, UTF-16 with a byte-order mark, else what one of the
    `labels` calls their encoding, else UTF-8 with a few stray bytes of Windows-1252, else Windows-1252.

    Labels mean what the Encoding Standard of the web says; others are passed over. The byte-order mark is
    dropped and all newlines become `\\n`. Raises NotTextError.
    """
    return without_slips(_decode(data, labels).replace("\r\n", "\n").replace("\r", "\n"))


def without_slips(text: str) -> str:
    """The text with the signs of Windows-1252 in place of the control characters that it was misread as."""
    return text if text.isascii() else text.translate(_LATIN_1_SLIPS)


def _decode(data: bytes, labels: Sequence[str]) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError:
            raise NotTextError("starts like UTF-16 but is not") from None
    declared = [_codecs()[label] for label in map(str.casefold, labels) if label in _codecs()]
    for codec in _tries(data, declared):
        if codec == "cp1252" and (text := _mostly_utf8(data, least=1 if "utf-8" in declared else _STRAY)) is not None:
            return text
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


def _mostly_utf8(data: bytes, least: int) -> str | None:
    """The text of bytes that are UTF-8 but for some that were cut off or put in, which are read as Windows-1252;
    None where not `least` times as many characters are."""
    text = data.removeprefix(codecs.BOM_UTF8).decode("utf-8", "surrogateescape")
    stray = sum(text.count(chr(code)) for code in _ESCAPED)
    meant = len(text) - len(text.encode("ascii", "ignore")) - stray
    return text.translate(_FROM_ESCAPED) if meant and meant >= least * stray else None


def _controls(data: bytes) -> int:
    return len(data) - len(data.translate(None, _NOT_TEXT))


@cache
def _codecs() -> dict[str, str]:
    """Python's codec for each label."""
    known = shipped_yaml("variorum.articles", "encodings.yaml")
    return {label: codec for codec, labels in known.items() for label in labels.split()}
