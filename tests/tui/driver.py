"""Starting the reader in a test and waiting until it rests."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from typing import Any

from textual import events
from textual.pilot import Pilot
from textual.worker import WorkerCancelled, WorkerFailed

from variorum.config.load import load_config
from variorum.config.settings import without_encoder
from variorum.session.open import open_paths
from variorum.tui.app import VariorumApp
from variorum.tui.launch import resumed
from variorum.tui.screens.base import ReaderScreen
from variorum.tui.widgets.page_view import PageView


class Driver:
    """A reader under test: press keys, look at the screen."""

    def __init__(self, app: VariorumApp, pilot: Pilot[Any]) -> None:
        self.app, self._pilot = app, pilot

    async def press(self, *keys: str) -> None:
        """Press keys and wait until everything they started is done."""
        for key in keys:
            await self._pilot.press(key)
        await self.rest()

    async def type(self, text: str) -> None:
        """Put a text into what has the focus, as a terminal does that pastes."""
        assert self.app.screen.focused is not None
        self.app.post_message(events.Paste(text))
        await self.rest()

    async def rest(self) -> None:
        """Wait for workers and for what they put on the screen."""
        await self._pilot.pause()
        await self._work_is_done()
        await self._pilot.pause()
        if list(self.app.workers):  # what a worker put on the screen has started another
            await self._work_is_done()
        await self._pilot.pause()

    async def _work_is_done(self) -> None:
        while workers := list(self.app.workers):
            # Failures stand among the app's mishaps; of those that were cancelled, another took the place.
            with suppress(WorkerFailed, WorkerCancelled):
                await self.app.workers.wait_for_complete(workers)
        while not self.app._journal_writer.is_idle:
            await asyncio.sleep(0.002)

    async def resize(self, width: int, height: int) -> None:
        """Give the terminal another size."""
        await self._pilot.resize_terminal(width, height)
        await self.rest()

    @property
    def shown(self) -> str:
        """All text on the screen, as a terminal would show it."""
        width = self.app.size.width
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

    It goes on after errors; a test does not, unless it is about them. Where work goes on that a test is about, it is
    not to be `rested`.
    """
    settings = load_config().settings
    if not encoder:
        settings = without_encoder(settings)
    if theme:
        settings = replace(settings, view=replace(settings.view, theme=theme))
    app = VariorumApp(resumed(open_paths(paths, settings)))
    async with app.run_test(headless=headless, size=size, notifications=True) as pilot:
        driver = Driver(app, pilot)
        if rested:
            await driver.rest()
        yield driver
    if app.mishaps and not with_mishaps:
        raise app.mishaps[0]
