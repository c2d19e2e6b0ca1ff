"""The judge in the reader: links by words show at once, and are refined in place; J stops it."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest

from evaluation.played_judge import Mishap
from tests.judge_answers import asked
from tests.tui.driver import reading
from variorum.config.load import load_config, user_config_file
from variorum.config.settings import JudgeSettings, without_encoder
from variorum.tui.screens.compare.screen import CompareScreen


def configure(settings: JudgeSettings) -> None:
    said = {"address": settings.address, "model": settings.model}
    user_config_file().parent.mkdir(parents=True, exist_ok=True)
    user_config_file().write_text(json.dumps({"matching": {"judge": said}}))


async def test_links_are_refined_and_explained_and_what_is_sent_is_said(seeds: list[str]) -> None:
    with asked() as (judge, settings):
        configure(settings)
        async with reading(seeds[:2], size=(150, 70)) as reader:
            assert f"go to {judge.address}, on this machine. J stops it." in reader.notices
            assert "judge" not in reader.shown.splitlines()[0]  # it has done
            await reader.press("down", "enter")
            screen = reader.app.screen
            assert isinstance(screen, CompareScreen)
            assert screen.comparison is not None
            assert screen.comparison.judgement is not None
            row = next(n for n, row in enumerate(reader.page.rows) if "allegedly refused" in str(row.cells))
            assert "‡ the judge (played) says the same fact, the words do not" in str(reader.page.rows)
            reader.page.go_to(row)
            await reader.press("w")
            assert "played says: the same fact, in part." in reader.words
        assert len(judge.asked) == 1
    async with reading(seeds[:2]) as reader:
        assert "The judge" not in reader.notices, "a second time nothing is sent"


async def test_rows_that_it_changes_are_marked_for_a_moment(seeds: list[str]) -> None:
    with asked() as (_, settings):
        async with reading(seeds[:2]) as reader:
            await reader.press("down", "enter")
            screen = reader.app.screen
            assert isinstance(screen, CompareScreen)
            assert screen.comparison is not None
            assert screen.comparison.judgement is None
            configure(settings)
            reader.app.session.settings = without_encoder(load_config().settings)
            reader.app.refine()
            await reader.rest()
            assert "Refined by the judge" in reader.notices
            assert any(row.gutter_role == "hit" for row in reader.page.rows)


@pytest.mark.parametrize("mishap", [Mishap.BROKEN, Mishap.WRONG_SCHEMA])
async def test_a_judge_that_fails_costs_one_notice(mishap: Mishap, seeds: list[str]) -> None:
    with asked(mishap) as (judge, settings):
        configure(settings)
        async with reading(seeds[:3]) as reader:
            assert reader.notices.count("links stay as they are without it") == 1
            await reader.press("down", "enter")
            assert "reworded" in reader.words
            await reader.press("q", "a")
            await reader.type("x")
            await reader.press("ctrl+s")
            assert len(judge.asked) == 1, "it is not asked again"


async def test_the_reader_stops_it_and_has_it_go_on(seeds: list[str]) -> None:
    with asked(Mishap.SILENT) as (judge, settings):
        configure(settings)
        async with reading(seeds[:3], rested=False) as reader:
            while not judge.asked:
                await asyncio.sleep(0.01)
            await asyncio.sleep(0.2)
            assert "judge 0 of 3" in reader.shown
            await reader.press("J")
            assert "The judge is asked no more" in reader.notices
            assert "judge 0 of 3" not in reader.shown
            await reader.press("a")
            await reader.type("a note")
            await reader.press("ctrl+s")
            assert len(judge.asked) == 1, "it stays stopped"


async def test_without_a_judge_the_key_says_how_to_name_one(seeds: list[str], tmp_path: Path) -> None:
    async with reading(seeds[:2]) as reader:
        await reader.press("J")
        assert "No judge is set" in reader.notices


async def test_a_note_does_not_begin_the_asking_anew(seeds: list[str]) -> None:
    with asked(Mishap.SILENT) as (judge, settings):
        configure(settings)
        async with reading(seeds[:3], rested=False) as reader:
            while not judge.asked:
                await asyncio.sleep(0.01)
            reader.app.refine()
            reader.app.show_change()
            await asyncio.sleep(0.3)
            assert len(judge.asked) == 1
            await reader.press("J")
