"""The versions of an article: listed, compared, put into the story."""

from pathlib import Path

import pytest

from tests.factories import PARAGRAPHS
from tests.history.test_history import CORRECTION, NEW, OLD
from tests.tui.driver import reading
from variorum.annotations.note import Note, anchor_at
from variorum.articles.article import Article
from variorum.config.settings import Settings
from variorum.project.project import Project
from variorum.project.update import updated
from variorum.session.session import Session

OTHER = "Harbour closed\n\nThe harbour of Ostrava was closed after a crane fell on two boats."
HEADLINE = NEW.replace("two fishing boats\n", "boats, harbour closed\n", 1) + CORRECTION
HOSTILE = HEADLINE + "\n[red]A crane[/] fell \x1b[31m again on Sunday.\n"


@pytest.fixture
def story(tmp_path: Path) -> str:
    """A saved story of two articles, one of which has had four texts."""
    project = Project.of([Article("a.txt", OLD), Article("b.txt", OTHER)])
    project = project.with_note(Note("n1", "Who?", (anchor_at(0, OLD, OLD.index("Nobody"), OLD.index("Nobody") + 6),)))
    for n, text in enumerate((NEW, HEADLINE, HOSTILE), 1):
        project = updated(project, {0: Article("a.txt", text)}, f"2026-11-0{n}T10:00:00Z").project
    return str(Session(Settings(), project).save(tmp_path / "c"))


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_versions_are_listed_with_what_changed(story: str, size: tuple[int, int]) -> None:
    async with reading([story], size=size) as reader:
        await reader.press("P", "g")
        assert reader.name == "Timeline"
        words = reader.words
        assert "4 versions" in words
        assert "first version" in words
        assert "2026-11-01 10:00" in words
        assert "no notice: Facts or sentences changed" in words
        assert "changes of meaning: 1, 1 of facts" in words
        await reader.press("G")
        assert "in the story" in reader.words
        assert "correction: “Correction: An earlier version" in reader.words
        await reader.press("f", "down", "enter")
        assert "only with another headline" in reader.words
        assert "“Crane falls on boats, harbour closed”" in reader.words
        assert len([row for row in reader.page.rows if row.gutter]) == 1
        await reader.press("escape", "right")
        assert "1 version S in the story reads its source again" in reader.words


async def test_any_two_versions_stand_in_compare_which_writes_nothing_into_the_story(story: str) -> None:
    async with reading([story], size=(140, 40)) as reader:
        before = reader.app.session.project
        await reader.press("P", "g", "m", "G", "enter")
        assert reader.name == "Compare"
        assert reader.words.startswith("◆ version 1, time unknown: Crane falls")
        assert "version 4, 2026-11-03 10:00" in reader.words
        assert "change of meaning" in reader.words
        await reader.press("x")
        assert reader.words.startswith("◆ version 4")
        for key in ("A", "d", "L", "R", "equals_sign", "minus", "vertical_line"):
            await reader.press(key)
            assert reader.name == "Compare"
            assert "Only notes on rows are written here" in reader.notices
        assert reader.app.session.project is before
        await reader.press("2")
        assert reader.name == "Read"


async def test_a_note_on_a_version_stands_there_and_in_the_story(story: str) -> None:
    async with reading([story], size=(140, 40)) as reader:
        await reader.press("P", "g", "m", "j", "enter", "n", "a")
        assert reader.name == "NoteDialog"
        await reader.press(*"Silent", "ctrl+s")
        note = reader.app.session.project.notes[-1]
        assert [place.article for place in note.anchors] == [0]
        assert note.anchors[0].exact == "Police counted 90 boats in the harbour of the town on Monday."
        assert note.anchors[0].version == Article("", NEW).sha256
        assert "Silent" in reader.words
        await reader.press("q", "q", "2")
        assert "Silent" in reader.words
        await reader.press("q", "P", "g", "j", "enter", "n", "D")
        assert len(reader.app.session.project.notes) == 1


async def test_an_older_version_becomes_the_base_and_comes_back(story: str) -> None:
    async with reading([story], size=(140, 40)) as reader:
        project = reader.app.session.project
        assert project.notes[0].anchors[0].version == Article("", OLD).sha256
        await reader.press("apostrophe")
        assert "(on some words, open, written on another version)" in reader.words
        await reader.press("q", "B", "P", "g", "w")
        assert "There is nothing before it." in reader.notices
        await reader.press("B")
        assert reader.app.session.project.articles[0].text == OLD
        assert reader.app.session.project.notes[0].anchors[0].version == ""
        assert "The story has version 1, time unknown, now as its base." in reader.notices
        await reader.press("j", "w")
        assert "What changed from version 1 to 2" in reader.words
        await reader.press("escape", "u")
        assert reader.app.session.project == project


async def test_files_of_one_outlet_with_nearly_the_same_text_are_offered_as_versions_once(tmp_path: Path) -> None:
    paths = [tmp_path / f"{name}.txt" for name in ("old", "other", "new", "third")]
    texts = (OLD, "\n".join(PARAGRAPHS), NEW, HEADLINE)
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text)
        path.with_suffix(".yaml").write_text(f"publisher: {'Times' if path.stem == 'other' else 'Herald'}\n")
    async with reading(list(map(str, paths[:3])), size=(140, 40)) as reader:
        assert "1 Herald" in reader.words.split("nearly the same text:")[1]
        await reader.press("enter")
        assert len(reader.app.session.project.articles) == 3
        await reader.press("plus")
        await reader.type(str(paths[3]))
        await reader.press("enter")
        assert "They are versions of one article" in reader.words
        await reader.press("down", "enter")
        project = reader.app.session.project
        assert [len(project.versions(n)) for n in range(2)] == [1, 3]
        assert "2 articles kept as versions: P lists them." in reader.notices
        await reader.press("u")
        assert len(reader.app.session.project.articles) == 4
