"""What the app says is kept or saved can be opened again; what it cannot read it names."""

import json
import shutil
from pathlib import Path

import pytest
from textual.widgets import Input

from tests.tui.driver import reading
from variorum.annotations.note import Anchor, Note
from variorum.articles.load import read_articles
from variorum.config.settings import LimitSettings
from variorum.project.project import Project
from variorum.project.sources import with_portable_path
from variorum.storage.file.read_write import read_project
from variorum.storage.journal import Journal, find_recoverable, journals_folder
from variorum.tui.dialogs.metadata_dialog import MetadataDialog


@pytest.fixture
def two(tmp_path: Path) -> list[str]:
    """Two small articles."""
    paths = [tmp_path / name for name in ("a.txt", "b.txt")]
    paths[0].write_text("On day 08 he went home.\nMore to come...", encoding="utf-8")
    paths[1].write_text("He went home on day 8.", encoding="utf-8")
    return list(map(str, paths))


def journal_of(paths: list[str], *texts: str) -> Path:
    """A journal that an earlier start left, with a note for each text."""
    project = Project.of([with_portable_path(article) for article in read_articles(paths, LimitSettings())])
    journal = Journal(journals_folder(), project)
    for n, text in enumerate(texts):
        project = project.with_note(Note(f"n{n}", text, (Anchor(0),)))
        journal.write(project)
    journal.close()
    (path,) = journals_folder().glob("*.journal")
    return path


async def test_a_story_with_half_an_emoji_full_stops_at_its_end_and_a_tag_like_a_number_opens_again(
    tmp_path: Path,
) -> None:
    things = [{"text": "It was fun \ud83d on day 08.\nMore...", "title": "Fun \ud83d"}, {"text": "Fun."}]
    (tmp_path / "a.json").write_text(json.dumps(things))
    async with reading([str(tmp_path / "a.json")]) as reader:
        await reader.press("e")
        dialog = reader.app.screen
        assert isinstance(dialog, MetadataDialog)
        dialog.query_one("#headline", Input).value = "x" * 2_001
        await reader.press("ctrl+s")
        assert reader.app.screen is dialog
        assert "The headline is too long: 2,000 characters at most." in reader.words
        dialog.query_one("#headline", Input).value = "x" * 2_000
        await reader.press("ctrl+s", "a")
        await reader.type("To be continued...")
        await reader.press("tab")
        await reader.type("08 no 1.5e3")
        await reader.press("ctrl+s", "s", "ctrl+u")
        await reader.type(f"{tmp_path}/story")
        await reader.press("enter")
        assert "Saved to" in reader.notices
        project = reader.app.session.project
    assert find_recoverable(journals_folder()) == []
    assert read_project(tmp_path / "story.variorum.yaml") == project
    assert project.notes[0].tags == ("08", "no", "1.5e3")
    assert project.articles[0].metadata.headline == "x" * 2_000


async def test_journals_that_are_damaged_are_named_at_the_start_and_in_the_list(two: list[str]) -> None:
    path = journal_of(two, "First.", "Second.")
    path.write_bytes(path.read_bytes().replace(b"Second.", b"Sec\xffnd."))
    broken = journals_folder() / "a-1.journal"
    broken.write_text("broken: [\n")
    async with reading(two) as reader:
        assert f"1 journal cannot be read: {broken}" in reader.notices
        assert "unsaved work: 1 note. Its journal is damaged from line 3 on" in reader.words
        reader.app.clear_notifications()
        await reader.press("enter")
        assert [note.text for note in reader.app.session.project.notes] == ["First."]
        (aside,) = journals_folder().glob("*.damaged")
        assert f"It is kept as {aside.name}." in reader.notices
        await reader.press("O")
        assert f"1 journal cannot be read: {broken}" in reader.notices
    assert broken.read_text() == "broken: [\n"
    assert b"Sec\xffnd." in aside.read_bytes()


async def test_a_journal_where_no_lock_can_be_made_is_offered_and_does_not_end_the_app(
    two: list[str],
) -> None:
    path = journal_of(two, "First.")
    head = path.read_bytes().replace(b'"program":"', b'"program":"of another ').split(b"\n")
    head[0] = head[0][: head[0].rindex(b',"sum"')] + b"}"
    path.write_bytes(b"\n".join(head))
    path.with_suffix(".lock").unlink()
    path.with_suffix(".lock").mkdir()  # as where the folder is read-only
    async with reading(two) as reader:
        await reader.press("enter")
        assert [note.text for note in reader.app.session.project.notes] == ["First."]


async def test_notes_are_kept_when_the_state_folder_is_removed_while_it_is_open(two: list[str]) -> None:
    async with reading(two) as reader:
        await reader.press("asterisk")
        shutil.rmtree(journals_folder().parent)
        await reader.press("down", "asterisk")
        assert "● not saved" in reader.words
    assert len(find_recoverable(journals_folder())[0].end.notes) == 2


async def test_work_on_a_story_that_began_without_an_article_is_taken_up_again(two: list[str]) -> None:
    journal = Journal(journals_folder(), Project.of(()))
    journal.write(Project.of([with_portable_path(article) for article in read_articles(two, LimitSettings())]))
    journal.close()
    async with reading([]) as reader:
        assert "An earlier start ended with unsaved work" in reader.words
        await reader.press("enter")
        assert len(reader.app.session.project.articles) == 2
        await reader.press("2")
        assert "On day 08 he went home." in reader.words
