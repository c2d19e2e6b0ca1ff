"""Every screen and every dialog lives in a terminal of any size."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.driver import reading

SIZES = ((9, 3), (5, 5), (1, 1))
# Keys from the list of articles to each, what is in front then, and keys back.
DIALOGS = (
    ("E", "ChoiceDialog", "escape"),
    ("s", "PromptDialog", "escape"),
    ("question_mark", "HelpDialog", "escape"),
    ("e", "MetadataDialog", "escape"),
    ("a", "NoteDialog", "escape"),
    ("enter A up enter", "WordsDialog", "escape q"),
    ("ctrl+p", "CommandPalette", "escape"),
)
SCREENS = (
    ("enter", "Compare", "q"),
    ("1", "Overview", "q"),
    ("2", "Read", "q"),
    ("4", "Coverage", "q"),
    ("L", "Lines", "q"),
    ("P", "Timeline", "q"),
    ("apostrophe", "Notes", "q"),
    ("slash", "Search", "tab q"),
    ("O", "Comparisons", "q"),
)


@pytest.fixture
def story() -> list[str]:
    for n in range(2):
        Path(f"{n}.txt").write_text(f"The first sentence of number {n} is long enough to wrap.\nA second one.")
    return ["0.txt", "1.txt"]


async def test_every_dialog_lives_through_every_size(story: list[str]) -> None:
    async with reading(story, size=(40, 12)) as reader:
        for there, name, back in DIALOGS:
            await reader.press(*there.split())
            for size in SIZES:
                await reader._pilot.resize_terminal(*size)
                assert reader.name == name
            await reader.press(*back.split())
        await reader.resize(40, 12)
        assert "Variorum   2 articles" in reader.shown


async def test_every_screen_can_be_opened_in_the_smallest_terminal(story: list[str]) -> None:
    async with reading(story, size=(1, 1)) as reader:
        for there, name, back in SCREENS:
            await reader.press(*there.split())
            assert reader.name == name
            await reader.press(*back.split())
        await reader.resize(40, 12)
        assert "Variorum   2 articles" in reader.shown
