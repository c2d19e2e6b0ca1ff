"""Two readers' marks decided row by row in the reader, as by the commands."""

from __future__ import annotations

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.curation.test_agreement import marked, session_of
from tests.tui.driver import Driver, reading
from tests.tui.pictures import differing_looks
from variorum.annotations.note import Status
from variorum.annotations.relation import Relation
from variorum.config.load import load_config
from variorum.config.settings import Settings
from variorum.session.session import Session
from variorum.storage.file.read_write import read_project
from variorum.storage.saved_comparisons import projects_folder


@pytest.fixture
def readers(seeds: list[str]) -> list[Path]:
    """Two saved comparisons that differ on a relation, a status, a tag, and a note of one of them."""
    session = session_of(seeds)
    folder = projects_folder(load_config().settings.folders, session.project.articles)
    anna = marked(session, {(1, 1): (True, Relation.SUPPORTS)}, {0: (Status.CHECKED, ("quote",))})
    ben = marked(session, {(1, 1): (True, Relation.CONTRADICTS)}, {0: (Status.DISPUTED, ()), 7: (Status.OPEN, ())})
    return [Session(Settings(), one).save(folder / name) for one, name in ((anna, "anna"), (ben, "ben"))]


async def beside(reader: Driver, name: str) -> None:
    """Lay a saved comparison beside the story that is open."""
    await reader.press("O", "i")
    await reader.type(name)
    await reader.press("enter", "Z")
    await reader.rest()


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_two_readers_are_decided_between_row_by_row(
    readers: list[Path], size: tuple[int, int], snapshot: SnapshotAssertion
) -> None:
    anna = readers[0]
    before = [path.read_bytes() for path in readers]
    async with reading([str(anna)], size=size) as reader:
        await beside(reader, "ben")
        assert reader.name == "Adjudication"
        assert "the readers differ on 4, 4 to decide" in reader.words
        await reader.press("n", "right")  # the relation as Ben, then the status as Anna
        await reader.press("left", "right")  # then the note that only Ben wrote
        assert "1 to decide" in reader.words
        assert await differing_looks(reader, snapshot) == []
        await reader.press("enter", "down", "enter")  # the tag: no
        assert "All rows are decided" in reader.notices
        await reader.press("u")
        assert "1 to decide" in reader.words
        await reader.press("f", "f", "f", "enter")
        assert reader.page.row is not None
        assert reader.page.row.gutter.strip() == "5"
        await reader.press("right", "s")
        await reader.type("of-both")
        await reader.press("enter")
        await reader.rest()
    both = read_project(next(anna.parent.glob("*of-both*")))
    assert [link.relation for link in both.links] == [Relation.CONTRADICTS]
    assert [(note.text, note.status, note.tags) for note in both.notes] == [
        ("Look at 0.", Status.CHECKED, ()),
        ("Look at 7.", Status.OPEN, ()),
    ]
    assert [path.read_bytes() for path in readers] == before


async def test_a_row_is_explained_and_compared(readers: list[Path]) -> None:
    async with reading([str(readers[0])]) as reader:
        await beside(reader, "ben")
        await reader.press("down", "down", "w")
        assert "ben │ Look at 0." in reader.words
        await reader.press("escape", "F")
        assert "tag quote" in reader.words
        await reader.press("escape", "up", "c")
        await reader.rest()
        assert reader.name == "Compare"
        assert reader.page.row is not None
        assert any("must leave now" in cell.text.casefold() for cell in reader.page.row.cells if cell)


async def test_a_story_of_other_articles_is_no_second_reader(readers: list[Path], seeds: list[str]) -> None:
    async with reading(seeds[2:4]) as reader:
        await beside(reader, "ben")
        assert "has none of the articles of this story" in reader.notices
        assert reader.name == "Comparisons"
