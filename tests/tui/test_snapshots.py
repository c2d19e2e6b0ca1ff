"""How the screens look: compared with pictures that were looked at."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from variorum.config import load_config
from variorum.tui.app import VariorumApp
from variorum.tui.start import desk_for

Compare = Callable[..., bool]

WAYS = {
    "story": [],
    "compare": ["down", "down", "enter"],
    "raw": ["end", "enter", "r", "n"],
    "lines": ["end", "L"],
    "read": ["R", "enter"],
    "coverage": ["v", "o", "home"],
    "help": ["question_mark"],
}
SIZES = [(80, 24), (120, 40), (40, 12)]


def settled(keys: list[str]) -> Callable[[Pilot[Any]], Awaitable[None]]:
    async def before(pilot: Pilot[Any]) -> None:
        for key in [None, *keys]:
            if key:
                await pilot.press(key)
            await pilot.pause()
            await pilot.app.workers.wait_for_complete()
            await pilot.pause()

    return before


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("screen", WAYS)
def test_screen(snap_compare: Compare, seeds: list[str], screen: str, size: tuple[int, int]) -> None:
    names = [Path(seed).name for seed in seeds]
    assert len(names) == 5
    app = VariorumApp(desk_for(seeds, load_config().settings))
    assert snap_compare(app, terminal_size=size, run_before=settled(WAYS[screen]))


@pytest.mark.parametrize("look", ["light", "no-colour"])
def test_compare_in_other_looks(
    snap_compare: Compare, seeds: list[str], look: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if look == "no-colour":
        monkeypatch.setenv("NO_COLOR", "1")
    app = VariorumApp(desk_for(seeds, load_config().settings))
    if look == "light":
        app.theme = "textual-light"
    assert snap_compare(app, terminal_size=(100, 30), run_before=settled(WAYS["compare"]))
