"""Starting the reader in a test and waiting until it rests."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, nullcontext, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, Final
from unittest import mock

from textual import events
from textual._compositor import Compositor
from textual._context import visible_screen_stack
from textual.keys import _character_to_key, key_to_character
from textual.pilot import Pilot
from textual.worker import WorkerCancelled, WorkerFailed

from variorum.config.load import load_config
from variorum.config.settings import without_encoder
from variorum.corpus.open_library import OpenLibrary
from variorum.library.folder import is_finished
from variorum.session.open import open_paths
from variorum.tui.app import VariorumApp
from variorum.tui.launch import resumed
from variorum.tui.screens.base import ReaderScreen
from variorum.tui.screens.story import StoryScreen
from variorum.tui.widgets.page_view import PageView

# How many times in a row nothing must be left to do: a message that is under way shows in no queue.
_CALM: Final = 2


class Driver:
    """A reader under test: press keys, look at the screen."""

    def __init__(self, app: VariorumApp, pilot: Pilot[Any]) -> None:
        self.app, self._pilot = app, pilot

    async def press(self, *keys: str) -> None:
        """Press keys, and wait after each until everything that it started is done."""
        for key in keys:
            name = _character_to_key(key) if len(key) == 1 else key
            self.app.post_message(events.Key(name, key if len(key) == 1 else key_to_character(key)))
            await self.rest()

    async def type(self, text: str) -> None:
        """Put a text into what has the focus, as a terminal does that pastes."""
        assert self.app.screen.focused is not None
        self.app.post_message(events.Paste(text))
        await self.rest()

    async def rest(self) -> None:
        """Wait until no message, no worker and nothing to be written or painted is left.

        Not with the pilot's own pause, which waits until the process is idle for 20 ms, or for a second."""
        calm = 0
        while calm < _CALM:
            await self._pilot.pause(0)
            calm = 0 if await self._had_work() or self._has_messages() else calm + 1

    async def until_overview(self) -> None:
        """Wait until the overview of the first screen is worked out, which begins after a while of peace."""
        for _ in range(2_000):
            screen = self.app.screen
            assert isinstance(screen, StoryScreen)
            if screen._figures:
                return
            await asyncio.sleep(0.005)
            await self.rest()
        raise AssertionError("no overview")

    async def _had_work(self) -> bool:
        """Wait for workers and for the journal; says whether there was anything to wait for."""
        had_work = False
        while workers := list(self.app.workers):
            had_work = True
            # Failures stand among the app's mishaps; of those that were cancelled, another took the place.
            with suppress(WorkerFailed, WorkerCancelled):
                await self.app.workers.wait_for_complete(workers)
        while not self.app.journal.is_idle:
            had_work = True
            await asyncio.sleep(0.002)
        return had_work

    def _has_messages(self) -> bool:
        pumps = [self.app, *self.app.screen.walk_children(with_self=True)] if self.app.screen_stack else []
        return any(pump.message_queue_size for pump in pumps)

    async def resize(self, width: int, height: int) -> None:
        """Give the terminal another size."""
        await self._pilot.resize_terminal(width, height)
        await self.rest()

    @property
    def shown(self) -> str:
        """All text on the screen, as a terminal would show it."""
        width = self.app.size.width
        visible_screen_stack.set(self.app._background_screens)
        strips = self.app.screen._compositor.render_strips()  # the only way to the composed screen
        lines = ["".join(segment.text for segment in strip)[:width].rstrip() for strip in strips]
        return "\n".join(lines)

    @property
    def words(self) -> str:
        """The same on one line, with single spaces."""
        return " ".join(self.shown.split())

    @property
    def notices(self) -> str:
        """The notices on the screen, which wrap over what lies below."""
        return " ".join(notice.message for notice in self.app._notifications)

    @property
    def page(self) -> PageView:
        """The page of the screen that is in front."""
        return self.app.screen.query(PageView).first()

    @property
    def name(self) -> str:
        """The name of the screen in front."""
        screen = self.app.screen
        return screen.NAME if isinstance(screen, ReaderScreen) else type(screen).__name__


_render_update: Final = Compositor.render_update


def _unpainted(compositor: Compositor, *, full: bool = False, **how: Any) -> object:
    """In place of painting what no terminal shows: `Driver.shown` paints when a test looks; a picture is painted."""
    if full:
        return _render_update(compositor, full, **how)
    compositor._dirty_regions.clear()
    return None


@asynccontextmanager
async def reading(
    paths: Sequence[str],
    size: tuple[int, int] = (120, 40),
    theme: str | None = None,
    *,
    encoder: bool = False,
    with_mishaps: bool = False,
    headless: bool = True,
    rested: bool = True,
) -> AsyncIterator[Driver]:
    """The reader, open on some paths; on the terminal of this process if it is not headless.

    It goes on after errors; a test does not, unless it is about them. Nothing is painted but when a test looks, and at
    the end; all is where it is about `mishaps` or needs a terminal. Where work goes on that a test is about, it is
    not to be `rested`.
    """
    settings = load_config().settings
    if not encoder:
        settings = without_encoder(settings)
    if theme:
        settings = replace(settings, view=replace(settings.view, theme=theme))
    library = OpenLibrary(Path(paths[0])) if len(paths) == 1 and is_finished(paths[0]) else None
    app = VariorumApp(resumed(open_paths(() if library else paths, settings)), library=library)
    unseen = headless and not with_mishaps
    painting = mock.patch.object(Compositor, "render_update", _unpainted) if unseen else nullcontext()
    with painting:
        async with app.run_test(headless=headless, size=size, notifications=True) as pilot:
            driver = Driver(app, pilot)
            if rested:
                await driver.rest()
            yield driver
            if unseen and app.screen_stack:
                _ = driver.shown
    if app.mishaps and not with_mishaps:
        raise app.mishaps[0]
