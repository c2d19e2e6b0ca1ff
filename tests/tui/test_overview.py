"""The Overview screen: every line leads to what shows it."""

import pytest
from textual import events

from tests.tui.driver import Driver, reading
from variorum.presentation.pages.coverage_page import StatementKey
from variorum.presentation.pages.overview_page import OverviewLineKey, OverviewPartKey
from variorum.presentation.pages.read_page import SentenceKey
from variorum.tui.widgets.page_view import PageView

SIZES = [(80, 24), (140, 40)]


def go_to(reader: Driver, title: str) -> OverviewLineKey:
    """Put the cursor on the first line of a part."""
    row = reader.page.row_with(OverviewPartKey(title))
    assert row is not None
    reader.page.go_to(row + 1)
    key = reader.page.key
    assert isinstance(key, OverviewLineKey)
    return key


@pytest.mark.parametrize("size", SIZES)
async def test_one_key_shows_what_they_disagree_on(seeds: list[str], size: tuple[int, int]) -> None:
    async with reading(seeds, size=size) as reader:
        await reader.press("1")
        assert reader.name == "Overview"
        assert "5 outlets, 1,936 words" in reader.words
        assert "They disagree 1" in reader.words
        assert "former US President Donald Trump A │ President Donald Trump IDA D SAL" in reader.words
        await reader.press("q")
        assert reader.name == "Story"


@pytest.mark.parametrize("size", SIZES)
async def test_enter_opens_what_shows_a_line(seeds: list[str], size: tuple[int, int]) -> None:
    async with reading(seeds, size=size) as reader:
        await reader.press("1", "down", "enter")
        assert reader.name == "Compare"
        assert "former US President" in reader.words
        await reader.press("q")
        assert reader.name == "Overview"
        key = go_to(reader, "All say")
        await reader.press("enter")
        assert reader.name == "Coverage"
        assert reader.page.key == StatementKey(key.evidence[0].statement or 0)
        await reader.press("q")


@pytest.mark.parametrize("size", SIZES)
async def test_enter_on_what_is_left_out_shows_all_that_one_outlet_alone_tells(
    seeds: list[str], size: tuple[int, int]
) -> None:
    """The line said that Salon tells perhaps seven things alone, and Enter led to one of them among all statements."""
    async with reading(seeds, size=size) as reader:
        await reader.press("1")
        rows = [row.key for row in reader.page.rows]
        at = next(n for n, key in enumerate(rows) if isinstance(key, OverviewLineKey) and key.alone_in == 4)
        reader.page.go_to(at)
        await reader.press("enter")
        assert reader.name == "Coverage"
        assert "only in 5 SAL Salon?" in reader.words
        coverage = reader.app.session.coverage()
        assert coverage is not None
        shown = [row.key for row in reader.page.rows]
        own = [key for key in shown if isinstance(key, StatementKey)]
        assert own
        assert all(coverage.outlets_of(coverage.statements[key.number]) == [4] for key in own)
        await reader.press("escape")
        assert len(reader.page.rows) > len(shown)


async def test_enter_on_a_source_opens_the_sentence_in_read(seeds: list[str]) -> None:
    async with reading(seeds) as reader:
        await reader.press("1")
        key = go_to(reader, "Sources")
        await reader.press("enter")
        assert reader.name == "Read"
        assert reader.page.key == SentenceKey(key.evidence[0].sentence)


async def test_the_cursor_keeps_its_line_when_all_is_worked_out_anew(seeds: list[str]) -> None:
    async with reading(seeds) as reader:
        await reader.press("1")
        go_to(reader, "Only one says")
        await reader.press("down", "down", "<")
        key = reader.page.key
        assert isinstance(key, OverviewLineKey)
        assert key.title == "Only one says"
        await reader.press("<", ">")
        assert isinstance(reader.page.key, OverviewLineKey)
        assert reader.page.key.title == "Only one says"


async def test_leaving_while_articles_are_compared_is_no_mishap(seeds: list[str]) -> None:
    async with reading(seeds) as reader:
        for key in ("1", "q", "1", "q"):
            reader.app.post_message(events.Key(key, key))
        await reader.rest()
        assert reader.name == "Story"


async def test_c_compares_the_outlets_of_a_line(seeds: list[str]) -> None:
    async with reading(seeds) as reader:
        await reader.press("1")
        key = go_to(reader, "Only one says")
        await reader.press("c")
        assert reader.name == "Compare"
        article = reader.app.session.prepared(key.evidence[0].article)
        assert article.text_of(key.evidence[0].sentence)[:30] in reader.words


async def test_n_walks_the_parts_and_a_heading_opens_nothing(seeds: list[str]) -> None:
    async with reading(seeds) as reader:
        await reader.press("1", "n")
        assert reader.page.key == OverviewPartKey("Quoted differently")
        await reader.press("enter")
        assert reader.name == "Overview"
        await reader.press("N")
        assert reader.page.key == OverviewPartKey("They disagree")


async def test_of_one_article_headline_and_sources_are_shown(seeds: list[str]) -> None:
    async with reading(seeds[4:]) as reader:
        await reader.press("1")
        assert "Headlines" in reader.words
        assert "They disagree" not in reader.words
        go_to(reader, "Headlines")
        await reader.press("c")
        assert reader.name == "Overview"


async def test_another_base_is_the_first_headline(seeds: list[str]) -> None:
    async with reading(seeds, size=(140, 40)) as reader:
        await reader.press("down", "B", "1")
        key = go_to(reader, "Headlines")
        assert key.evidence[0].article == 1


@pytest.mark.usefixtures("overview_on_story")
async def test_a_story_opens_on_its_overview_beside_or_below_its_articles(seeds: list[str]) -> None:
    for size in ((80, 24), (140, 40)):
        async with reading(seeds, size=size) as reader:
            await reader.until_overview()
            assert "5 articles" in reader.words
            assert "They disagree" in reader.words
            cells = reader.app.screen.query_one("#articles", PageView).rows[0].cells
            assert [cell.text.strip() for cell in cells[3:5] if cell] == ["23", "1"]
            assert "Shared" in reader.words
            await reader.press("tab", "down", "enter")
            assert reader.name == "Compare"
            await reader.press("q", "H")
            assert "cleaned: no lines removed" in reader.words


async def test_one_article_opens_on_its_text(seeds: list[str]) -> None:
    async with reading(seeds[:1]) as reader:
        assert "cleaned: no lines removed" in reader.words
        await reader.press("3")
        assert "One article cannot be compared" in reader.notices


async def test_a_line_of_the_overview_leads_to_both_wordings_side_by_side(seeds: list[str]) -> None:
    async with reading(seeds) as reader:
        await reader.press("1", "n", "down", "enter")
        assert reader.name == "Compare"
        assert "quotes less" in reader.words


async def test_one_to_four_lead_from_any_view_to_any_other(seeds: list[str]) -> None:
    async with reading(seeds) as reader:
        await reader.press("down")
        for key, name in (("2", "Read"), ("3", "Compare"), ("4", "Coverage"), ("1", "Overview"), ("4", "Coverage")):
            await reader.press(key)
            assert reader.name == name
        await reader.press("q")
        assert reader.name == "Story"
