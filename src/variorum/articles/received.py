"""The bytes from which an article was read, as they were received."""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Received:
    """Bytes as they came, packed; the hash by which they are known; and what their sender said of them: the encoding,
    and whether they are a page of HTML."""

    packed: bytes
    sha256: str
    charset: str | None = None
    is_page: bool = False

    @classmethod
    def of(cls, data: bytes, charset: str | None, *, is_page: bool) -> Received:
        """What came in one answer of a server."""
        return cls(zlib.compress(data), hashlib.sha256(data).hexdigest(), charset, is_page)

    @property
    def data(self) -> bytes:
        """The bytes as they came."""
        return zlib.decompress(self.packed)
