"""How the screens look: compared with pictures that were looked at. One run of the reader draws many of them."""

import pytest
from pytest_textual_snapshot import SVGImageExtension  # type: ignore[import-untyped]
from syrupy.assertion import SnapshotAssertion
from textual.widgets import Input, TextArea

from tests.tui.driver import Driver
from tests.tui.pictures import THEMES
from variorum.config.load import load_config
from variorum.config.settings import without_encoder
from variorum.session.open import open_paths
from variorum.tui.app import VariorumApp
from variorum.tui.launch import resumed

# From the first article of the story; what marks other screens comes last.
WAYS = {
    "story": [],
    "compare": ["down", "down", "enter"],
    "raw": ["end", "enter", "r", "n"],
    "lines": ["end", "L"],
    "read": ["2", "enter"],
    "coverage": ["4", "o", "home"],
    "filter": ["4", "f"],
    "overview": ["1"],
    "help": ["question_mark"],
    "add": ["plus"],
    "search": ["slash", *"herald", "enter"],
    "notes": ["escape", "a", *"Hm", "ctrl+s", "L", "d", "q", "apostrophe"],
}
MARKED = ("compare", "read", "coverage", "notes")
# Of each run the sizes, the looks and the screens. The layout does not depend on colours: one size shows them.
RUNS = {
    "sizes": (((120, 40), (40, 12)), ("dark",), WAYS),
    "looks": (((80, 24),), ("dark", "light", "high-contrast"), WAYS),
    "no-colour": (((80, 24),), ("no-colour",), MARKED),
}


@pytest.mark.parametrize("run", RUNS)
async def test_screens_look_as_they_were_looked_at(
    snapshot: SnapshotAssertion, seeds: list[str], run: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("variorum.tui.screens.story._PEACE", 0.001)
    monkeypatch.setattr("variorum.tui.services.notes.moment_now", lambda: "2026-01-02T03:04:05Z")
    if run == "no-colour":
        monkeypatch.setenv("NO_COLOR", "1")
    assert len(seeds) == 5
    pictures = snapshot.use_extension(SVGImageExtension)
    sizes, looks, screens = RUNS[run]
    app = VariorumApp(resumed(open_paths(seeds, without_encoder(load_config().settings))))
    differing = []
    async with app.run_test(size=sizes[0], notifications=True) as pilot:
        reader = Driver(app, pilot)
        await reader.rest()
        await reader.until_overview()
        for screen in screens:
            await reader.press("home", *WAYS[screen])
            for width, height in sizes:
                await reader.resize(width, height)
                for look in looks:
                    app.theme = THEMES[look]
                    app.clear_notifications()
                    for field in (*app.screen.query(Input), *app.screen.query(TextArea)):
                        field.cursor_blink = False
                    await reader.rest()
                    name = f"{screen}-{width}x{height}-{look}"
                    if app.export_screenshot() != pictures(name=name):
                        differing.append(name)
            looks = looks[::-1]  # begin where this one ended: to change the theme is dear
            await reader.resize(*sizes[0])
            app.show_story()
            await reader.rest()
    assert not differing
    assert not app.mishaps
