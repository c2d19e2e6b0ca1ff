"""Whether the articles of a story are about one event."""

from pathlib import Path

import pytest

from tests.factories import FOREIGN, PARAGRAPHS, prepared, seed_articles
from tests.tui.driver import reading
from variorum.cli.main import main
from variorum.comparison.coverage import cover
from variorum.config.settings import MatchingSettings
from variorum.overview.events import groups_by_event

STORY = "\n".join(PARAGRAPHS)


def test_the_seeds_are_one_event(seeds: list[str]) -> None:
    assert groups_by_event(cover(seed_articles(seeds), MatchingSettings())) == ((0, 1, 2, 3, 4),)


def test_articles_that_share_nothing_stand_in_groups_of_their_own() -> None:
    articles = [prepared("\n".join(FOREIGN)), prepared(STORY), prepared("\n".join(PARAGRAPHS[1:]))]
    assert groups_by_event(cover(articles, MatchingSettings())) == ((1, 2), (0,))


def test_articles_of_one_event_may_be_told_by_way_of_others() -> None:
    chain = [prepared("\n".join(part)) for part in (PARAGRAPHS[:3], PARAGRAPHS[1:5], PARAGRAPHS[3:])]
    assert groups_by_event(cover(chain, MatchingSettings())) == ((0, 1, 2),)


@pytest.fixture
def mixed(tmp_path: Path) -> str:
    texts = {"alien.txt": "\n".join(FOREIGN), "boats.txt": STORY, "crane.txt": "\n".join(PARAGRAPHS[1:])}
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return str(tmp_path)


@pytest.mark.parametrize("layout", ["auto", "linear"])
def test_the_summary_asks_whether_it_is_one_event(mixed: str, capsys: pytest.CaptureFixture[str], layout: str) -> None:
    assert main(["summary", mixed, "--layout", layout]) == 0
    groups = "BOA CRA, and ALI" if layout == "linear" else "BOA CRA │ ALI"
    assert f"One event? These share next to nothing: {groups}" in capsys.readouterr().out


@pytest.mark.parametrize("size", [(60, 12), (100, 40)])
async def test_the_overview_asks_whether_it_is_one_event_and_splits_the_story(
    mixed: str, size: tuple[int, int]
) -> None:
    async with reading([mixed], size=size) as reader:
        await reader.press("1")
        assert "One event? These share next to nothing: BOA CRA │ ALI." in reader.words
        await reader.press("enter", "enter")
        assert [Path(one.path).name for one in reader.app.session.project.articles] == ["boats.txt", "crane.txt"]
        await reader.press("1")
        assert "One event?" not in reader.words
        await reader.press("u")
        assert len(reader.app.session.project.articles) == 3
