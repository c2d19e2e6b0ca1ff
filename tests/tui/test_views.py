"""Reading one article against all, and all articles at once."""

import pytest

from tests.tui.driver import Driver, reading
from variorum.comparison import effort
from variorum.presentation.pages.coverage_page import StatementKey
from variorum.presentation.pages.read_page import SentenceKey, WordingKey
from variorum.tui.widgets.safe_text import SafeText


async def test_read_shows_a_badge_for_each_outlet_and_all_wordings(seeds: list[str]) -> None:
    async with reading(seeds, size=(120, 40)) as reader:
        await reader.press("2")
        assert reader.name == "Read"
        assert "2 IDA 3 C 4 D 5 SAL =" in reader.words
        await reader.press("enter")
        keys = list(dict.fromkeys(row.key for row in reader.page.rows))
        assert keys[:6] == [SentenceKey(0), *(WordingKey(0, n) for n in (1, 2, 3, 4)), SentenceKey(1)]
        assert "~ 2 IDA Idaho News?: President Donald J. Trump reportedly issued" in reader.words
        await reader.press("enter")
        assert reader.page.rows[1].key == SentenceKey(1)


async def test_read_finds_what_only_the_base_has_and_what_one_outlet_lacks(seeds: list[str]) -> None:
    async with reading(seeds) as reader:
        await reader.press("2", "n")
        found = reader.page.key
        assert isinstance(found, SentenceKey)
        session = reader.app.session
        linked = {link.left for n in (1, 2, 3, 4) for link in session.comparison(0, n).links}
        assert found.number not in linked
        await reader.press("home", "alt+5", "f", "f", "enter", "n")
        assert "n: not found in SAL" in reader.words
        lacking = reader.page.key
        assert isinstance(lacking, SentenceKey)
        assert lacking.number not in {link.left for link in session.comparison(0, 4).links}


async def test_from_read_to_compare_at_the_same_sentence_and_back(seeds: list[str]) -> None:
    async with reading(seeds) as reader:
        await reader.press("2", *["down"] * 5, "c")
        assert reader.name == "Compare"
        assert "Trump publicly confirmed" in reader.words
        await reader.press("q")
        assert reader.name == "Read"
        await reader.press("x")
        assert "◆ 2 IDA Idaho News?" in reader.words
        assert reader.app.session.project.base == 1


async def test_coverage_lists_statements_with_signs_and_all_wordings(seeds: list[str]) -> None:
    async with reading(seeds, size=(120, 40)) as reader:
        await reader.press("4")
        assert reader.name == "Coverage"
        assert "statements (all, by base)" in reader.words
        assert "1 Article A, sentence 1 of 22:" in reader.words
        first = reader.page.rows[0]
        assert first.key == StatementKey(0)
        assert first.gutter.strip().startswith("1 ◆")


@pytest.mark.parametrize(("presses", "outlets"), [(1, 1), (2, 4)])
async def test_coverage_filters_by_how_many_outlets_have_it(seeds: list[str], presses: int, outlets: int) -> None:
    async with reading(seeds) as reader:
        await reader.press("4", *["f"] * (presses + 1), "enter")
        coverage = reader.app.session.coverage()
        assert coverage is not None
        shown = [row.key.number for row in reader.page.rows if isinstance(row.key, StatementKey)]
        assert shown
        assert {len(coverage.outlets_of(coverage.statements[n])) for n in shown} == {outlets}


async def test_coverage_sorts_compares_and_notes(seeds: list[str]) -> None:
    async with reading(seeds) as reader:
        await reader.press("4", "o", "home")
        assert "by spread" in reader.words
        coverage = reader.app.session.coverage()
        assert coverage is not None
        key = reader.page.rows[0].key
        assert isinstance(key, StatementKey)
        most = max(len(coverage.outlets_of(statement)) for statement in coverage.statements)
        assert len(coverage.outlets_of(coverage.statements[key.number])) == most >= 4
        await reader.press("a")
        await reader.type("Most have it.")
        await reader.press("ctrl+s")
        (note,) = reader.app.session.project.notes
        assert len(note.anchors) == len(coverage.statements[key.number])
        await reader.press("F")
        assert "missing only here" in reader.words
        await reader.press("escape", "enter")
        assert reader.name == "Compare"


async def test_views_of_one_article_do_not_fail(seeds: list[str]) -> None:
    async with reading(seeds[:1]) as reader:
        await reader.press("2", "n", "enter", "c", "x", "q", "4", "f", "enter", "o", "F", "escape", "enter", "q")
        assert reader.name in ("Story", "Coverage", "Compare")


