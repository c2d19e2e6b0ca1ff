"""The reader in words alone, as a screen reader meets it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.driver import Driver, reading
from variorum.presentation import signs
from variorum.presentation.announcement import row_announced
from variorum.tui.widgets.page_view import PageView
from variorum.tui.widgets.safe_text import SafeText

SIGNS = {text for name, text in vars(signs).items() if name.isupper() and isinstance(text, str) and text.strip()}
BOXES = {chr(code) for code in range(0x2500, 0x25A0)}
DRAWN = {sign for sign in SIGNS if not sign.isascii()} | BOXES | set("→←↑↓⏎")
SCREENS = (("1", "Overview"), ("2", "Read"), ("3", "Compare"), ("4", "Coverage"))


@pytest.fixture(autouse=True)
def linear_settings() -> None:
    Path("variorum.yaml").write_text("view: {linear: true}\n")


def said(reader: Driver) -> str:
    return str(reader.app.screen.query_one("#announcement", SafeText).content)


def no_signs(reader: Driver) -> None:
    """Neither what is shown nor the pages, as far as they reach, have signs or lines of ours."""
    for view in (view for view in reader.app.screen.query(PageView) if view.size.width):
        page = view.laid_out
        assert page.columns.gutter == 0
        words = " ".join("".join(part.text for part in page.line(n)) for n in range(page.height)).split()
        signs_of_keys = {"?"} if reader.name == "HelpDialog" else set()
        found = {word for word in words if word in SIGNS - signs_of_keys} | DRAWN & set("".join(words))
        assert not found, (view.id, found)
    assert not DRAWN & set(reader.shown), reader.shown


@pytest.mark.usefixtures("overview_on_story")
async def test_no_screen_in_words_has_signs_and_each_says_where_the_cursor_is(seeds: list[str]) -> None:
    async with reading(seeds, size=(80, 24)) as reader:
        await reader.until_overview()
        no_signs(reader)
        assert said(reader).startswith("Story, article 1 of 5, ")
        await reader.press("down")
        assert said(reader).startswith("Story, article 2 of 5, ")
        for key, name in SCREENS:
            await reader.press(key)
            assert reader.name == name
            no_signs(reader)
            assert said(reader).startswith(f"{name}, ")
            assert row_announced(reader.page.row)[1:20] in said(reader)


async def test_n_in_compare_says_the_row_and_takes_the_terminals_cursor_there(seeds: list[str]) -> None:
    async with reading(seeds, size=(80, 24)) as reader:
        await reader.press("3", "n")
        row = reader.page.row
        assert row is not None
        assert said(reader) == f"Compare, {row.spoken[:1].lower()}{row.spoken[1:]}"
        x, y = reader.app.cursor_position
        assert reader.shown.splitlines()[y][x:].startswith(row.spoken)
        await reader.press("g", "N")
        assert said(reader).startswith("No more changes above.  Compare, row 1 of ")
        assert reader.shown.count("No more changes above.") == 1


@pytest.mark.usefixtures("overview_on_story")
async def test_lists_and_lines_have_no_signs_in_words(seeds: list[str]) -> None:
    async with reading(seeds, size=(80, 24)) as reader:
        await reader.press("down", "L", "n")
        assert said(reader).startswith("Lines, line 20, removed, related, ")
        no_signs(reader)
        await reader.press("d", "a")
        await reader.type("look here")
        await reader.press("ctrl+s", "apostrophe")
        assert said(reader).startswith("Notes, entry 1 of 2, note: look here (on the line, open, ")
        await reader.press("down")
        assert said(reader).startswith("Notes, entry 2 of 2, correction: line restored by hand")
        no_signs(reader)
        await reader.press("q", "q", "slash")
        assert said(reader).startswith("Search: search all articles, then Enter")
        await reader.type("ultimatum")
        await reader.press("enter")
        assert said(reader).startswith("Search, hit 1 of ")
        no_signs(reader)
        await reader.press("q", "P")
        assert said(reader).startswith("Timeline, version 1 of 1, ")
        no_signs(reader)
        await reader.press("q", "s")
        await reader.type("kept")
        await reader.press("enter", "O")
        assert said(reader).startswith("Comparisons, 1 of 1: kept, ")
        no_signs(reader)


async def test_dialogs_have_no_signs_in_words_and_say_the_answer_at_hand(seeds: list[str]) -> None:
    async with reading(seeds, size=(80, 24)) as reader:
        await reader.press("question_mark", "down")
        assert said(reader).endswith(": F: Sources and quotations of each article")
        no_signs(reader)
        await reader.press("escape", "F")
        no_signs(reader)
        await reader.press("escape", "e", "tab")
        assert said(reader).startswith("Details of ")
        assert ": headline" in said(reader)
        no_signs(reader)
        await reader.press("escape", "3", "w")
        no_signs(reader)
        await reader.press("escape", "f", "down")
        assert said(reader).startswith("Show: answer 2 of ")
        no_signs(reader)
        await reader.press("escape", "a", "f2")
        assert said(reader).startswith("F2 status: checked F3 colour: none  Note on ")
        await reader.press("escape", "escape")
        assert said(reader).startswith("Compare, row 1 of ")
        await reader.press("q", "plus", "enter")
        assert said(reader).startswith("Nothing is named or pasted yet. Esc leaves.")
        no_signs(reader)
