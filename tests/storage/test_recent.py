"""Where the reader was is there at the next start."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import article
from tests.tui.driver import reading
from variorum.base.errors import InputError
from variorum.storage.recent import (
    ReadingPosition,
    RecentFiles,
    from_anywhere,
    last_story,
    read_recent,
    recent_file,
    write_recent,
)

ONE, TWO = article("one"), article("two")


@given(st.lists(st.tuples(st.text(max_size=5), st.integers(0, 9)), max_size=5), st.lists(st.text(max_size=9)))
def test_what_is_written_is_read(places: list[tuple[str, int]], paths: list[str]) -> None:
    kept = RecentFiles(tuple(paths))
    for text, start in places:
        kept = kept.with_place([article(text), TWO], ReadingPosition("a", "b", start))
    write_recent(recent_file(), kept)
    assert read_recent(recent_file()) == kept


def test_a_story_is_known_whatever_the_order_of_its_articles() -> None:
    kept = RecentFiles().with_place([ONE, TWO], ReadingPosition("a", "b", 3))
    assert kept.of([TWO, ONE]) == ReadingPosition("a", "b", 3)
    assert kept.of([ONE]) is None


def test_only_so_many_stories_are_kept_the_last_ones() -> None:
    kept = RecentFiles()
    for n in range(150):
        kept = kept.with_place([article(str(n))], ReadingPosition("a", "b", n))
    assert len(kept.places) == 100
    assert kept.of([article("149")]) == ReadingPosition("a", "b", 149)
    assert kept.of([article("3")]) is None


@pytest.mark.parametrize("text", ["", "[]", "{", '{"paths": 3, "places": {}}', '{"places": {"a": 1}}', "\x00"])
def test_a_broken_file_is_as_none(text: str) -> None:
    recent_file().parent.mkdir(parents=True)
    recent_file().write_text(text)
    assert read_recent(recent_file()) is None
    with pytest.raises(InputError, match="no story was open before"):
        last_story()


def test_paths_lead_to_the_same_files_from_any_folder() -> None:
    assert from_anywhere(["a.txt", "https://outlet.example/x"]) == (
        str(Path.cwd() / "a.txt"),
        "https://outlet.example/x",
    )


async def test_the_reader_goes_on_where_it_was_left(seeds: list[str]) -> None:
    async with reading(seeds) as reader:
        assert "First time here?" in reader.words
        await reader.press("down", "B", "down", "down", "enter", "n", "n", "n", "n")
        row, place = reader.page.key, reader.app.session.place
    assert place is not None
    write_recent(recent_file(), RecentFiles().with_place(reader.app.session.project.articles, place))
    async with reading(list(reversed(seeds))) as reader:
        assert "First time here?" not in reader.words
        await reader.press("enter")
        assert reader.words.startswith("◆ 4 Idaho News?")
        assert reader.page.key == row
