"""What the reader sends to a real terminal, byte for byte, when every text of a story is an attack."""

from __future__ import annotations

import asyncio
import re
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, redirect_stderr
from typing import TextIO, cast

import pytest
from rich.traceback import Traceback
from textual.content import Content
from textual.widgets import Button, Input, OptionList, Static, TextArea

from tests.factories import PARAGRAPHS
from tests.on_a_terminal import ATTACK, pseudo_terminal
from tests.tui.driver import Driver, reading
from variorum.annotations.note import Anchor, Note, anchor_at
from variorum.articles.article import Article, Metadata
from variorum.base.errors import input_error
from variorum.cli.streams import SafeStream
from variorum.config.settings import Settings
from variorum.project.project import Project
from variorum.session.open import open_paths
from variorum.session.session import Session
from variorum.storage.saved_comparisons import projects_folder
from variorum.tui.app import VariorumApp
from variorum.tui.launch import resumed

# What the reader itself never sends.
HOSTILE = re.compile("[\x80-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\x08]|gone\x07|\x1b\\[77m|\x1b\\]2;")


@pytest.fixture
def comparison() -> str:
    """A stranger's comparison, with a name that is an attack too."""
    known = Metadata(f"headline {ATTACK}", f"author {ATTACK}", f"outlet {ATTACK}", f"date {ATTACK}", url=ATTACK)
    articles = [
        Article(f"{n}{ATTACK}.txt", "\n".join((*PARAGRAPHS[n:], ATTACK, "Share this")), known) for n in range(2)
    ]
    project = Project.of(articles)
    places = (anchor_at(0, articles[0].text, 0, 30), Anchor(0), Anchor(1, 0, 9, ATTACK, lost=True))
    for n, place in enumerate(places):
        modified = "M\x1b[77mN\u202e"  # of which ten characters are shown
        note = Note(f"n{n}", f"Text {ATTACK}", (place,), (f"tag{ATTACK}",), "", modified, author=ATTACK)
        project = project.with_note(note)
    folder = projects_folder(Settings().folders, articles)
    return str(Session(Settings(), project).save(folder / f"a{ATTACK}"))


class Watched:
    """The reader on a terminal, and what it sends there."""

    def __init__(self, reader: Driver, pieces: list[bytes]) -> None:
        self.reader, self._pieces = reader, pieces

    async def painted(self, *keys: str) -> str:
        """What is painted after some keys."""
        before = len(self._pieces)
        await self.reader.press(*keys)
        await self._written()
        return b"".join(self._pieces[before:]).decode(errors="replace")

    async def _written(self) -> None:
        """Wait until the thread that writes to the terminal has nothing more."""
        count = -1
        while count != len(self._pieces):
            count = len(self._pieces)
            await asyncio.sleep(0.01)

    async def until(self, words: str) -> None:
        """Wait until some words were sent: a screen is painted a moment after its parts have changed."""
        for _ in range(500):
            await self.reader.rest()
            if words in self.sent:
                return
            await asyncio.sleep(0.01)
        raise AssertionError(f"{words!r} was not sent")

    @property
    def sent(self) -> str:
        """All that was sent."""
        return b"".join(self._pieces).decode(errors="replace")


@asynccontextmanager
async def watched(path: str, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Watched]:
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.setenv("LINES", "40")
    with (
        pseudo_terminal() as (terminal, pieces),
        open(terminal, closefd=False) as keys,
        open(terminal, "w", encoding="utf-8", closefd=False) as out,
    ):
        monkeypatch.setattr(sys, "__stdin__", keys)
        monkeypatch.setattr(sys, "__stderr__", out)
        async with reading([path], headless=False) as reader:
            yield Watched(reader, pieces)


# Keys, and the screen that is in front after them.
WAY = (
    ("enter", "Compare"), ("A", "ChoiceDialog"), ("escape", "Compare"), ("q", "Story"), ("2", "Read"),
    ("q", "Story"), ("4", "Coverage"), ("q", "Story"), ("O", "Comparisons"), ("D", "ChoiceDialog"),
)  # fmt: skip


async def test_what_metadata_notes_and_names_say_is_shown_and_not_obeyed(
    comparison: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with watched(comparison, monkeypatch) as terminal:
        painted = await terminal.painted("e")
        for name in ("headline", "author", "outlet", "date"):
            assert f"{name} A␛]2;gone␇B␛[77mC" in painted
        await terminal.painted("escape")
        assert "M␛[77mN�" in await terminal.painted("apostrophe")
        assert "Text A␛]2;gone␇B␛[77mC" in await terminal.painted("e")
        await terminal.painted("escape", "q")
        for key, screen in WAY:
            await terminal.painted(key)
            assert terminal.reader.name == screen
        terminal.reader.app.notify_error(input_error(f"x{ATTACK}", ATTACK, ATTACK))
        terminal.reader.app.notify(ATTACK, title=f"title {ATTACK}", markup=True)
        await terminal.until("title A␛]2;gone␇B␛[77mC")
        await terminal.until("aA␛]2;gone␇B␛[77mC")
        assert not HOSTILE.search(terminal.sent)


async def test_textuals_own_widgets_cannot_send_it_either(comparison: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever forgets to make its words safe: a control character takes no room, and is left out."""
    async with watched(comparison, monkeypatch) as terminal:
        careless = Input(f"{ATTACK}\x9d", placeholder=ATTACK)
        careless.border_title = ATTACK
        screen = terminal.reader.app.screen
        await screen.mount(Static(f"static {ATTACK}", markup=False), careless, TextArea(f"area {ATTACK}"))
        await screen.mount(Button(ATTACK), OptionList(Content(ATTACK)))
        await terminal.until("static A]2;goneB[77mC")
        assert not HOSTILE.search(terminal.sent)


def test_the_report_of_a_crash_is_not_obeyed(seeds: list[str]) -> None:
    app = VariorumApp(resumed(open_paths(seeds[:2], Settings())))
    with (
        pseudo_terminal() as (terminal, pieces),
        open(terminal, "w", encoding="utf-8", closefd=False) as out,
        redirect_stderr(cast(TextIO, SafeStream(out))),
    ):
        app.error_console.print(Traceback.from_exception(ValueError, ValueError(ATTACK), None))
    written = b"".join(pieces).decode()
    assert "A␛]2;gone" in written
    assert "\x1b" not in written
    assert not HOSTILE.search(written)
