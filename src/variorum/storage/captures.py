"""The bytes of captured pages, kept so that a comparison can be shown to be true.

Each is a file `HASH.gz` in a folder, named by the SHA-256 of the bytes, beside a `HASH.json` that says what their
sender said of them. What several stories hold is there once. Nothing is ever written over, or removed by
itself: `variorum captures --remove` does (`unused_captures.py`).
"""

from __future__ import annotations

import gzip
import json
import re
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

import platformdirs

from variorum.articles.article import Article
from variorum.articles.received import Received
from variorum.base.atomic_write import write_atomically
from variorum.base.errors import InputError, input_error
from variorum.base.private_folders import private_folder
from variorum.base.regular_files import read_regular
from variorum.project.project import Project

_HASH: Final = re.compile("[0-9a-f]{64}")
_MEGABYTE: Final = 1_000_000
_LARGEST_SAYING: Final = 100_000  # bytes of what is said of a capture
_REMEDY: Final = "Get it from whoever made the comparison, and name its folder with --captures."


def captures_folder() -> Path:
    """Where captures lie: in the user's state folder."""
    return platformdirs.user_state_path("variorum") / "captures"


def keep_captures(project: Project, most_megabytes: int, folder: Path | None = None) -> int:
    """Keep the bytes of the texts of a story that were received since it was opened, as far as the folder then holds no
    more than `most_megabytes`; gives the number of those that there was no room or no way for."""
    folder = folder or captures_folder()
    new = [(text, each) for text, each in _received(project) if not capture_files(folder, each.sha256)[0].exists()]
    if not new or not most_megabytes:
        return 0
    room, left_out = most_megabytes * _MEGABYTE - sum(stored_captures(folder).values()), 0
    for article, received in new:
        if len(received.packed) <= room and _is_kept(article, received, folder):
            room -= len(received.packed)
        else:
            left_out += 1
    return left_out


def _received(project: Project) -> Iterator[tuple[Article, Received]]:
    """The texts of a story with the bytes from which they were read, the same bytes once."""
    versions = (version.article for n in range(len(project.articles)) for version in project.versions(n))
    by_bytes = {text.received.sha256: (text, text.received) for text in versions if text.received is not None}
    yield from by_bytes.values()


def stored_captures(folder: Path) -> dict[str, int]:
    """The hashes of the captures in a folder, in order, with the bytes that each takes."""
    with suppress(OSError):
        found = sorted(path for path in folder.glob("*.gz") if _HASH.fullmatch(path.stem))
        return {path.stem: path.stat().st_size for path in found}
    return {}


def _is_kept(article: Article, received: Received, folder: Path) -> bool:
    packed, said = capture_files(folder, received.sha256)
    known = {
        "address": article.path,
        "fetched": article.metadata.fetched,
        "charset": received.charset,
        "isPage": received.is_page,
    }
    try:
        private_folder(folder)
        write_atomically(said, f"{json.dumps(known, indent=1)}\n")
        write_atomically(packed, gzip.compress(received.data, mtime=0))
    except (OSError, InputError):
        return False
    return True


def read_capture(digest: str, folder: Path, most_bytes: int) -> Received | None:
    """The bytes with this hash; None if they are not in the folder. Raises InputError where they are damaged, or unpack
    to more than `most_bytes`."""
    if not _HASH.fullmatch(digest):
        raise input_error(digest[:80], "is no hash of captured bytes", "A comparison names them by their SHA-256.")
    packed, said = capture_files(folder, digest)
    if not packed.exists():
        return None
    try:
        unpacker = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
        data = unpacker.decompress(read_regular(packed, most_bytes), most_bytes + 1)
    except zlib.error:
        raise input_error(packed, "is damaged", _REMEDY) from None
    if len(data) > most_bytes:
        raise input_error(packed, f"unpacks to more than {most_bytes:,} bytes", "limits.file_megabytes allows more.")
    known = _said(said)
    received = Received.of(data, known.get("charset"), is_page=known.get("isPage") is True)
    if received.sha256 != digest:
        raise input_error(packed, "is damaged: its bytes have another hash than its name says", _REMEDY)
    return received


def _said(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(read_regular(path, _LARGEST_SAYING))
    except (ValueError, RecursionError, FileNotFoundError):
        found = None
    if not isinstance(found, dict) or not isinstance(found.get("charset"), str | None):
        raise input_error(path, "is damaged or missing: it says how the bytes are to be read", _REMEDY)
    return found


def capture_files(folder: Path, digest: str) -> tuple[Path, Path]:
    """The file of captured bytes, and the one of what their sender said of them."""
    return folder / f"{digest}.gz", folder / f"{digest}.json"


def copy_captures(digests: list[str], folder: Path, to: Path) -> int:
    """Copy captures to another folder, to be handed on with a comparison; gives their number. Raises InputError."""
    copied = 0
    for digest in dict.fromkeys(digests):
        for source in capture_files(folder, digest):
            if source.exists():
                write_atomically(to / source.name, source.read_bytes())
                copied += source.suffix == ".gz"
    return copied
