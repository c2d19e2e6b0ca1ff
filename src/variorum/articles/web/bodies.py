"""What an answer holds, whole and unpacked: a page that was cut off is none."""

from __future__ import annotations

import zlib
from email.message import Message
from http.client import HTTPResponse, IncompleteRead
from ssl import SSLEOFError
from typing import Final

from variorum.articles.web.patience import Patience

_PIECE: Final = 65_536  # bytes read at once
_PACKED: Final = ("gzip", "x-gzip", "deflate")
_EITHER: Final = zlib.MAX_WBITS | 32  # with a header of gzip's or of zlib's


class CutOffError(ValueError):
    """An answer ended before its end."""


class Unpacker:
    """Unpacks what comes piece by piece. Raises ValueError for what it cannot unpack."""

    def __init__(self, encodings: str) -> None:
        named = [name.strip() for name in encodings.casefold().split(",")]
        packed = [name for name in named if name not in ("", "identity")]
        if len(packed) > 1 or not set(packed) <= set(_PACKED):
            raise ValueError("it is packed in a way that was not asked for")
        self._is_packed, self._has_begun = bool(packed), False
        self._part = zlib.decompressobj(_EITHER)

    @property
    def is_whole(self) -> bool:
        """Whether all that was begun has come to its end."""
        return self._part.eof or not self._has_begun

    def unpacked(self, piece: bytes, most: int) -> bytes:
        """What a piece holds; of what is larger than `most` bytes, whatever it claims, one byte more."""
        if not self._is_packed:
            return piece
        out = bytearray()
        while piece and len(out) <= most:
            if self._part.eof:  # whoever packs piece by piece sends several parts, and zeros between them
                piece = piece.lstrip(b"\0")
                if not piece:
                    break
                self._part = zlib.decompressobj(_EITHER)
            self._has_begun = True
            try:
                out += self._part.decompress(piece, most + 1 - len(out))
            except zlib.error as error:
                raise ValueError(f"it cannot be unpacked: {error}") from None
            piece = self._part.unused_data
        return bytes(out)


def body_of(answer: HTTPResponse, most: int, patience: Patience) -> bytes:
    """The body, unpacked; of one that is larger than `most` bytes, only so much that this can be seen.

    Raises CutOffError where the end is missing, and ValueError for what cannot be unpacked or contradicts
    itself.
    """
    unpacker = Unpacker(",".join(answer.headers.get_all("Content-Encoding", [])))
    promised = _promised(answer.headers)
    body, came = bytearray(), 0
    try:
        while piece := answer.read1(_PIECE):
            came += len(piece)
            body += unpacker.unpacked(piece, most - len(body))
            patience.received = len(body)
            if len(body) > most:
                return bytes(body)
    except (IncompleteRead, ConnectionError, SSLEOFError):
        raise CutOffError from None
    if came < (promised or 0) or not unpacker.is_whole:
        raise CutOffError
    return bytes(body)


def _promised(headers: Message) -> int | None:
    """The bytes that the body has, if its sender says so. Raises ValueError for what cannot be trusted."""
    framing = ",".join(headers.get_all("Transfer-Encoding", [])).strip().casefold()
    if framing not in ("", "chunked"):
        raise ValueError("it is sent in a way that was not asked for")
    lengths = {part.strip() for value in headers.get_all("Content-Length", []) for part in value.split(",")}
    if framing or not lengths:
        return None
    length = lengths.pop()
    if lengths or not (length.isascii() and length.isdigit() and len(length) < 19):
        raise ValueError("its length is not told clearly")
    return int(length)
