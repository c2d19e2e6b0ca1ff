"""Texts, pages and answers that are put together from pieces."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Sequence
from random import Random
from typing import Final, TypeVar

from tests.fuzz import inputs
from tests.fuzz.mutating import MARKUP, SIGNS, WIRE, encoded
from tests.fuzz.trees import changed_tree


def plain(chance: Random) -> bytes:
    """Lines of articles, many of the one that all are compared with, with other signs, words and numbers in
    them; in some encoding."""
    ours = [line for line in inputs.BASE.split("\n") if line.strip()]
    others = [line for text in inputs.texts() for line in text.split("\n")]
    found = [_line(chance, chance.choice(chance.choice((ours, ours, others)))) for _ in range(chance.randint(1, 6))]
    text = _mostly(chance, "\n", ("\n\n", "\r\n", "\r")).join(found)
    encoding = _mostly(chance, "utf-8", ("utf-8-sig", "utf-16", "utf-16-be", "cp1252"))
    return text.encode(encoding, "replace")


def _line(chance: Random, line: str) -> str:
    words = line.split(" ")
    for _ in range(chance.choice((0, 0, 1, 3, 9))):
        at = chance.randrange(len(words))
        sign, old = chance.choice(chance.choice((SIGNS, _TOLD))), words[at]
        words[at] = chance.choice((sign, old + sign, sign + old, old[:2] + sign + old[2:], f"{old} {sign}"))
    return " ".join(words)


# What news says, and drift is looked for in.
_TOLD: Final = (
    "4.2 million", "$1.5bn", "30%", "a third", "two", "twenty-one", "dozens", "more than 100", "Nov. 31",
    "Feb. 30", "31 June 0000", "29/02/2025", "99:99", "Tuesday", "yesterday", "1999-13-45", "12-12-12",
    "the 21st century", "reportedly", "allegedly", "may", "not", "no", "never", "n't", "without",
    "according to", "said", "told The Times", "sources", "President", "Mr.", "Dr. O'Neil-Smith", "U.S.",
    "the", "protesters", "“", "”", '"', "'", "‘we’", "--", "—",
)  # fmt: skip


def page(chance: Random) -> bytes:
    """A page whose JSON-LD, tags and lines are changed, or nothing but tags."""
    if chance.random() < 0.3:
        return encoded(
            "".join(chance.choice((*MARKUP, *SIGNS, "words of a line. ")) for _ in range(chance.randint(1, 60)))
        )
    lines = [_line(chance, line) for line in chance.choice(inputs.texts()).split("\n")]
    known = changed_tree(chance, {"@graph": [{"@type": "NewsArticle", **inputs.METADATA}]})
    made = inputs.page_of("\n".join(lines), known)
    for _ in range(chance.choice((0, 1, 4))):
        at = made.find(chance.choice(("<p", "</p>", "<main", "<nav", "</head>", "<meta", "</body>")))
        made = made[:at] + chance.choice(MARKUP) + made[at:]
    return made.encode(chance.choice(("utf-8", "utf-8", "cp1252", "utf-16")), "xmlcharrefreplace")


def answer(chance: Random) -> bytes:
    """An answer of a server with a status, headers, and a body packed and cut into chunks, mostly as they
    should be."""
    start = _mostly(chance, "HTTP/1.1 200 OK", _STARTS)
    body = page(chance) if chance.random() < 0.6 else plain(chance)
    headers = chance.sample([word for word in WIRE if ": " in word], _mostly(chance, 0, (1, 2, 3)))
    headers.append(f"Content-Type: {_mostly(chance, 'text/html; charset=utf-8', _KINDS)}\r\n")
    packed = _mostly(chance, "", ("gzip", "deflate", "GZIP", "br"))
    if packed:
        headers.append(f"Content-Encoding: {packed}\r\n")
        body = gzip.compress(body, mtime=0) if packed == "gzip" else zlib.compress(body)
        body = body[: _mostly(chance, len(body), (0, 1, len(body) // 2, len(body) - 1))]
    if chance.random() < 0.3:
        headers.append("Transfer-Encoding: chunked\r\n")
        body = _chunks(chance, body)
    elif chance.random() < 0.6:
        headers.append(f"Content-Length: {len(body) + _mostly(chance, 0, (-1, 1, 999))}\r\n")
    return encoded(f"{start}\r\n{''.join(headers)}\r\n") + body


_STARTS: Final = (
    "HTTP/1.0 200",
    "HTTP/1.1 302 Found",
    "HTTP/9 200",
    "ICY 200",
    "HTTP/1.1 2²0 x",
    "HTTP/1.1 100 x",
    "",
)
_KINDS: Final = (
    "text/plain; charset=latin-1",
    "text/html; charset=x",
    "image/png",
    "text/html; charset=utf-16",
    "",
)
_SIZES: Final = ("%x;a=b", "%X", "0x%x", "-%x", "%x ", "+%x", "0%x")
_LAST: Final = (b"", b"0\r\nTrailer: x\r\n\r\n", b"\r\n", b"0")
_Value = TypeVar("_Value")


def _mostly(chance: Random, right: _Value, others: Sequence[_Value]) -> _Value:
    return right if chance.random() < 0.8 else chance.choice(others)


def _chunks(chance: Random, body: bytes) -> bytes:
    parts = []
    while body:
        size = chance.randint(1, max(1, len(body)))
        parts.append(b"%b\r\n%b\r\n" % ((_mostly(chance, "%x", _SIZES) % size).encode(), body[:size]))
        body = body[size:]
    return b"".join(parts) + _mostly(chance, b"0\r\n\r\n", _LAST)
