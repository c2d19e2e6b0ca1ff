"""The library: the stories of a finished folder in the reader."""

import asyncio
import json
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from unittest import mock

import pytest
from syrupy.assertion import SnapshotAssertion
from textual import events

from tests.factories import PARAGRAPHS
from tests.tui.driver import Driver, reading
from tests.tui.pictures import differing_looks
from variorum.articles.article import Article, Metadata
from variorum.cli.grouping_offer import MANY, grouped_if_wanted
from variorum.cli.main import main
from variorum.config.settings import Settings
from variorum.corpus.open_library import OpenLibrary
from variorum.corpus.stored_article import columns_of, id_of
from variorum.corpus.table_columns import SCHEMA
from variorum.library.corrections import CORRECTIONS
from variorum.library.entry import story_name
from variorum.storage.file.read_write import read_project
from variorum.tui.screens.library import _PEACE

# The stories: title, and the text of each outlet's article.
STORIES: Mapping[str, Mapping[str, str]] = {
    "A harbour closes": {"Gazette": "\n\n".join(PARAGRAPHS), "Post": "\n\n".join(PARAGRAPHS[:6])},
    "A bridge opens": {"Gazette": "The bridge opens on Monday.\n\nCars cross it.", "Post": "A bridge is open at last."},
    "A mayor resigns": {"Herald": "The mayor resigned over the zeppelin affair.", "Post": "The mayor is gone."},
}


@pytest.fixture
def found(tmp_path: Path) -> Path:
    """A finished folder with these stories, told on three days, the last first in the table."""
    folder = tmp_path / "found"
    folder.mkdir()
    stories, articles = [], []
    for day, (title, told) in enumerate(STORIES.items(), 1):
        date = f"2026-03-0{day}"
        read = [
            Article(f"{title}-{outlet}.txt", text, Metadata(publisher=outlet, headline=title, date_published=date))
            for outlet, text in told.items()
        ]
        names = [id_of(article) for article in read]
        name = story_name(names)
        articles += [
            {"article": id_of(article), "story": name, **columns_of(article.metadata), "path": article.path,
             "also_at": [], "words": 9, "sentences": 2, "copy_of": None, "sha256": article.sha256, "text": article.text}
            for article in read
        ]  # fmt: skip
        stories.append({
            "story": name, "articles": names, "outlets": list(told), "headline": title, "first_published": date,
            "last_published": date, "words": 18, "statements": 9, "in_all": 1, "in_one": day,
            "contradictions": 9 - day, "copies": int(day == 2),
        })  # fmt: skip
    _write(folder / "stories.jsonl", stories)
    _write(folder / "articles.jsonl", articles)
    (folder / "manifest.json").write_text(json.dumps({"schema": SCHEMA}))
    return folder


def _write(path: Path, rows: Sequence[Mapping[str, object]]) -> None:
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")


def listed(reader: Driver) -> list[str]:
    """The titles in the list, from above."""
    return [row.cells[0].text for row in reader.page.rows if row.cells[0]]


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_stories_are_listed_sorted_and_found_by_title_and_text(
    found: Path, size: tuple[int, int], snapshot: SnapshotAssertion
) -> None:
    async with reading([str(found)], size=size) as reader:
        assert reader.name == "Library"
        assert listed(reader) == ["A mayor resigns", "A bridge opens", "A harbour closes"]
        assert "Herald, Post" in reader.words
        await reader.press("o", "o")
        assert "by disagreements" in reader.words
        assert listed(reader)[0] == "A harbour closes"
        await reader.press("i")
        await reader.type("zepp")
        assert listed(reader) == ["A mayor resigns"]
        await reader.press("enter")
        await asyncio.sleep(_PEACE)
        await reader.rest()
        assert "Herald: The mayor resigned over the zeppelin affair." in reader.words
        assert await differing_looks(reader, snapshot) == []
        await reader.press("escape", "i")
        await reader.type("harb")
        assert listed(reader) == ["A harbour closes"]
        await reader.press("escape")
        assert len(listed(reader)) == 3


async def test_a_story_opens_and_what_is_written_in_it_is_kept_and_listed(found: Path) -> None:
    async with reading([str(found)]) as reader:
        await reader.press("end", "enter")
        assert reader.name == "Story"
        assert [article.metadata.publisher for article in reader.app.session.project.articles] == ["Gazette", "Post"]
        await reader.press("a")
        await reader.type("ask the harbour master #port")
        await reader.press("ctrl+s", "escape")
        assert reader.name == "Library"
        assert reader.page.cursor == 2
        (saved,) = (found / "comparisons").iterdir()
        assert read_project(saved).notes[0].text.startswith("ask the harbour master")
        await reader.press("i")
        await reader.type("master")
        assert listed(reader) == ["A harbour closes"]
        await reader.press("escape", "apostrophe")
        assert reader.name == "Notes of all stories"
        assert "ask the harbour master" in reader.words
        assert "A harbour closes" in reader.words
        await reader.press("enter")
        assert reader.name == "Story"
        assert len(reader.app.session.project.notes) == 1


