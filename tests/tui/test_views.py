"""Reading one article against all, and all articles at once."""

import pytest

from tests.tui.driving import reading
from variorum.layout.coverage_page import StatementKey
from variorum.layout.read_page import SentenceKey, WordingKey


async def test_read_shows_a_badge_for_each_outlet_and_all_wordings(seeds: list[str]) -> None:
    async with reading(seeds, size=(120, 40)) as reader:
        await reader.press("R")
        assert reader.name == "Read"
        assert "badges: 2 3 4 5" in reader.words
        await reader.press("enter")
        keys = [row.key for row in reader.page.rows[:6]]
        assert keys == [SentenceKey(0), *(WordingKey(0, n) for n in (1, 2, 3, 4)), SentenceKey(1)]
        assert "~ 2 Idaho News?: President Donald J. Trump reportedly issued" in reader.words
        await reader.press("enter")
        assert reader.page.rows[1].key == SentenceKey(1)


async def test_read_finds_what_only_the_base_has_and_what_one_outlet_lacks(seeds: list[str]) -> None:
    async with reading(seeds) as reader:
        await reader.press("R", "n")
        found = reader.page.key
        assert isinstance(found, SentenceKey)
        desk = reader.app.desk
        linked = {link.left for n in (1, 2, 3, 4) for link in desk.compared(0, n).links}
        assert found.number not in linked
        await reader.press("home", "5", "m")
        assert "looking for 5" in reader.words
        lacking = reader.page.key
        assert isinstance(lacking, SentenceKey)
        assert lacking.number not in {link.left for link in desk.compared(0, 4).links}


async def test_from_read_to_compare_at_the_same_sentence_and_back(seeds: list[str]) -> None:
    async with reading(seeds) as reader:
        await reader.press("R", *["down"] * 5, "c")
        assert reader.name == "Compare"
        assert "Trump publicly confirmed" in reader.words
        await reader.press("q")
        assert reader.name == "Read"
        await reader.press("x")
        assert "◆ 2 Idaho News?" in reader.words
        assert reader.app.desk.state.base == 1


async def test_coverage_lists_statements_with_signs_and_all_wordings(seeds: list[str]) -> None:
    async with reading(seeds, size=(120, 40)) as reader:
        await reader.press("v")
        assert reader.name == "Coverage"
        assert "statements (all, by base)" in reader.words
        assert "1 000_cf07db0b0a54be33, sentence 1 of 22:" in reader.words
        first = reader.page.rows[0]
        assert first.key == StatementKey(0)
        assert first.gutter.strip().startswith("1 ◆")


@pytest.mark.parametrize(("presses", "outlets"), [(1, 1), (2, 4)])
async def test_coverage_filters_by_how_many_outlets_have_it(
    seeds: list[str], presses: int, outlets: int
) -> None:
    async with reading(seeds) as reader:
        await reader.press("v", *["f"] * presses)
        coverage = reader.app.desk.covered()
        assert coverage is not None
        shown = [row.key.number for row in reader.page.rows if isinstance(row.key, StatementKey)]
        assert shown
        assert {len(coverage.outlets_of(coverage.statements[n])) for n in shown} == {outlets}


async def test_coverage_sorts_compares_and_notes(seeds: list[str]) -> None:
    async with reading(seeds) as reader:
        await reader.press("v", "o", "home")
        assert "by spread" in reader.words
        coverage = reader.app.desk.covered()
        assert coverage is not None
        key = reader.page.rows[0].key
        assert isinstance(key, StatementKey)
        assert len(coverage.outlets_of(coverage.statements[key.number])) == 5
        await reader.press("a")
        await reader.type("All five have it.")
        await reader.press("ctrl+s")
        (note,) = reader.app.desk.state.notes
        assert len(note.anchors) == len(coverage.statements[key.number])
        await reader.press("i")
        assert "it alone lacks" in reader.words
        await reader.press("escape", "enter")
        assert reader.name == "Compare"


async def test_views_of_one_article_do_not_fail(seeds: list[str]) -> None:
    async with reading(seeds[:1]) as reader:
        await reader.press("R", "n", "enter", "c", "x", "q", "v", "f", "o", "i", "escape", "enter", "q")
        assert reader.name in ("Story", "Coverage", "Compare")
