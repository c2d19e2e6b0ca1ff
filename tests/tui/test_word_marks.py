"""The marks inside rows on the Compare screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.driver import Driver, reading

BASE = (
    "The harbour of Ostrava was closed on Tuesday after a rusty crane fell across two fishing boats.\n\n"
    "Mayor Helga Brandt said nobody had been hurt in the accident.\n"
)
OTHER = (
    "The harbour of Ostrava was shut on Tuesday after a crane fell across two old fishing boats.\n\n"
    "Mayor Helga Brandt said nobody had been hurt in the accident with the rusty machine.\n"
)


@pytest.fixture
def harbour(tmp_path: Path) -> list[str]:
    """Two articles whose sentences differ in each way."""
    for name, text in (("one.txt", BASE), ("two.txt", OTHER)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return [str(tmp_path / "one.txt"), str(tmp_path / "two.txt")]


def marked(reader: Driver, role: str) -> str:
    page = reader.page.laid_out
    segments = [segment for n in range(page.height) for segment in page.line(n) if segment.role == role]
    return " ".join(segment.text for segment in segments)


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_marks_tell_what_happened_and_m_marks_all_that_differs(harbour: list[str], size: tuple[int, int]) -> None:
    async with reading(harbour, size=size) as reader:
        await reader.press("down", "enter")
        assert marked(reader, "base-words") == ""
        assert marked(reader, "other-words") == "old machine"
        assert marked(reader, "base-reworded") == "closed"
        assert marked(reader, "elsewhere") == "rusty rusty"
        await reader.press("m")
        assert "every word that differs" in reader.notices
        assert marked(reader, "base-words") == "closed rusty"
        assert marked(reader, "elsewhere") == ""
        await reader.press("m")
        assert marked(reader, "elsewhere") == "rusty rusty"


async def test_w_names_the_row_that_says_it(harbour: list[str]) -> None:
    async with reading(harbour, size=(140, 40)) as reader:
        await reader.press("down", "enter", "w")
        assert "“rusty” ↔ row 2" in reader.words


async def test_details_are_counted_where_the_screen_is_tall(harbour: list[str]) -> None:
    async with reading(harbour, size=(140, 40)) as reader:
        await reader.press("down", "enter")
        assert "the other adds 2 details, drops 0, rewords 1; 2 said in another row" in reader.words
        await reader.resize(80, 24)
        assert "details" not in reader.words


async def test_a_wording_in_read_is_marked_in_the_same_way(harbour: list[str]) -> None:
    async with reading(harbour) as reader:
        await reader.press("2", "enter")
        assert marked(reader, "other-reworded") == "shut"
        assert marked(reader, "other-words") == "old"


async def test_the_setting_marks_all_that_differs_from_the_start(
    harbour: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "variorum.yaml").write_text("view: {word_marks: plain}\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    async with reading(harbour) as reader:
        await reader.press("down", "enter")
        assert marked(reader, "base-words") == "closed rusty"


async def test_long_articles_are_looked_into_before_they_are_shown(
    harbour: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("variorum.tui.screens.compare.details._FEW", 0)
    async with reading(harbour) as reader:
        reader.app.session.comparison(0, 1)
        await reader.press("down", "enter")
        assert marked(reader, "elsewhere") == "rusty rusty"
        await reader.press("m", "m", "q", "enter")
        assert marked(reader, "elsewhere") == "rusty rusty"


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_parentheses_walk_the_marked_phrases_and_light_both_sides(
    harbour: list[str], size: tuple[int, int]
) -> None:
    async with reading(harbour, size=size) as reader:
        await reader.press("down", "enter", "right_parenthesis")
        assert marked(reader, "phrase") == "closed shut"
        assert "1 of 3 “closed” ↔ “shut”: in other words" in reader.words
        await reader.press("right_parenthesis")
        assert marked(reader, "phrase") == "rusty"
        assert "“rusty”: said in row 2" in reader.words
        await reader.press("right_parenthesis", "right_parenthesis")
        assert marked(reader, "phrase") == "rusty"  # of the second row now, which the base has in the first
        assert "“rusty”: said in row 1" in reader.words
        await reader.press("left_parenthesis")
        assert marked(reader, "phrase") == "old"
        assert "3 of 3 “old”: nowhere in the base" in reader.words
        await reader.press("escape")
        assert marked(reader, "phrase") == ""
        assert reader.name == "Compare"


async def test_a_walk_through_phrases_ends_where_there_are_no_more(harbour: list[str]) -> None:
    async with reading(harbour, size=(140, 40)) as reader:
        await reader.press("down", "enter", *["left_parenthesis"] * 4)
        assert "No more marked phrases above" in reader.notices
        await reader.press("end", *["right_parenthesis"] * 3)
        assert "No more marked phrases below" in reader.notices
        await reader.press("up")
        assert marked(reader, "phrase") == ""
