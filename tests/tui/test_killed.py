"""The reader itself, in a terminal, killed while notes are written and saved."""

import os
import random
import re
import select
import threading
import time
from pathlib import Path

import pytest

from benchmarks.measuring import VARIORUM
from benchmarks.terminal import Terminal
from tests.factories import PARAGRAPHS
from variorum.storage.file.read_write import read_project
from variorum.storage.journal import find_recoverable, journals_folder

STORY = "\n".join(PARAGRAPHS)


class Writer:
    """Writes notes in a terminal until the program is killed, and remembers what was on the screen."""

    def __init__(self, terminal: Terminal) -> None:
        self._terminal, self.seen = terminal, b""

    def press(self, keys: bytes, until: bytes, most: float = 3.0) -> None:
        """Press keys, and read until some words are painted, or for some time."""
        self._terminal.write(keys)
        start, end = len(self.seen), time.monotonic() + most
        while until not in self.seen[start:] and time.monotonic() < end:
            if select.select([self._terminal.fd], [], [], 0.05)[0]:
                self.seen += os.read(self._terminal.fd, 65536)

    def write_and_save(self, path: Path) -> None:
        """Note after note, saved now and then."""
        self.press(b"", b"articles", 20)
        self.press(b"L", b"no lines removed")
        for n in range(1, 10_000):
            self.press(b"A", b"Add a note")
            self.press(b"\r", b"Note on")
            self.press(b"note %d\x13" % n, b"n%d kept" % n)
            if n == 3:
                self.press(b"s", b"Save the comparison as")
                self.press(b"\x15", b"nothing", 0.2)  # what is typed at once would come before it
                self.press(b"%s\r" % str(path).encode(), b"Saved to")
            elif n % 3 == 0:
                self.press(b"s", b"Saved to")


@pytest.mark.parametrize("seed", range(int(os.environ.get("VARIORUM_APP_KILLS", "1"))))
def test_every_note_that_was_confirmed_on_the_screen_is_there(tmp_path: Path, seed: int) -> None:
    """VARIORUM_APP_KILLS=200 kills it so often."""
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "b.txt").write_text(STORY[::-1], encoding="utf-8")
    moment = 1.5 + 4 * random.Random(seed).random()  # noqa: S311 - the same moments each time
    terminal = Terminal([*VARIORUM, str(tmp_path)])
    killer = threading.Timer(moment, os.kill, (terminal.pid, 9))
    killer.start()
    writer = Writer(terminal)
    with pytest.raises(OSError, match="Input/output error"):  # what reading from a dead program gives
        writer.write_and_save(tmp_path / "story")
    killer.join()
    os.waitpid(terminal.pid, 0)
    os.close(terminal.fd)
    confirmed = {found.decode() for found in re.findall(rb"Note (n\d+) kept", writer.seen)}
    saved = tmp_path / "story.variorum.yaml"
    notes = {note.id: note.text for note in read_project(saved).notes} if saved.exists() else {}
    for work in find_recoverable(journals_folder()):
        notes |= {note.id: note.text for note in work.end.notes if "unfinished" not in note.tags}
    assert confirmed <= notes.keys()
    assert all(notes[note] == f"note {note[1:]}" for note in confirmed)
    if "VARIORUM_APP_KILLS" in os.environ:
        print(f"{len(confirmed)} confirmed, {len(notes)} there, saved: {saved.exists()}")  # noqa: T201
