"""What readers do for a living: walk changes, filter, search inside, split, copy."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.tui.driver import Driver, reading
from variorum.comparison.comparison import Comparison
from variorum.comparison.rows import RowKind
from variorum.drift.drift import DriftType
from variorum.presentation.compare_filter import ALL_ROWS, WHICH
from variorum.presentation.pages.compare_page import DriftKey, FoldKey, RowKey
from variorum.presentation.pages.read_page import SentenceKey, WordingKey
from variorum.presentation.wording.drift import drift_in_words
from variorum.tui.clipboard import copy_to_system
from variorum.tui.screens.compare.screen import CompareScreen
from variorum.tui.widgets.choices import Choices
from variorum.tui.widgets.minimap import Minimap


def shown_by(reader: Driver) -> Comparison:
    assert isinstance(reader.app.screen, CompareScreen)
    assert reader.app.screen.comparison is not None
    return reader.app.screen.comparison


def kinds_shown(reader: Driver) -> set[RowKind]:
    comparison = shown_by(reader)
    return {comparison.rows[row.key.number].kind for row in reader.page.rows if isinstance(row.key, RowKey)}


async def test_a_filter_shows_one_kind_and_the_fold_says_what_it_hides(seeds: list[str]) -> None:
    async with reading(seeds) as reader:
        await reader.press("down", "enter", "f", "f", "f", "f", "enter")
        assert kinds_shown(reader) == {RowKind.DROPPED}
        assert "only in the base" in reader.words
        assert "folded:" in reader.words
        fold = next(n for n, row in enumerate(reader.page.rows) if isinstance(row.key, FoldKey))
        before = len(reader.page.rows)
        reader.page.go_to(fold)
        await reader.press("enter")
        assert len(reader.page.rows) > before
        await reader.press(*["f"] * (len(WHICH) - 2), "enter")
        assert len(kinds_shown(reader)) == 3


async def test_context_grows_and_shrinks_around_changes(seeds: list[str]) -> None:
    async with reading(seeds) as reader:
        await reader.press("down", "enter", *["f"] * 6, "enter")
        sizes = [len(reader.page.rows)]
        for key in ("right_curly_bracket", "right_curly_bracket", "left_curly_bracket"):
            await reader.press(key)
            sizes.append(sum(isinstance(row.key, RowKey) for row in reader.page.rows))
        assert sizes[1] < sizes[2]
        assert sizes[3] == sizes[1]
        assert "1 row before and after" in reader.notices


async def test_typography_is_marked_on_demand(seeds: list[str], tmp_path: Path) -> None:
    text = Path(seeds[0]).read_text(encoding="utf-8")
    other = tmp_path / "other.txt"
    other.write_text(text.replace('"', "”"), encoding="utf-8")
    async with reading([seeds[0], str(other)]) as reader:
        await reader.press("down", "enter", "n")
        assert "No more changes below." in reader.notices
        await reader.press("quotation_mark", "home", "n")
        assert reader.page.cursor > 0
        assert '" marked' in reader.words


async def test_hits_of_a_search_are_marked_and_walked_in_a_comparison(seeds: list[str]) -> None:
    async with reading(seeds) as reader:
        await reader.press("down", "down", "down", "enter", "full_stop")
        assert "Nothing is sought yet" in reader.notices
        await reader.press("slash")
        await reader.type("amnesty")
        await reader.press("enter")
        assert "4: 1" in reader.words
        await reader.press("f", "f", "enter")
        assert "articles' text by article" in reader.words
        await reader.press("f", "f", "enter")
        assert "looking at removed lines only" in reader.words
        await reader.press("q", "full_stop")
        assert any(cell and "amnesty" in cell.text for cell in reader.page.rows[reader.page.cursor].cells)
        layout = reader.page.laid_out
        hits = [s.text for n in range(layout.height) for s in layout.line(n) if s.role == "hit"]
        assert {hit.casefold() for hit in hits} == {"amnesty"}


async def test_a_row_of_several_links_is_split_by_hand_and_undone(seeds: list[str]) -> None:
    async with reading(seeds) as reader:
        await reader.press("down", "enter")
        screen = reader.app.screen
        assert isinstance(screen, CompareScreen)
        comparison = screen.comparison
        assert comparison is not None
        several = next(n for n, row in enumerate(comparison.rows) if len(comparison.links_of(row)) > 1)
        links = comparison.links_of(comparison.rows[several])
        reader.page.go_to(several)
        await reader.press("vertical_line", "enter")
        denied = reader.app.session.comparison(0, 1).denied
        assert len(denied) == len(links) - 1
        await reader.press("u")
        assert reader.app.session.comparison(0, 1).links == comparison.links


async def test_a_click_on_the_overview_goes_there(seeds: list[str]) -> None:
    async with reading(seeds) as reader:
        await reader.press("down", "enter")
        strip = reader.app.screen.query_one(Minimap)
        assert strip.size.width == 2
        pilot: Pilot[None] = reader._pilot
        await pilot.click(Minimap, offset=(1, strip.size.height - 1))
        await reader.rest()
        assert reader.page.cursor > len(reader.page.rows) * 0.8
        await reader.resize(40, 12)
        assert not strip.display


async def test_coverage_shows_places_and_notes_and_how_much_is_shared(seeds: list[str]) -> None:
    async with reading(seeds, size=(120, 60)) as reader:
        await reader.press("4", "o", "home", "H")
        assert "which sentence of each article says it" in reader.words
        assert len(reader.page.rows[0].gutter.split()) == 1 + len(seeds)
        await reader.press("a")
        await reader.type("Look.")
        await reader.press("ctrl+s", *["f"] * 5, "enter")
        assert all("✎" in row.gutter for row in reader.page.rows)
        assert "(with notes, by spread)" in reader.words
        await reader.press("F")
        assert "How much of each outlet's words stands in …" in reader.words


def test_the_systems_clipboard_gets_the_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not copy_to_system("over SSH there is none")
    monkeypatch.delenv("SSH_CONNECTION")
    target, program = tmp_path / "board", tmp_path / "xclip"
    program.write_text(f"#!/bin/sh\ncat > {target}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("DISPLAY", ":9")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert copy_to_system("the words — “whole”")
    assert target.read_text(encoding="utf-8") == "the words — “whole”"


async def test_dragging_selects_words_of_one_side(seeds: list[str]) -> None:
    async with reading(seeds) as reader:
        await reader.press("down", "enter")
        pilot, page = reader._pilot, reader.page
        top = page.laid_out.tops[1] + page.rows[1].space_before
        await pilot.mouse_down(page, offset=(8, top))
        await pilot.hover(page, offset=(110, top + 3))
        await pilot.mouse_up(page, offset=(110, top + 3))
        await reader.rest()
        selected = reader.app.screen.get_selected_text()
        cell = page.rows[1].cells[0]
        assert cell is not None
        assert selected
        assert cell.text.startswith(selected.split("\n")[0])
        other = page.rows[1].cells[1]
        assert other is not None
        assert other.text[:30] not in selected


async def test_find_what_only_salon_says(seeds: list[str]) -> None:
    async with reading(seeds) as reader:
        await reader.press("end", "2", "n")
        key = reader.page.key
        row = reader.page.rows[reader.page.cursor]
        assert reader.words.startswith("◆ 5 SAL Salon?")
        assert isinstance(key, SentenceKey)
        assert set(row.gutter.split()[1]) <= {"·", "?"}
        await reader.press("enter")
        assert "no sentence of" in reader.words
        await reader.press("w")
        assert "no sentence of the other article was found to say this" in reader.words
        assert "Nearest of all" in reader.words


async def test_each_cell_of_a_statement_is_explained(seeds: list[str]) -> None:
    async with reading(seeds, size=(120, 200)) as reader:
        await reader.press("4", "o", "home", "w")
        assert reader.words.count("Linked, ") >= 4


async def test_find_who_changed_the_quotation(seeds: list[str]) -> None:
    async with reading(seeds, size=(160, 90)) as reader:
        await reader.press("slash")
        await reader.type("went well or badly")
        await reader.press("enter")
        assert "1: 1" in reader.words
        await reader.press("q", "2", "full_stop", "enter")
        assert isinstance(reader.page.key, SentenceKey)
        wordings = {row.key for row in reader.page.rows if isinstance(row.key, WordingKey)}
        assert len(wordings) == 4
        assert "‘wouldn’t say it went well or badly.’" in reader.words
        await reader.press("c")
        assert reader.name == "Compare"
        await reader.press("right", "right", "H")
        assert "! quotes less (less sure)" in reader.words


async def test_the_facts_of_the_story(seeds: list[str]) -> None:
    async with reading(seeds, size=(120, 90)) as reader:
        await reader.press("F")
        assert "Sources and quotations" in reader.words
        assert "speakers" in reader.words
        assert "“Leave the country now” is cut" in reader.words


@pytest.fixture
def changed(tmp_path: Path) -> list[str]:
    """Two outlets that tell another number, and leave out *former* and the end of a quotation."""
    told = (
        "Harbour closed after a crane fell",
        "Police counted 75 boats in the harbour of the town on Monday.",
        "Former mayor Helga Brandt said that nobody had been hurt in the accident.",
        '"We have never seen anything like it in this harbour," she said. "We will pay for every boat."',
    )
    other = "\n\n".join(told).replace("75", "90").replace("Former mayor", "Mayor").replace(" in this harbour", "")
    for name, text in (("a", "\n\n".join(told)), ("b", other)):
        (tmp_path / f"{name}.txt").write_text(f"{text}\n")
    return [str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]


def drift_lines(reader: Driver) -> list[str]:
    return [row.cells[0].text for row in reader.page.rows if isinstance(row.key, DriftKey) and row.cells[0]]


async def test_drift_is_walked_filtered_and_hidden(changed: list[str]) -> None:
    async with reading(changed) as reader:
        await reader.press("down", "enter", "v")
        assert isinstance(reader.page.key, RowKey)
        assert "! contradiction, other number: “75” → “90”" in reader.words
        assert "! 1 change of meaning, 2 less sure (H)" in reader.words
        assert len(drift_lines(reader)) == 1
        await reader.press("H")
        assert "Changes of meaning shown: all, the less sure too." in reader.notices
        assert "! drops “former” or the like (less sure)" in reader.words
        assert "! quotes less (less sure)" in reader.words
        await reader.press("H")
        assert "Changes of meaning shown: only what matters." in reader.notices
        assert len(drift_lines(reader)) == 1
        await reader.press("H")
        assert not drift_lines(reader)
        assert "Changes of meaning shown: none." in reader.notices
        await reader.press("H", *["f"] * (1 + WHICH.index("changes of fact")), "enter")
        shown = [row.key.number for row in reader.page.rows if isinstance(row.key, RowKey)]
        assert shown == [1]


async def test_drift_of_one_type_only(changed: list[str]) -> None:
    async with reading(changed) as reader:
        await reader.press("down", "enter", "H", "T")
        assert "Changes of meaning shown: quotation." in reader.notices
        assert all("quotes less" in line for line in drift_lines(reader))
        assert len(drift_lines(reader)) == 1
        await reader.press("T", "T", "T")
        assert "Changes of meaning shown: all types." in reader.notices


async def test_statements_with_drift_and_contradicted_ones(changed: list[str]) -> None:
    async with reading(changed, size=(140, 50)) as reader:
        await reader.press("4", *["f"] * 6, "enter")
        assert "1 statement (with changes of meaning, by base)" in reader.words
        assert all("!" in row.gutter or "◆" in row.gutter for row in reader.page.rows)
        assert "! contradiction, other number" in reader.words
        await reader.press("f", "f", "enter")
        assert "1 statement (contradicted, by base)" in reader.words


async def test_eighty_columns_are_for_the_two_texts(seeds: list[str]) -> None:
    async with reading(seeds, size=(80, 24)) as reader:
        await reader.press("down", "enter")
        assert not reader.page.laid_out.columns.stacked
        assert not reader.app.screen.query_one(Minimap).display
        await reader.resize(84, 24)
        assert not reader.page.laid_out.columns.stacked
        assert reader.app.screen.query_one(Minimap).display


async def test_a_filter_that_nothing_fits_says_so(seeds: list[str]) -> None:
    async with reading(seeds[:2]) as reader:
        await reader.press("4")
        while "with notes" not in reader.words:
            await reader.press("f", "f", "enter")
        assert "No statement here is of this kind: with notes. Esc shows all." in reader.words


async def test_the_head_of_compare_says_first_what_is_not_saved_and_counts_what_is_shown(seeds: list[str]) -> None:
    async with reading(seeds[:2], size=(80, 24)) as reader:
        await reader.press("down", "enter")
        assert "not saved" not in reader.words
        await reader.press("a")
        await reader.type("A note.")
        await reader.press("ctrl+s")
        assert reader.shown.splitlines()[1].startswith(" ● not saved   = ")
        comparison = shown_by(reader)
        assert re.search(r"! \d+ less sure \(H\)$", drift_in_words(comparison))
        everything = replace(ALL_ROWS, less_sure=True)
        assert re.search(r"! \d+ changes of meaning$", drift_in_words(comparison, everything))
        quotes = replace(everything, drift_type=DriftType.NEGATION)
        assert re.search(r"! 0 of \d+ changes? of meaning \(negation\)$", drift_in_words(comparison, quotes))


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_filters_are_a_menu_that_stands_on_the_one_in_force(seeds: list[str], size: tuple[int, int]) -> None:
    async with reading(seeds, size=size) as reader:
        for way, name in ((["down", "enter"], "Compare"), (["2"], "Read"), (["4"], "Coverage")):
            await reader.press(*way, "f")
            choices = reader.app.screen.query_one(Choices)
            assert choices.highlighted == 0
            await reader.press("down", "down", "escape")
            assert reader.name == name
            await reader.press("f", "down", "enter", "f")
            assert reader.app.screen.query_one(Choices).highlighted == 1
            shown = str(reader.app.screen.query_one(Choices).get_option_at_index(1).prompt)
            await reader.press("escape")
            assert shown.split()[0] in reader.words
            reader.app.show_story()
            await reader.rest()
