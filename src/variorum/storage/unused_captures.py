"""Captured bytes that no saved comparison names any more, and their removal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from variorum.base.errors import input_error
from variorum.base.paths import is_comparison
from variorum.storage.captures import capture_files, stored_captures
from variorum.storage.file.read_write import read_project


@dataclass(frozen=True, slots=True)
class CaptureUse:
    """What a folder of captures holds, by hash with the bytes that each takes: all of them, and those that none of the
    comparisons names."""

    stored: dict[str, int]
    unused: dict[str, int]


def capture_use(folder: Path, comparisons: Iterable[Path]) -> CaptureUse:
    """Which captures are named by none of these comparison files, for none of their versions. Raises InputError where
    one cannot be read: what it names is not known."""
    stored = stored_captures(folder)
    named = {digest for path in comparisons for digest in _named_in(path)}
    return CaptureUse(stored, {digest: size for digest, size in stored.items() if digest not in named})


def comparisons_under(folder: Path) -> list[Path]:
    """All comparison files in a folder and the folders in it, in order. Raises InputError if there is no such
    folder."""
    if not folder.is_dir():
        raise input_error(folder, "is no folder", "Name the folders in which you save comparisons.")
    return sorted(path for path in folder.rglob("*") if is_comparison(path) and path.is_file())


def remove_captures(digests: Iterable[str], folder: Path) -> int:
    """Remove captures with what their sender said of them; gives their number. Raises InputError."""
    removed = 0
    for digest in digests:
        packed, said = capture_files(folder, digest)
        try:
            packed.unlink(missing_ok=True)
        except OSError as error:
            raise input_error(packed, f"cannot be removed ({error.strerror})", "Check the folder.") from None
        with suppress(OSError):
            said.unlink(missing_ok=True)
        removed += 1
    return removed


def _named_in(path: Path) -> Iterator[str]:
    project = read_project(path)
    for n in range(len(project.articles)):
        for version in project.versions(n):
            if (digest := version.article.metadata.capture) is not None:
                yield digest
