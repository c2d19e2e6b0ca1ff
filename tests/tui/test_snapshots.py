"""How the screens look: compared with pictures that were looked at."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.tui.driver import Driver
from variorum.config.load import load_config
from variorum.config.settings import without_encoder
from variorum.session.open import open_paths
from variorum.tui.app import VariorumApp
from variorum.tui.launch import resumed

Compare = Callable[..., bool]

WAYS = {
    "story": [],
    "compare": ["down", "down", "enter"],
    "raw": ["end", "enter", "r", "n"],
    "lines": ["end", "L"],
    "read": ["2", "enter"],
    "coverage": ["4", "o", "home"],
    "overview": ["1"],
    "search": ["slash", *"maduro", "enter"],
    "notes": ["a", *"Hm", "ctrl+s", "L", "d", "q", "apostrophe"],
    "help": ["question_mark"],
}
LOOKS = {"dark": "textual-dark", "light": "textual-light", "no-colour": "textual-dark"}
# The layout does not depend on colours: they are looked at in one size each.
SHOWN = [(80, 24, "dark"), (120, 40, "dark"), (40, 12, "dark"), (120, 40, "light"), (80, 24, "no-colour")]


def settled(keys: list[str]) -> Callable[[Pilot[Any]], Awaitable[None]]:
    async def before(pilot: Pilot[Any]) -> None:
        assert isinstance(pilot.app, VariorumApp)
        driver = Driver(pilot.app, pilot)
        await driver.rest()
        if not keys:
            await driver.until_overview()
        await driver.press(*keys)
        pilot.app.clear_notifications()
        await driver.rest()

    return before


@pytest.mark.parametrize("shown", SHOWN, ids=lambda shown: f"{shown[0]}x{shown[1]}-{shown[2]}")
@pytest.mark.parametrize("screen", WAYS)
def test_screen(
    snap_compare: Compare,
    seeds: list[str],
    screen: str,
    shown: tuple[int, int, str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    width, height, look = shown
    if screen == "story":
        monkeypatch.setattr("variorum.tui.screens.story._PEACE", 0.001)
    monkeypatch.setattr("variorum.tui.services.notes.moment_now", lambda: "2026-01-02T03:04:05Z")
    names = [Path(seed).name for seed in seeds]
    assert len(names) == 5
    if look == "no-colour":
        monkeypatch.setenv("NO_COLOR", "1")
    app = VariorumApp(resumed(open_paths(seeds, without_encoder(load_config().settings))))
    app.theme = LOOKS[look]
    assert snap_compare(app, terminal_size=(width, height), run_before=settled(WAYS[screen]))
