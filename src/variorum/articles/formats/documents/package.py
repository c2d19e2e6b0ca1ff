"""The parts of a zip file, unpacked one by one and within limits.

Libraries for such documents unpack each part whole, as long as it may come; these stop at the limit.
"""

from __future__ import annotations

import lzma
import zlib
from collections.abc import Iterator
from io import BytesIO
from struct import error as StructError  # noqa: N812
from typing import IO, Final
from zipfile import BadZipFile, ZipFile, ZipInfo

from variorum.articles.limits import most_bytes
from variorum.base.errors import InputError, input_error
from variorum.config.settings import LimitSettings

_CHUNK: Final = 65_536
# Text shrinks to a tenth or so; what shrinks to less than this is no text, unless it is small.
_MOST_GROWTH: Final = 200
_SMALL: Final = 1_000_000
# How Word's older files begin, and newer ones that are locked with a password.
_COMPOUND_FILE: Final = b"\xd0\xcf\x11\xe0"
_BROKEN: Final = (BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError, StructError)
_AGAIN: Final = "Save it again from the program that made it."


class Package:
    """The parts of a zip file by name; all that are read have together no more bytes than a file may have."""

    def __init__(self, data: bytes, where: str, limits: LimitSettings) -> None:
        """Raises InputError for what is no zip file."""
        if data.startswith(_COMPOUND_FILE):
            remedy = "Open it in a word processor and save it without a password, in the newer form."
            raise input_error(where, "is locked with a password, or in an older form of Word's", remedy)
        try:
            self._zip = ZipFile(BytesIO(data))
        except (*_BROKEN, RuntimeError):
            raise input_error(where, "is broken: it is no zip file, as its kind should be", _AGAIN) from None
        self.where = where
        self._limits = limits
        self._left = most_bytes(limits)

    def __contains__(self, name: str) -> bool:
        return name in self._zip.NameToInfo

    def __iter__(self) -> Iterator[str]:
        return iter(self._zip.NameToInfo)

    def read(self, name: str) -> bytes:
        """A part's bytes. Raises InputError where it is missing, broken, locked or too large."""
        if name not in self:
            raise input_error(self.where, f"is broken: it lacks its part {name}", _AGAIN)
        info = self._zip.getinfo(name)
        try:
            with self._zip.open(info) as part:
                return self._unpacked(part, info)
        except RuntimeError:  # a password, or a compression that nobody uses
            raise input_error(self.where, f"has a part that is locked: {name}", "Save it without a password.") from None
        except _BROKEN:
            raise input_error(self.where, f"is broken in its part {name}", _AGAIN) from None

    def _unpacked(self, part: IO[bytes], info: ZipInfo) -> bytes:
        # What the file says of its sizes may be a lie: what counts is what comes.
        most = max(_SMALL, _MOST_GROWTH * info.compress_size)
        chunks: list[bytes] = []
        size = 0
        while chunk := part.read(_CHUNK):
            chunks.append(chunk)
            size += len(chunk)
            self._left -= len(chunk)
            if self._left < 0 or size > most:
                raise self._too_large(info.filename)
        return b"".join(chunks)

    def _too_large(self, name: str) -> InputError:
        what = f"unpacks to more than {self._limits.file_megabytes} MB, or grows more than text does, in {name}"
        remedy = "Is it an article? If so, raise limits.file_megabytes in your config.yaml, or save it as text."
        return input_error(self.where, what, remedy)