async def test_stories_are_merged_split_and_renamed_and_stay_so(found: Path) -> None:
    async with reading([str(found)]) as reader:
        await reader.press("m", "down", "equals_sign")
        assert listed(reader) == ["A mayor resigns", "A harbour closes"]
        await reader.press("home", "enter")
        assert len(reader.app.session.project.articles) == 4
        await reader.press("escape", "end", "vertical_line")
        assert "1 Gazette: A harbour closes" in reader.words
        await reader.type("2")
        await reader.press("enter", "e")
        await reader.press("ctrl+u")
        await reader.type("Port")
        await reader.press("enter")
    async with reading([str(found)]) as reader:
        assert len(listed(reader)) == 3
        assert "Port" in " ".join(listed(reader))
        await reader.press("u", "u", "u")
        assert listed(reader) == ["A mayor resigns", "A bridge opens", "A harbour closes"]
        await reader.press("u")
        assert "Nothing is corrected here." in reader.notices
    assert main(["stories", str(found)]) == 0


async def test_without_fts5_it_is_told_and_titles_are_still_found(found: Path) -> None:
    with mock.patch("variorum.library.text_index.can_index", return_value=False):
        async with reading([str(found)]) as reader:
            assert "texts are not searched" in reader.words
            await reader.press("i")
            await reader.type("bridge")
            assert listed(reader) == ["A bridge opens"]


async def test_a_broken_table_or_index_is_told(found: Path) -> None:
    (found / CORRECTIONS).write_text("schema: variorum/corrections/1\nsteps: [{split: 3}]\n")
    async with reading([str(found)]) as reader:
        assert "a step that cannot be read (number 1)" in reader.notices
    (found / CORRECTIONS).unlink()
    async with reading([str(found)]) as reader:
        assert reader.name == "Library"
        (index,) = Path.home().rglob("libraries/*.sqlite")
        index.write_bytes(b"no index")
        await reader.press("i")
        await reader.type("bridge")
        assert "cannot be searched" in reader.notices
        assert listed(reader) == ["A bridge opens"]


@pytest.mark.parametrize("sought", ['"', "bridge OR", "*", "text:bridge", "a-b", "NEAR(", "\0", "x" * 5_000])
async def test_a_search_is_words_never_a_query(found: Path, sought: str) -> None:
    async with reading([str(found)]) as reader:
        await reader.press("i")
        await reader.type(sought)
        assert reader.name == "Library"
        assert not reader.notices


async def test_in_words_the_list_has_one_column(found: Path) -> None:
    Path("variorum.yaml").write_text("view: {linear: true}\n")
    async with reading([str(found)], size=(80, 24)) as reader:
        assert "A mayor resigns. Herald, Post. 2026-03-03. 2 articles, 18 words, 6 disagreements" in reader.words
        assert "A bridge opens. Gazette, Post. 2026-03-02. 2 articles, 1 of them a copy, 18 words" in reader.words


def test_a_folder_of_many_files_is_grouped_where_that_is_wanted(tmp_path: Path) -> None:
    pile = tmp_path / "pile"
    pile.mkdir()
    for number in range(MANY - 1):
        (pile / f"{number}.txt").write_text(f"Harbour number {number} closes.\n\nShips of line {number} wait.")
    asked = mock.patch("variorum.cli.grouping_offer.can_be_asked", return_value=True)
    with asked, mock.patch("click.confirm", return_value=True) as confirm:
        assert grouped_if_wanted((str(pile),), Settings()) == (str(pile),)
        (pile / "last.txt").write_text("\n\n".join(PARAGRAPHS))
        for _ in range(2):
            assert grouped_if_wanted((str(pile),), Settings()) == (str(tmp_path / "pile-stories"),)
        assert "60 files. Group them" in confirm.call_args_list[0][0][0]
        assert "Open the stories in" in confirm.call_args_list[1][0][0]
    with asked, mock.patch("click.confirm", return_value=False):
        assert grouped_if_wanted((str(pile),), Settings()) == (str(pile),)


def test_read_takes_a_story_of_a_library_only(found: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(found), "--story", "9"]) == 2
    assert "has no story '9'" in capsys.readouterr().err
    assert main(["read", "--story", "1"]) == 2
    assert "--story is for a finished folder" in capsys.readouterr().err


async def test_in_the_list_no_key_of_a_story_does_anything(found: Path) -> None:
    """No story is open there: `1` to `4`, search and export had nothing to work on."""
    async with reading([str(found)]) as reader:
        await reader.press("1", "2", "3", "4", "slash", "E", "s", "asterisk", "greater_than_sign", "full_stop")
        assert reader.name == "Library"
        assert not (found / "comparisons").exists()


async def test_keys_right_after_i_neither_sort_nor_rename(found: Path) -> None:
    """The line had the focus only after the next keys, which sorted and renamed stories."""
    async with reading([str(found)]) as reader:
        for key in ("i", "o", "u", "e"):
            reader.app.post_message(events.Key(key, key))
        await reader.rest()
        assert reader.name == "Library"
        assert "by newest" in reader.words


def test_indexes_of_libraries_that_are_gone_once_stayed_for_ever(found: Path, tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    shutil.copytree(found, gone)
    first, second = OpenLibrary(gone).index(), OpenLibrary(found).index()
    assert first.make([("a", "a harbour")])
    assert second.make([("a", "a harbour")])
    assert first.path.is_file(), "both are there"
    (second.path.parent / "old.sqlite").write_bytes(b"of an earlier version")
    shutil.rmtree(gone)
    assert second.make([("a", "a harbour")])
    assert [path.name for path in second.path.parent.iterdir()] == [second.path.name]
    assert second.is_fresh()
