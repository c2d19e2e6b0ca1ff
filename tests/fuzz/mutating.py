"""Changes to input that is right: bytes flipped, pieces cut out, repeated, and spliced with hostile words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random
from typing import Final

# What means something to one of the readers, or to a terminal; each may come to stand anywhere.
YAML: Final = (
    "...", "---", "...\n", "---\n", "- ", ": ", "? ", "#", " #", "|", ">", "|-\n", "&a ", "*a", "!!int ",
    "!t ", "%YAML 1.1\n", "<<: ", "{", "}", "[", "]", "'", '"', "~", "null", "true", "no", "08", "09", "0x1f",
    "0o7", "1.5e3", "-09", "1_000", "12:30:45", "2025-11-21", ".inf", ".nan", "=", "\t", "\u2028", "\x85",
    "\ufeff",
)  # fmt: skip
JSON: Final = (
    '"', "\\", "\\u0000", "\\ud83d", "\\udc00", "\\ud83d\\ude00", "\\u202e", "\\u009b", "{", "}", "[", "]",
    ",", ":", "null", "true", "1e999", "-0", "1E400", "NaN", "Infinity", "-Infinity", '{"a":1,"a":2}',
    "9" * 400, "-" + "9" * 400, "9" * 4_400, '"' * 2, "\\x", "\\u12",
)  # fmt: skip
MARKUP: Final = (
    "<!-- x -->\n", "<p a=b ", " a=b",
    "<", ">", "<!--", "-->", "<![CDATA[", "]]>", "<?xml version='1.0'?>", "<!DOCTYPE html>", "<html>",
    "</html>", "<p>", "</p>", "<p hidden>", "<div>" * 40, "</div>" * 40, "<script>", "</script>", "<style>",
    "<br>", "<pre>", "<table><tr><td>", "<svg>", "<math>", "<template>", "<plaintext>", "<body",
    "<meta charset=utf-16>", "<meta charset=punycode>", "<meta charset=idna>", "<base href='http://['>",
    "<link rel=canonical href>", "&amp;", "&#0;", "&#x110000;", "&#xd800;", "&nbsp;", "&lt",
    "&CounterClockwiseContourIntegral;",
    '<script type="application/ld+json">',
)  # fmt: skip
WIRE: Final = (
    "\r\n", "\r\n\r\n", "\n\n", "\r", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 302 Found\r\n", "HTTP/0.9",
    "HTTP/1.1 100\r\n\r\n", "Location: http://[\r\n", "Location: //[::1\r\n",
    "Location: https://a.example/\r\n", "Location: \x00\r\n", "Location: http://a.example:99999/\r\n",
    "Location: /\u00fc?\u00f6\r\n", "Content-Length: 999999\r\n", "Content-Length: -1\r\n",
    "Content-Length: \u00b2\r\n", "Transfer-Encoding: chunked\r\n", "Content-Encoding: gzip\r\n",
    "Content-Encoding: deflate, gzip\r\n", "Content-Type: text/html; charset=\r\n", "Content-Type: ;\r\n",
    "Content-Type: text/html; charset=punycode\r\n", "Content-Type: text/html; charset*=utf-8''%ff\r\n",
    "ffffffffffffffff\r\n", "-1\r\n", "0\r\n\r\n", "0x10\r\n", "1;a=b\r\n", "\x1f\u008b\x08",
)  # fmt: skip
SIGNS: Final = (
    "\x00", "\x07", "\x08", "\x0b", "\x0c", "\x1b[31m", "\x1b]0;t\x07", "\x7f", "\x9b2J", "\u200b", "\u200e",
    "\u202e", "\u2066", "\u2069", "\u00ad", "\u0301", "\u20dd", "\ufffd", "\ufffe", "\ue000", "\U000e0041",
    "\U0001f468\u200d", "\u0130", "\u0149", "\u1e9e", "\ufb03", "\u02bc", "\u02bb", "\u2160", "\u00b2",
    "\u00bd", "\u0663", "\u0be7", "\u5341", "\u2019", "\u201c", "\u201d", "\u2018", "\u00ab", "\u2039",
    "\u301d", "''", "``", "\u2026", "\u2014", "\u2013", "\u2212", "$1.2 trillion", "0%", "00:00", "Feb. 30",
    "31 June 0000", "$", "1/0", "1,2,3", "1.2.3.4", "No. 10 Downing St.", "Mr. ", "\n", "\n\n\n", "\r",
    "\r\n", " ", "   ", "\u00a0", "\u3000", "\u2029", "said", "not ", "never", "\u4e2d\u570b", "\u0e01",
)  # fmt: skip
WORDS: Final = (*YAML, *JSON, *MARKUP, *WIRE, *SIGNS)

_NUMBERS: Final = (b"0", b"-1", b"08", b"1e3", b"4294967296", b"9" * 30, b"9" * 5_000, "²".encode(), b"")


def changed(chance: Random, data: bytes, others: Sequence[bytes], words: Sequence[str], longest: int) -> bytes:
    """The input with one to some twelve changes. `words` are spliced in, `longest` is the most bytes that a
    run may have."""
    for _ in range(1 + min(11, int(chance.expovariate(0.5)))):
        change = chance.choice(_CHANGES)
        data = change(chance, data, words, longest)
    if chance.random() < 0.08:
        other = chance.choice(others)
        data = data[: chance.randint(0, len(data))] + other[chance.randint(0, len(other)) :]
    return data


def encoded(text: str) -> bytes:
    """UTF-8, where a lone surrogate stays what it is, as broken programs write it."""
    return text.encode("utf-8", "surrogatepass")


def _span(chance: Random, data: bytes, most: int) -> tuple[int, int]:
    start = chance.randint(0, len(data))
    return start, min(len(data), start + chance.randint(0, most))


def _flip(chance: Random, data: bytes, _words: Sequence[str], _longest: int) -> bytes:
    if not data:
        return data
    at = chance.randrange(len(data))
    return data[:at] + bytes([data[at] ^ (1 << chance.randrange(8))]) + data[at + 1 :]


def _cut(chance: Random, data: bytes, _words: Sequence[str], _longest: int) -> bytes:
    start, end = _span(chance, data, chance.choice((1, 8, 60, 400)))
    return data[:start] + data[end:]


def _end(chance: Random, data: bytes, _words: Sequence[str], _longest: int) -> bytes:
    return data[: chance.randint(0, len(data))] if chance.random() < 0.3 else data


def _splice(chance: Random, data: bytes, words: Sequence[str], _longest: int) -> bytes:
    start, end = _span(chance, data, chance.choice((0, 0, 1, 10)))
    return data[:start] + encoded(chance.choice(words)) + data[end:]


def _strange(chance: Random, data: bytes, _words: Sequence[str], _longest: int) -> bytes:
    """Some characters in the place of others, from all of Unicode."""
    text = data.decode("utf-8", "surrogateescape")
    if not text:
        return data
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(text))
        top = chance.choice((0x100, 0x800, 0x3100, 0x10000, 0x110000))
        text = text[:at] + chr(chance.randrange(top)) + text[at + 1 :]
    return text.encode("utf-8", "replace")


def _repeat(chance: Random, data: bytes, _words: Sequence[str], longest: int) -> bytes:
    start, end = _span(chance, data, chance.choice((1, 4, 40, 200)))
    times = _times(chance, end - start, longest)
    return data[:end] + data[start:end] * times + data[end:]


def _run(chance: Random, data: bytes, words: Sequence[str], longest: int) -> bytes:
    """A long run of one word or two, such as brackets that nest deeply, often near the beginning."""
    start = chance.choice((0, chance.randint(0, min(10, len(data))), chance.randint(0, len(data))))
    word = encoded("".join(chance.choices(words, k=chance.choice((1, 1, 2)))))
    return data[:start] + word * _times(chance, len(word), longest) + data[start:]


def _times(chance: Random, size: int, longest: int) -> int:
    most = longest if chance.random() < 0.3 else longest // 50
    return max(1, min(most, 1 << chance.randint(1, 20)) // max(1, size))


def _move(chance: Random, data: bytes, _words: Sequence[str], _longest: int) -> bytes:
    start, end = _span(chance, data, 200)
    piece, rest = data[start:end], data[:start] + data[end:]
    at = chance.randint(0, len(rest))
    return rest[:at] + piece + rest[at:]


def _lines(chance: Random, data: bytes, _words: Sequence[str], _longest: int) -> bytes:
    """Lines dropped, told twice, or in another order."""
    lines = data.split(b"\n")
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    match chance.randrange(3):
        case 0:
            del lines[one]
        case 1:
            lines.insert(other, lines[one])
        case _:
            lines[one], lines[other] = lines[other], lines[one]
    return b"\n".join(lines)


def _number(chance: Random, data: bytes, _words: Sequence[str], _longest: int) -> bytes:
    """Another number in the place of one."""
    digits = [n for n, byte in enumerate(data) if 48 <= byte <= 57]
    if not digits:
        return data
    at = chance.choice(digits)
    return data[:at] + chance.choice(_NUMBERS) + data[at + 1 :]


_Change = Callable[[Random, bytes, Sequence[str], int], bytes]
_CHANGES: Final[tuple[_Change, ...]] = (
    _flip, _cut, _end, _splice, _splice, _splice, _strange, _strange, _repeat, _run, _move, _lines, _number,
)  # fmt: skip