async def test_strictness_is_turned_and_the_effect_shows_at_once(seeds: list[str]) -> None:
    async with reading(seeds) as reader:
        await reader.press("down", "enter")
        session = reader.app.session
        before = len(session.comparison(0, 1).links)
        await reader.press(*["greater_than_sign"] * 6)
        assert "How sure a link must be: 0.70." in reader.notices
        stricter = session.comparison(0, 1)
        assert len(stricter.links) < before
        assert all(link.score >= 0.7 for link in stricter.links)
        await reader.press(*["less_than_sign"] * 6)
        assert len(session.comparison(0, 1).links) == before


@pytest.mark.parametrize(
    ("way", "copies"),
    [(["down", "enter", "n", "y"], 1), (["down", "enter", "down", "Y"], 2), (["2", "y"], 1), (["4", "y"], 3)],
)
async def test_words_are_copied_with_their_sources(seeds: list[str], way: list[str], copies: int) -> None:
    async with reading(seeds) as reader:
        await reader.press(*way)
        assert reader.app.clipboard.count("\n— ") == copies
        assert "Copied with" in reader.notices


async def test_search_finds_kept_and_removed_lines_and_jumps(seeds: list[str]) -> None:
    async with reading(seeds, size=(120, 40)) as reader:
        await reader.press("slash")
        await reader.type("cartel de los soles")
        await reader.press("enter")
        assert "1: none 2: none 3: none 4: 1 5: 2" in reader.words
        assert "caption: President of Venezuela" in reader.words
        await reader.press("n", "enter")
        assert reader.name == "Lines"
        assert "5 SAL Salon?" in reader.words
        await reader.press("q", "i")
        await reader.type("nowhere to be found")
        await reader.press("enter")
        assert "not found in any of 5 articles" in reader.words


async def test_search_is_blind_to_kinds_of_quotes(seeds: list[str]) -> None:
    async with reading(seeds) as reader:
        await reader.press("slash")
        await reader.type("I wouldn't say")
        await reader.press("enter")
        assert "1: 1 2: 1 3: none" in reader.words


@pytest.mark.parametrize("way", [["down", "enter"], ["2"], ["4"]])
async def test_go_to_a_row_by_its_number(seeds: list[str], way: list[str]) -> None:
    async with reading(seeds) as reader:
        await reader.press(*way, "colon", "1", "2", "enter")
        assert reader.page.rows[reader.page.cursor].gutter.split()[0] == "12"
        await reader.press("colon", "9", "9", "9", "enter")
        assert "No row here has the number 999." in reader.notices


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("4", "comparing … 0 of 10 pairs, in all about 5 seconds"),
        ("2", "comparing … 0 of 4, in all about 5 seconds"),
        ("c", "comparing … takes about 5 seconds"),
    ],
    ids=["coverage", "read", "compare"],
)
async def test_what_takes_long_says_beforehand_how_long(
    seeds: list[str], monkeypatch: pytest.MonkeyPatch, key: str, told: str
) -> None:
    shown: list[str] = []
    update = SafeText.update

    def updated(words: SafeText, *args: object, **named: object) -> None:
        shown.append(str(args[0]) if args else "")
        update(words, *args, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(SafeText, "update", updated)
    monkeypatch.setattr(effort, "_LONG", 0.001)
    async with reading(seeds) as reader:
        await reader.press("down", key)
    assert [words for words in shown if words.startswith("comparing")][:2] == ["comparing …", told]


async def test_text_is_no_wider_than_reads_well_and_stands_in_the_middle(seeds: list[str]) -> None:
    async with reading(seeds, size=(200, 40)) as reader:
        await reader.press("2")
        assert max(reader.page.laid_out.columns.widths) == 90
        text = next(line for line in reader.shown.splitlines() if "Sources have revealed" in line)
        left, right = len(text) - len(text.lstrip()), 200 - len(text.rstrip())
        assert left > 30
        assert right > 30
        await reader.press("3")
        assert max(reader.page.laid_out.columns.widths) == 90


async def test_a_double_click_opens_what_is_clicked(seeds: list[str]) -> None:
    async with reading(seeds) as reader:
        await reader._pilot.click("#articles", offset=(30, 8), times=2)
        await reader.rest()
        assert reader.name == "Compare"


async def test_watched_words_are_lit_in_every_view(seeds: list[str]) -> None:
    def lit(reader: Driver) -> set[str]:
        segments = [s for y in range(30) for s in reader.page.laid_out.line(y)]
        return {s.text for s in segments if s.role == "watched"}

    async with reading(seeds) as reader:
        await reader.press("percent_sign")
        await reader.type("phone call, maduro")
        await reader.press("enter", "2")
        assert {words.casefold() for words in lit(reader)} == {"phone call", "maduro"}
        await reader.press("4")
        assert {words.casefold() for words in lit(reader)} == {"phone call", "maduro"}
        await reader.press("percent_sign", "ctrl+u")
        await reader.type(",")
        await reader.press("enter")
        assert lit(reader) == set()
