"""Errors in the app that nobody expected: a notice and the log, and the reader goes on."""

import asyncio
import importlib
import pkgutil
import sys
import threading
from collections.abc import Callable

import pytest
from textual import events
from textual.app import App
from textual.message_pump import MessagePump

import variorum.tui
from benchmarks.terminal import Terminal
from tests.tui.driver import reading
from variorum.base.error_log import log_file
from variorum.session.session import Session
from variorum.storage.journal import find_recoverable, journals_folder
from variorum.tui.error_boundary import Resilient
from variorum.tui.widgets.page_view import PageView


def broken(*_: object, **__: object) -> None:
    raise ArithmeticError("an article said [red]this[/] \x1b[2J")


# What breaks, and the keys that come upon it and lead back to the story.
BROKEN = {
    "variorum.tui.screens.story.StoryScreen.action_raw": ["r"],
    "variorum.tui.screens.story.text_page": ["down", "up"],
    "variorum.sourcing.profile.sourcing_profiles": ["F"],
    "variorum.tui.screens.lines.LinesScreen.compose": ["L", "q"],
    "variorum.tui.screens.coverage.coverage_page": ["4", "q"],
    "variorum.session.session.Session.save": ["s", "enter"],
    "variorum.tui.services.opening.OpeningService.open_file": ["O", "at", "x", "enter", "q"],
}


async def test_the_reader_goes_on_until_nothing_can_be_painted(
    seeds: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reading(seeds[:2], size=(80, 24), with_mishaps=True) as reader:
        for what, keys in BROKEN.items():
            reader.app.mishaps.clear()
            with monkeypatch.context() as patch:
                patch.setattr(what, broken)
                await reader.press(*keys)
            assert reader.name == "Story"
            assert isinstance(reader.app.mishaps[0], ArithmeticError), what
        said = "Something went wrong: ArithmeticError: an article said [red]this[/] ␛[2J. The log is in"
        assert said in reader.notices
        assert "You can go on." in reader.notices
        assert log_file().read_text(encoding="utf-8").count("\nArithmeticError: an article said") >= len(BROKEN)
        await reader.press("a")
        await reader.type("A note.")
        await reader.press("ctrl+s")
        assert "Note n1 saved." in reader.notices
        assert reader.app.ended_by is None
        monkeypatch.setattr(PageView, "render_line", broken)
        for _ in range(200):
            reader.page.refresh()
            await asyncio.sleep(0.01)  # the pilot's own pause paints too
            if not reader.app.is_running:
                break
    assert reader.app.return_code == 1
    assert (reader.app.ended_by or "").startswith("something went wrong: ArithmeticError")
    assert [note.text for work in find_recoverable(journals_folder()) for note in work.end.notes] == ["A note."]


def test_after_a_crash_the_exit_code_is_not_0(seeds: list[str]) -> None:
    code = (
        "import sys\n"
        "from variorum.cli.main import main\n"
        "from variorum.tui.app import VariorumApp\n"
        "VariorumApp.get_default_screen = lambda self: 1 / 0\n"
        f"code = main({seeds[:2]!r})\n"
        "print('code', code, flush=True)\n"
    )
    with Terminal([sys.executable, "-c", code]) as terminal:
        terminal.until(b"code 1")


async def test_leaving_coverage_while_it_is_computed(seeds: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    closed, covered = threading.Event(), Session.coverage

    def slow(session: Session, progress: Callable[[int, int], bool]) -> object:
        closed.wait(10)
        progress(1, 10)  # nobody is there to be told
        return covered(session)

    monkeypatch.setattr(Session, "coverage", slow)
    async with reading(seeds[:2]) as reader:
        await reader._pilot.press("4", "q")
        assert reader.name == "Story"
        closed.set()
        await reader.rest()


async def test_keys_faster_than_screens_open_and_close(seeds: list[str]) -> None:
    hasty = ["oq", "odq", "oiaq⎋q", "vq", "RqLq", "s⏎⏎", "s⎋⎋", "E⏎⏎⎋", "?q⏎", "a⎋⎋", "e⏎⏎", "LqqLq"]
    async with reading(seeds[:2], size=(80, 24)) as reader:
        for keys in hasty:
            for key in keys:  # not through the pilot, which waits for each
                name = {"⏎": "enter", "⎋": "escape", "?": "question_mark"}.get(key, key)
                reader.app.post_message(events.Key(name, {"⏎": "\r", "⎋": "\x1b"}.get(key, key)))
            await reader.rest()
            assert reader.app.mishaps == [], keys
            while len(reader.app.screen_stack) > 1:
                await reader.press("escape")


def test_all_our_screens_and_widgets_are_resilient() -> None:
    for module in pkgutil.walk_packages(variorum.tui.__path__, "variorum.tui."):
        for thing in vars(importlib.import_module(module.name)).values():
            if isinstance(thing, type) and issubclass(thing, MessagePump) and thing.__module__ == module.name:
                assert issubclass(thing, Resilient), thing


def test_what_is_taken_from_textual_is_still_there() -> None:
    """The private methods that tui/error_boundary.py overrides."""
    assert callable(MessagePump._dispatch_message)
    assert callable(App._handle_exception)
