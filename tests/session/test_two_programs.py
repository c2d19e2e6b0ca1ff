"""Two programs at one instant: what one was told is saved, the other does not overwrite unasked."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.session.test_saving import NOTED, STATE
from variorum.config.settings import Settings
from variorum.session.session import Session
from variorum.storage.file.read_write import read_project

ROUNDS = int(os.environ.get("VARIORUM_RACES", "6"))
ROOT = Path(__file__).parents[2]

RACER = """
import sys, time
from pathlib import Path
from variorum.session.session import Session
from variorum.annotations.note import Anchor, Note
from variorum.base.errors import InputError
from variorum.config.settings import Settings
from tests.session.test_saving import STATE

name = sys.argv[1]
for line in sys.stdin:
    path, is_new = Path(line.strip()), line.strip().endswith("new")
    session = Session(Settings(), STATE) if is_new else Session.opened(path, Settings())
    session.apply(session.project.with_note(Note(name, "Look.", (Anchor(0),))), "a note")
    print("ready", flush=True)
    moment = float(sys.stdin.readline())
    while time.time() < moment:
        pass
    try:
        session.save(path)
        print("saved", flush=True)
    except InputError as error:
        print(error, flush=True)
"""


class Racer:
    """A program that opens a comparison, writes a note, and saves it when it is told to."""

    def __init__(self, name: str, home: Path) -> None:
        self.name, pipe = name, subprocess.PIPE
        self.process = subprocess.Popen(
            [sys.executable, "-c", RACER, name], stdin=pipe, stdout=pipe, text=True, cwd=ROOT,
            env={**os.environ, "XDG_STATE_HOME": str(home)},
        )  # fmt: skip

    def tell(self, words: object) -> None:
        """A line for it."""
        assert self.process.stdin is not None
        self.process.stdin.write(f"{words}\n")
        self.process.stdin.flush()

    def hear(self) -> str:
        """A line of its own."""
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()


@pytest.fixture(scope="module")
def racers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Racer]]:
    """Two programs of one reader."""
    home = tmp_path_factory.mktemp("state")
    racers = [Racer(name, home) for name in ("a", "b")]
    yield racers
    for racer in racers:
        racer.process.communicate()


def race(path: Path, racers: list[Racer]) -> dict[str, str]:
    """What each of them came to, all saving at one instant."""
    for racer in racers:
        racer.tell(path)
    assert [racer.hear() for racer in racers] == ["ready", "ready"]
    moment = time.time() + 0.02
    for racer in racers:
        racer.tell(moment)
    return {racer.name: racer.hear() for racer in racers}


def test_of_two_programs_that_save_at_one_instant_one_is_told_and_overwrites_nothing(
    tmp_path: Path, racers: list[Racer]
) -> None:
    """VARIORUM_RACES=60 lets them race so often."""
    overwritten = 0
    for n in range(ROUNDS):
        path = Session(Settings(), NOTED).save(tmp_path / f"story{n}")
        told = race(path, racers)
        there = {note.id for note in read_project(path).notes}
        overwritten += any(told[name] == "saved" and name not in there for name in told)
        assert any(name in there for name in told)
        others = [words for words in told.values() if words != "saved"]
        assert all("was changed by another program" in words for words in others), told
    assert overwritten == 0, f"{overwritten} of {ROUNDS}"
    assert not list(tmp_path.glob(".*"))


def test_of_two_programs_that_take_one_new_name_one_is_told(tmp_path: Path, racers: list[Racer]) -> None:
    for n in range(ROUNDS):
        told = race(tmp_path / f"story{n}new", racers)
        (winner,) = (name for name in told if told[name] == "saved")
        project = read_project(tmp_path / f"story{n}new.variorum.yaml")
        assert {note.id for note in project.notes} == {winner}
        assert project.articles == STATE.articles
        assert any("exists already" in words for words in told.values())
