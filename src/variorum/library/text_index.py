"""Searching the texts of a library: an index by SQLite's FTS5 in the user's cache, made anew when the tables change."""

from __future__ import annotations

import hashlib
import os
import re
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Final

import platformdirs

from variorum.base.batches import batches
from variorum.base.errors import InputError, input_error
from variorum.base.private_folders import private_folder
from variorum.library.folder import is_finished

_VERSION: Final = "3"  # of the index
_AT_ONCE: Final = 500  # articles that are written together
_SHORTEST: Final = 2  # letters from which texts are searched: one letter begins a word in all of them
_WORD: Final = re.compile(r"\w+")
_SHOWN: Final = 14  # words around what is found

# An article's name, and its text.
NamedText = tuple[str, str]


def can_index() -> bool:
    """Whether this Python's SQLite has FTS5."""
    try:
        with closing(sqlite3.connect(":memory:")) as memory:
            memory.execute("CREATE VIRTUAL TABLE texts USING fts5(text)")
    except sqlite3.Error:
        return False
    return True


def query_of(sought: str) -> str:
    """What FTS5 is asked for: all these words, the last of them as it may go on; "" where texts are not searched."""
    words = _WORD.findall(sought)
    if not words or max(map(len, words)) < _SHORTEST:
        return ""
    return " ".join(f'"{word}"' for word in words) + "*"


class TextIndex:
    """The index of one library. It is searched from any thread, and made in one."""

    def __init__(self, folder: Path, stamp: str) -> None:
        named = hashlib.sha256(os.fsencode(folder.absolute())).hexdigest()[:24]
        self.path = platformdirs.user_cache_path("variorum") / "libraries" / f"{named}.sqlite"
        self._folder, self._stamp = folder.absolute(), f"{_VERSION} {stamp}"
        self._names: list[str] = []

    def is_fresh(self) -> bool:
        """Whether it is there, and of these tables."""
        if not self.path.is_file():
            return False
        try:
            with closing(self._opened()) as index:
                return bool(index.execute("SELECT stamp FROM about").fetchone() == (self._stamp,))
        except sqlite3.Error:
            return False

    def make(self, texts: Iterable[NamedText], progress: Callable[[int], bool] = lambda _done: True) -> bool:
        """Make it of the texts, whole or not at all; `progress` is told how many are done, and says whether to go on.
        Says whether it was made. Raises InputError."""
        try:
            private_folder(self.path.parent)
            handle, name = tempfile.mkstemp(prefix=".making.", suffix=".sqlite", dir=self.path.parent)
            os.close(handle)
            try:
                if whole := self._fill(name, texts, progress):
                    Path(name).replace(self.path)
                    _remove_left_over(self.path.parent)
                return whole
            finally:
                Path(name).unlink(missing_ok=True)
        except (OSError, sqlite3.Error) as error:
            what = f"cannot be written ({error})"
            raise input_error(self.path, what, "Texts are not searched until there is room.") from None

    def _fill(self, name: str, texts: Iterable[NamedText], progress: Callable[[int], bool]) -> bool:
        with closing(sqlite3.connect(name, isolation_level=None)) as index:
            index.execute("PRAGMA journal_mode = OFF")
            index.execute("PRAGMA synchronous = OFF")
            index.execute("CREATE TABLE about (stamp TEXT, folder TEXT)")
            index.execute("CREATE TABLE names (number INTEGER PRIMARY KEY, article TEXT)")
            index.execute(
                "CREATE VIRTUAL TABLE texts USING fts5(text, prefix='1 2 3', tokenize='unicode61 remove_diacritics 2')"
            )
            done = 0
            for some in batches(texts, _AT_ONCE):
                numbered = list(enumerate(some, done + 1))
                index.execute("BEGIN")
                index.executemany("INSERT INTO names VALUES (?, ?)", [(n, article) for n, (article, _) in numbered])
                index.executemany("INSERT INTO texts (rowid, text) VALUES (?, ?)", [(n, t) for n, (_, t) in numbered])
                index.execute("COMMIT")
                done += len(some)
                if not progress(done):
                    return False
            index.execute("INSERT INTO about VALUES (?, ?)", (self._stamp, os.fsencode(self._folder).hex()))
        return True

    def articles_with(self, sought: str) -> tuple[str, ...]:
        """The names of the articles whose texts hold all of some words, in the order of the table. Raises
        InputError."""
        if not (query := query_of(sought)):
            return ()
        with self._asked() as index:
            if not self._names:
                self._names = ["", *(name for (name,) in index.execute("SELECT article FROM names ORDER BY number"))]
            # In one row: for each of thousands the screen that is painted meanwhile would be kept waiting.
            ((found,),) = index.execute("SELECT group_concat(rowid) FROM texts WHERE texts MATCH ?", (query,))
        return tuple(map(self._names.__getitem__, map(int, found.split(",")))) if found else ()

    def passage(self, sought: str, article: str) -> str:
        """Some words of an article's text around what is sought; "" where it does not hold them. Raises InputError."""
        if not (query := query_of(sought)):
            return ""
        with self._asked() as index:
            found = index.execute(
                f"SELECT snippet(texts, 0, '', '', '…', {_SHOWN}) FROM texts"  # noqa: S608 - a number of ours
                " WHERE texts MATCH ? AND rowid = (SELECT number FROM names WHERE article = ?)",
                (query, article),
            ).fetchone()
        return " ".join(found[0].split()) if found else ""

    def _opened(self) -> sqlite3.Connection:
        return sqlite3.connect(f"{self.path.absolute().as_uri()}?mode=ro", uri=True)

    @contextmanager
    def _asked(self) -> Iterator[sqlite3.Connection]:
        try:
            with closing(self._opened()) as index:
                yield index
        except (sqlite3.Error, IndexError) as error:
            raise _broken(self.path, error) from None


def _remove_left_over(folder: Path) -> None:
    """Remove the indexes of libraries that are there no more, and those that another version made."""
    for path in sorted(folder.glob("[!.]*.sqlite")):
        try:
            with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as index:
                stamp, library = index.execute("SELECT stamp, folder FROM about").fetchone()
            is_used = stamp.startswith(f"{_VERSION} ") and is_finished(Path(os.fsdecode(bytes.fromhex(library))))
        except (sqlite3.Error, TypeError, ValueError):
            is_used = False
        if not is_used:
            with suppress(OSError):
                path.unlink()


def _broken(path: Path, error: Exception) -> InputError:
    return input_error(path, f"cannot be searched ({error})", "Remove it: it is made anew.")
