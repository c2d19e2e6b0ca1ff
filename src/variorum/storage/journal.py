"""The journal: what is not saved yet, written down step by step, so that it survives a crash.

A file of JSON lines in the user's state folder: first the comparison as it was opened, then a line for
each step. A line that was cut off by a crash was never confirmed, and is passed over; nothing else is, in
silence: a journal that cannot be read is named, and so is the line from which on one is damaged.
"""

from __future__ import annotations

import errno
import hashlib
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import platformdirs

from variorum.annotations.note import Note
from variorum.base.errors import InputError, Problem, input_error
from variorum.base.file_locks import try_lock
from variorum.base.private_folders import private_folder
from variorum.project.project import Project
from variorum.storage.delta import diff_projects
from variorum.storage.file.codec import note_data, project_data
from variorum.storage.journal_lines import as_line, head_line
from variorum.storage.journal_reading import DRAFT_TAG, RecoverableWork, read_journal

if TYPE_CHECKING:
    from filelock import BaseFileLock

__all__ = [
    "DRAFT_TAG",
    "Found",
    "Journal",
    "RecoverableWork",
    "discard_recoverable",
    "find_recoverable",
    "journals_folder",
    "look_for_work",
    "put_away",
]  # fmt: skip

_SUFFIX: Final = ".journal"
_MOST: Final = 1_000  # journals of the same articles
_TRIES: Final = 3  # where somebody removes the journal while it is written


def journals_folder() -> Path:
    """Where journals lie: in the user's state folder."""
    return platformdirs.user_state_path("variorum") / "journals"


class Journal:
    """The journal of one comparison that is open. No other program writes to it."""

    def __init__(self, folder: Path, beginning: Project, file: Path | None = None) -> None:
        self._folder, self._beginning, self._saved_as = folder, beginning, file
        self._written = self._latest = beginning  # what the file says, and what it shall say
        self._path: Path | None = None
        self._lock: BaseFileLock | None = None
        self._file: int | None = None  # a descriptor: no buffer may hold what the disk refused
        self._length = 0

    def write(self, project: Project) -> None:
        """Write down what changed; when it returns, that is on the disk. Raises InputError."""
        self._latest = project
        self._append(None)

    def write_typing(self, note: Note | None) -> None:
        """Write down a note that is still being typed; None when it is done with. Raises InputError."""
        if note is not None or self._file is not None:
            self._append({"typing": None if note is None else note_data(note)})

    def restart(self, saved: Project, file: Path | None, now: Project) -> None:
        """After saving: what was saved needs no journal any more, what came since does."""
        self.discard()
        self._beginning = self._written = self._latest = saved
        self._saved_as = file
        self.write(now)

    def discard(self) -> None:
        """Remove the journal."""
        if self._path is not None and not self._is_gone():
            with suppress(OSError):
                self._path.unlink(missing_ok=True)
        self.close()

    def close(self) -> None:
        """Let go of the file; what is in it stays, to be found by the next start."""
        if self._file is not None:
            with suppress(OSError):
                os.close(self._file)
        if self._lock is not None:
            with suppress(OSError):
                self._lock.release()
        self._file = self._lock = self._path = None
        self._written = self._beginning

    def _append(self, record: dict[str, Any] | None) -> None:
        try:
            if not any(self._wrote(record) for _ in range(_TRIES)):
                raise OSError(errno.ENOENT, "its folder is removed again and again")
        except OSError as error:
            self._step_back()
            where = self._path or self._folder
            what = f"cannot be written ({error.strerror or error}): what you write is in memory only"
            raise input_error(where, what, "Save the comparison to another place now.") from None

    def _wrote(self, record: dict[str, Any] | None) -> bool:
        """Write what changed, and a record; whether that now stands where the next start looks for it."""
        if self._is_gone():
            self.close()
        changes = diff_projects(self._written, self._latest)
        if not changes and record is None:
            return True
        if self._file is None:
            self._begin()
        if changes:
            self._write(as_line({"changes": changes}))
            self._written = self._latest
        if record is not None:
            self._write(as_line(record))
        return not self._is_gone()

    def _is_gone(self) -> bool:
        """Whether somebody removed the file that is open, or put another in its place."""
        if self._file is None or self._path is None:
            return False
        try:
            return not os.path.samestat(self._path.stat(), os.fstat(self._file))
        except OSError:
            return True

    def _begin(self) -> None:
        """Open a file under the first name that no other program has."""
        private_folder(self._folder)
        names = (f"{_key(self._beginning)}-{n}{_SUFFIX}" for n in range(1, _MOST))
        if not any(self._opened(self._folder / name) for name in names):
            raise OSError(errno.EEXIST, "there are too many journals of these articles")
        self._write(head_line(project_data(self._beginning), str(self._saved_as or "")))

    def _opened(self, path: Path) -> bool:
        """Open a file that is not there yet; False if another program has it."""
        if path.exists():
            return False
        try:
            if (lock := try_lock(_lock_of(path))) is None:
                return False
        except OSError:
            lock = None  # better a journal without a lock than none; should the disk be full, that shows now
        try:
            self._file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND, 0o600)
        except OSError as error:
            if lock is not None:
                lock.release()
            if isinstance(error, FileExistsError):
                return False
            raise
        self._path, self._lock, self._length = path, lock, 0
        return True

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


