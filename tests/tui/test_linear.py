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
DRAWN = {sign for sign in SIGNS if not sign.isascii()} | set("│→▐")
SCREENS = (("1", "Overview"), ("2", "Read"), ("3", "Compare"), ("4", "Coverage"))


@pytest.fixture(autouse=True)
def linear_settings() -> None:
    Path("variorum.yaml").write_text("view: {linear: true}\n")


def said(reader: Driver) -> str:
    return str(reader.app.screen.query_one("#announcement", SafeText).content)


def no_signs(reader: Driver) -> None:
    """Neither the pages, as far as they reach, nor the heads have signs of ours."""
    for view in (view for view in reader.app.screen.query(PageView) if view.size.width):
        page = view.laid_out
        assert page.columns.gutter == 0
        words = " ".join("".join(part.text for part in page.line(n)) for n in range(page.height)).split()
        found = {word for word in words if word in SIGNS} | DRAWN & set("".join(words))
        assert not found, (view.id, found)
    heads = " ".join(str(bar.content) for bar in reader.app.screen.query(SafeText) if bar.display)
    assert not DRAWN & set(heads), heads


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
