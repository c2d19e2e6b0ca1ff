"""The journal: what is not saved yet, written down step by step, so that it survives a crash.

A file of JSON lines in the user's state folder: first the comparison as it was opened, then a line for
each step. A line that was cut off by a crash was never confirmed, and is passed over.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import platformdirs

from variorum.notebook.changes import as_read, changes_between, with_changes
from variorum.notebook.file_data import comparison_data, note_data, note_from
from variorum.notebook.file_format import comparison_from
from variorum.notebook.locks import taken
from variorum.notebook.notes import Note
from variorum.notebook.saved_comparison import SavedComparison
from variorum.problems import InputError, refuse
from variorum.yaml_files import Document

if TYPE_CHECKING:
    from filelock import BaseFileLock

SCHEMA: Final = "variorum/journal/1"
UNFINISHED: Final = "unfinished"  # the tag of a note that was being typed
_SUFFIX: Final = ".journal"


def journals_folder() -> Path:
    """Where journals lie: in the user's state folder."""
    return platformdirs.user_state_path("variorum") / "journals"


@dataclass(frozen=True, slots=True)
class Unsaved:
    """Work that a program which ended left in its journal: how it began, how far it came, the file that
    was open, if one was, and when the last line was written (seconds since 1970)."""

    path: Path
    beginning: SavedComparison
    end: SavedComparison
    file: str
    moment: float


class Journal:
    """The journal of one comparison that is open. No other program writes to it."""

    def __init__(self, folder: Path, beginning: SavedComparison, file: Path | None = None) -> None:
        self._folder, self._beginning, self._saved_as = folder, beginning, file
        self._written = beginning
        self._path: Path | None = None
        self._lock: BaseFileLock | None = None
        self._file: int | None = None  # a descriptor: no buffer may hold what the disk refused
        self._length = 0

    def write(self, state: SavedComparison) -> None:
        """Write down what changed; when it returns, that is on the disk. Raises InputError."""
        if changes := changes_between(self._written, state):
            self._append({"changes": changes})
            self._written = state

    def write_typing(self, note: Note | None) -> None:
        """Write down a note that is still being typed; None when it is done with. Raises InputError."""
        if note is not None or self._file is not None:
            self._append({"typing": None if note is None else note_data(note)})

    def begin_anew(self, saved: SavedComparison, file: Path | None, now: SavedComparison) -> None:
        """After saving: what was saved needs no journal any more, what came since does."""
        self.discard()
        self._beginning = self._written = saved
        self._saved_as = file
        self.write(now)

    def discard(self) -> None:
        """Remove the journal."""
        if self._path is not None:
            with suppress(OSError):
                self._path.unlink(missing_ok=True)
        self.close()

    def close(self) -> None:
        """Let go of the file; what is in it stays, to be found by the next start."""
        if self._file is not None:
            with suppress(OSError):
                os.close(self._file)
        if self._lock is not None:
            self._lock.release()
        self._file = self._lock = self._path = None
        self._written = self._beginning

    def _append(self, record: dict[str, Any]) -> None:
        try:
            if self._file is None:
                self._begin()
            self._write(_line(record))
        except OSError as error:
            self._step_back()
            where = self._path or self._folder
            what = f"cannot be written ({error.strerror or error}): what you write is in memory only"
            raise refuse(where, what, "Save the comparison to another place now.") from None

    def _begin(self) -> None:
        """Open a file under the first name that no other program has."""
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._path, self._lock = next(self._free_places())
        self._file, self._length = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), 0
        head = {
            "schema": SCHEMA,
            "file": str(self._saved_as or ""),
            "comparison": comparison_data(self._beginning),
        }
        self._write(_line(head))

    def _write(self, line: bytes) -> None:
        if self._file is None:
            raise OSError("the journal is not open")
        rest = memoryview(line)
        while rest:
            rest = rest[os.write(self._file, rest) :]
        os.fsync(self._file)
        self._length += len(line)

    def _step_back(self) -> None:
        """After a line that came only in part: end the file where the line before ended, or leave it, so
        that the next line is not written behind a torn one."""
        try:
            if self._file is not None and self._length:
                os.ftruncate(self._file, self._length)
                return
        except OSError:
            pass
        if self._length == 0 and self._path is not None:
            with suppress(OSError):
                self._path.unlink()
        self.close()

    def _free_places(self) -> Iterator[tuple[Path, BaseFileLock]]:
        n = 0
        while True:
            n += 1
            path = self._folder / f"{_key(self._beginning)}-{n}{_SUFFIX}"
            lock = None if path.exists() else taken(_lock_of(path))
            if lock is not None and not path.exists():
                yield path, lock
            elif lock is not None:
                lock.release()


def _lock_of(path: Path) -> Path:
    return path.with_suffix(".lock")


def _line(record: dict[str, Any]) -> bytes:
    # Lone surrogates, which no UTF-8 file can hold, stay escapes.
    return json.dumps(record, ensure_ascii=True, separators=(",", ":")).encode() + b"\n"


def _key(comparison: SavedComparison) -> str:
    """The same for the same articles, in whatever order."""
    hashes = sorted(article.sha256 for article in comparison.articles)
    return hashlib.sha256("\n".join(hashes).encode()).hexdigest()[:24]


def left_behind(folder: Path, opened: SavedComparison | None = None) -> list[Unsaved]:
    """Work left in journals, of what was opened or of everything, the newest first.

    Journals of programs that still run are passed over, and so are those that hold nothing or cannot be
    read, which are left as they are.
    """
    pattern = f"*{_SUFFIX}" if opened is None else f"{_key(opened)}-*{_SUFFIX}"
    found = []
    for path in sorted(folder.glob(pattern)):
        lock = taken(_lock_of(path))
        if lock is not None:
            lock.release()
            with suppress(OSError, InputError, ValueError, LookupError, TypeError, AttributeError):
                found.append(_read(path))
    found.sort(key=lambda work: (-work.moment, work.path))
    return [work for work in found if work.end != work.beginning]


def throw_away(work: Unsaved) -> None:
    """Remove a journal whose work was taken up, or is given up."""
    with suppress(OSError):
        work.path.unlink(missing_ok=True)


def _read(path: Path) -> Unsaved:
    lines = path.read_bytes().split(b"\n")[:-1]  # what follows the last line end was cut off
    head = json.loads(lines[0])
    beginning = comparison_from(Document(str(path), as_read(head["comparison"]), {}))
    state, typing = beginning, None
    for line in lines[1:]:
        try:
            record = json.loads(line)
            if "changes" in record:
                state, typing = with_changes(state, record["changes"]), None
            else:
                typing = record["typing"] and note_from(record["typing"])
        except (ValueError, LookupError, TypeError):
            break  # what stands behind it builds on it
    if typing is not None and typing.text:
        tags = tuple(dict.fromkeys((*typing.tags, UNFINISHED)))
        taken = any(note.id == typing.id for note in state.notes)
        note_id = state.next_note_id() if taken else typing.id
        state = state.with_note(replace(typing, id=note_id, tags=tags))
    return Unsaved(path, beginning, state, str(head["file"]), path.stat().st_mtime)