@dataclass(frozen=True, slots=True)
class Found:
    """What is in journals: work, the newest first, and what is wrong with those that cannot be read."""

    work: tuple[RecoverableWork, ...]
    unencoded_articles: tuple[Problem, ...]


def find_recoverable(folder: Path, opened: Project | None = None) -> list[RecoverableWork]:
    """Work left in journals, of what was opened or of everything, the newest first."""
    return list(look_for_work(folder, opened).work)


def look_for_work(folder: Path, opened: Project | None = None) -> Found:
    """Look through the journals of what was opened, or all of them.

    Those of programs that still run are passed over, and so are those that hold nothing. None is changed.
    """
    found: list[RecoverableWork] = []
    unencoded_articles: list[Problem] = []
    pattern = f"*{_SUFFIX}" if opened is None else f"{_key(opened)}-*{_SUFFIX}"
    try:
        paths = sorted(folder.glob(pattern))
    except OSError as error:
        return Found((), (Problem(str(folder), f"cannot be read ({error.strerror})", "Check the folder."),))
    for path in paths:
        try:
            work = _left_in(path)
        except InputError as error:
            unencoded_articles += error.problems if path.exists() else ()  # or saved by now
        except FileNotFoundError:
            continue
        else:
            found += () if work is None else (work,)
    return Found(tuple(sorted(found, key=lambda work: (-work.moment, work.path))), tuple(unencoded_articles))


def discard_recoverable(work: RecoverableWork) -> None:
    """Remove a journal whose work is given up."""
    with suppress(OSError):
        work.path.unlink(missing_ok=True)


def put_away(work: RecoverableWork) -> None:
    """Remove a journal whose work was taken up; a damaged one is kept under another name."""
    if work.damaged is None:
        discard_recoverable(work)
    else:
        with suppress(OSError):
            work.path.replace(work.aside)


def _left_in(path: Path) -> RecoverableWork | None:
    """The work in a journal; None where a program is still writing it, or nothing is in it.

    Raises InputError if it cannot be read.
    """
    try:
        lock = try_lock(_lock_of(path))
    except OSError:
        return read_journal(path, has_locks=False)
    if lock is None:
        return None
    lock.release()
    return read_journal(path)


def _lock_of(path: Path) -> Path:
    """Where the lock of a journal lies."""
    return path.with_suffix(".lock")


def _key(comparison: Project) -> str:
    """A name for the articles of a project, one for each set of them, in whatever order."""
    hashes = sorted(article.sha256 for article in comparison.articles)
    return hashlib.sha256("\n".join(hashes).encode()).hexdigest()[:24]
