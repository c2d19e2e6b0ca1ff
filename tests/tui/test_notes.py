"""Notes, comparisons and exports, from the keyboard alone."""

from pathlib import Path

import pytest

from tests.factories import PARAGRAPHS
from tests.tui.driver import reading
from variorum.annotations.note import Anchor, Note, Status, TargetKind
from variorum.config.settings import Settings
from variorum.project.project import Project
from variorum.session.session import Session
from variorum.storage.file.read_write import read_project
from variorum.storage.journal import Journal, find_recoverable, journals_folder
from variorum.tui.dialogs.note_dialog import NoteDialog

STORY = "\n".join(PARAGRAPHS)
OTHER = "\n".join((*PARAGRAPHS[4:], *PARAGRAPHS[:4]))


@pytest.fixture
def two(tmp_path: Path) -> list[str]:
    """Two short articles in files of their own."""
    paths = [tmp_path / "a.txt", tmp_path / "b.txt"]
    for path, text in zip(paths, (STORY, OTHER), strict=True):
        path.write_text(text, encoding="utf-8")
    return [str(path) for path in paths]


async def test_status_colour_and_completed_tags(two: list[str]) -> None:
    async with reading(two) as reader:
        await reader.press("down", "enter", "a")
        await reader.type("First.")
        await reader.press("tab")
        await reader.type("quotation")
        await reader.press("ctrl+s", "down", "down", "a")
        await reader.type("Second.")
        await reader.press("tab")
        await reader.type("money quo")
        await reader.press("right", "f2", "f2", "f3", "f3")
        assert "F2 status: disputed F3 colour: green" in reader.words
        await reader.press("ctrl+s")
        note = reader.app.session.project.notes[1]
        assert note.tags == ("money", "quotation")
        assert (note.status, note.colour, note.target_kind) == (Status.DISPUTED, "green", TargetKind.ROW)
        assert "✗ Second. #money #quotation" in reader.words


async def test_a_note_on_one_side_of_a_row_on_its_link_and_on_some_words(two: list[str]) -> None:
    async with reading(two) as reader:
        await reader.press("down", "enter", "A")
        assert "Add a note on" in reader.words
        await reader.press("down", "enter")
        await reader.type("On the sentence.")
        await reader.press("ctrl+s", "A", "end", "enter")
        assert "Which words?" in reader.words
        await reader.press("enter")
        assert "No words are selected yet" in reader.words
        await reader.press("right", "right", "right", "w", "w", "w", "W", "enter")
        await reader.type("On words.")
        await reader.press("ctrl+s")
        sentence, words = reader.app.session.project.notes
        assert (sentence.target_kind, words.target_kind) == (TargetKind.SENTENCE, TargetKind.WORDS)
        text = reader.app.session.project.articles[words.anchors[0].article].text
        place = words.anchors[0]
        assert text[place.start : place.end] == place.exact
        assert 1 <= len(place.exact.split()) <= 2
        assert place.exact in sentence.anchors[0].exact or place.article != sentence.anchors[0].article


async def test_a_note_shows_in_compare_read_and_coverage(two: list[str]) -> None:
    async with reading(two, size=(140, 60)) as reader:
        await reader.press("2", "a")
        await reader.type("Seen everywhere.")
        await reader.press("ctrl+s")
        assert "Seen everywhere." in reader.words
        await reader.press("q", "4")
        assert "Seen everywhere." in reader.words
        await reader.press("q", "down", "enter")
        assert "Seen everywhere." in reader.words


@pytest.mark.parametrize("way", [[], ["down", "enter"], ["2"], ["4"], ["L"]])
async def test_a_bookmark_is_set_and_taken_away_on_every_screen(two: list[str], way: list[str]) -> None:
    async with reading(two) as reader:
        await reader.press(*way, "asterisk")
        (note,) = reader.app.session.project.notes
        assert note.is_bookmark
        assert f"Bookmark {note.id} saved." in reader.notices
        await reader.press("asterisk")
        assert reader.app.session.project.notes == ()
        await reader.press("u")
        assert len(reader.app.session.project.notes) == 1


async def test_a_note_is_confirmed_only_when_it_is_on_the_disk(two: list[str]) -> None:
    async with reading(two) as reader:
        await reader.press("a")
        await reader.type("Kept.")
        await reader.press("ctrl+s")
        assert "Note n1 saved." in reader.notices
        assert "● not saved" in reader.words
        (path,) = journals_folder().glob("*.journal")
        assert "Kept." in path.read_text(encoding="utf-8")
        await reader.press("u")
        assert "not saved" not in reader.words


async def test_where_nothing_can_be_written_the_reader_is_told(two: list[str]) -> None:
    journals_folder().parent.mkdir(parents=True)
    journals_folder().write_text("a file where a folder should be")
    async with reading(two) as reader:
        await reader.press("a")
        await reader.type("Kept nowhere.")
        await reader.press("ctrl+s")
        assert "what you write is in memory only" in reader.notices
        assert "✗ IN MEMORY ONLY" in reader.words
        await reader.press("s", "enter")
        assert "IN MEMORY ONLY" not in reader.words
        assert not reader.app.session.has_unsaved


async def test_what_was_being_typed_survives(two: list[str]) -> None:
    async with reading(two) as reader:
        await reader.press("a")
        await reader.type("Half a thought")
        dialog = reader.app.screen
        assert isinstance(dialog, NoteDialog)
        dialog._tell()  # what the pause of the typist does
        await reader.rest()
    async with reading(two) as reader:
        await reader.press("enter")
        (note,) = reader.app.session.project.notes
        assert (note.text, note.tags) == ("Half a thought", ("unfinished",))


async def test_unsaved_work_left_for_later_is_not_lost_by_new_work(two: list[str]) -> None:
    for text in ("First.", "Second."):
        async with reading(two) as reader:
            if text == "Second.":
                await reader.press("down", "enter")  # leave it for later
            await reader.press("a")
            await reader.type(text)
            await reader.press("ctrl+s")
    found = find_recoverable(journals_folder())
    assert sorted(note.text for work in found for note in work.end.notes) == ["First.", "Second."]


async def test_unsaved_work_on_another_story_is_told_and_listed(two: list[str], seeds: list[str]) -> None:
    async with reading(two) as reader:
        await reader.press("a")
        await reader.type("Of the other story.")
        await reader.press("ctrl+s")
    async with reading(seeds) as reader:
        assert "Unsaved work on another story is kept" in reader.notices
        await reader.press("O")
        assert "unsaved work: a, b" in reader.words
        await reader.press("enter")
        assert "2 articles" in reader.words
        assert reader.app.session.project.notes[0].text == "Of the other story."
        assert reader.app.session.has_unsaved


async def test_the_list_of_notes_filters_sorts_and_changes(two: list[str]) -> None:
    async with reading(two, size=(140, 40)) as reader:
        await reader.press("a")
        await reader.type("On the article.")
        await reader.press("ctrl+s", "L", "d", "q", "down", "enter", "asterisk", "apostrophe")
        assert "3 of 3 shown" in reader.words
        await reader.press("f", "f", "f", "enter")
        assert "(bookmarks, by place) 1 of 3 shown" in reader.words
        await reader.press("f", "f", "enter")
        assert "line removed by hand" in reader.words
        await reader.press("D")
        assert reader.app.session.project.corrections == ((), ())
        await reader.press(*["f"] * 6, "enter")
        await reader.press("i")
        await reader.type("article")
        await reader.press("enter")
        assert "1 of 2 shown" in reader.words
        await reader.press("m", "C", "e")
        await reader.type(" Changed.")
        await reader.press("ctrl+s")
        note = next(note for note in reader.app.session.project.notes if note.text)
        assert (note.text, note.status, note.colour) == ("On the article. Changed.", Status.CHECKED, "yellow")
        await reader.press("u", "u", "u", "u")
        assert reader.app.session.project.corrections[0]


async def test_save_change_the_article_and_bring_the_story_up_to_date(two: list[str], tmp_path: Path) -> None:
    async with reading(two) as reader:
        await reader.press("down", "enter", "a")
        await reader.type("Mind this.")
        await reader.press("ctrl+s", "s")
        await reader.press("ctrl+u")
        await reader.type(f"{tmp_path}/story")
        await reader.press("enter")
    Path(two[1]).write_text("News first.\n" + OTHER.replace(PARAGRAPHS[4], "Gone."), encoding="utf-8")
    async with reading([str(tmp_path / "story.variorum.yaml")]) as reader:
        await reader.press("S")
        assert "The articles, reloaded" in reader.words
        assert "2 b: changed" in reader.words
        await reader.press("escape")
        assert reader.app.session.project.articles[1].text.startswith("News first.")
        (note,) = reader.app.session.project.notes
        assert note.is_orphan
        await reader.press("apostrophe")
        assert "1 without its words" in reader.words
        await reader.press("p", "enter")
        (note,) = reader.app.session.project.notes
        assert not note.is_orphan


async def test_a_comparison_opens_after_its_sources_are_gone(two: list[str], tmp_path: Path) -> None:
    async with reading(two) as reader:
        await reader.press("asterisk", "s", "ctrl+u")
        await reader.type(f"{tmp_path}/story")
        await reader.press("enter")
    for path in two:
        Path(path).unlink()
    async with reading([str(tmp_path / "story.variorum.yaml")]) as reader:
        await reader.press("down", "enter")
        assert "The harbour of Ostrava" in reader.words
        await reader.press("q", "S")
        assert "No source has changed" in reader.words
        assert "does not exist" in str(reader.page.rows)  # how it wraps, the length of the path decides


async def test_another_program_saved_meanwhile(two: list[str], tmp_path: Path) -> None:
    async with reading(two) as reader:
        await reader.press("a")
        await reader.type("Mine.")
        await reader.press("ctrl+s", "s", "ctrl+u")
        await reader.type(f"{tmp_path}/story")
        await reader.press("enter")
        path = tmp_path / "story.variorum.yaml"
        theirs = Session.opened(path, Settings())
        assert not theirs.acquire_lock()
        theirs.apply(theirs.project.with_note(Note("n2", "Theirs.", (Anchor(1),))), "a note")
        theirs.save()
        await reader.press("down", "a")
        await reader.type("Mine too.")
        await reader.press("ctrl+s", "s")
        assert "Take in what it saved, beside your own work" in reader.words
        await reader.press("enter")
        assert {note.text for note in read_project(path).notes} == {"Mine.", "Mine too.", "Theirs."}
        assert not reader.app.session.has_unsaved


async def test_the_second_program_on_a_file_is_told(two: list[str], tmp_path: Path) -> None:
    async with reading(two) as reader:
        await reader.press("asterisk", "s", "ctrl+u")
        await reader.type(f"{tmp_path}/story")
        await reader.press("enter")
        path = reader.app.session.path
        async with reading([str(path)]) as second:
            assert "is open in another Variorum too" in second.notices


@pytest.mark.parametrize("form", ["html", "csv"])
async def test_export_from_the_app(two: list[str], tmp_path: Path, form: str) -> None:
    way = ["E", *["down"] * ["markdown", "html", "worksheet", "csv"].index(form), "enter", "ctrl+u"]
    async with reading(two) as reader:
        await reader.press("E")
        assert "Export as" in reader.words
        await reader.press("escape", *way)
        await reader.type(f"{tmp_path}/out.{form}")
        await reader.press("enter")
        assert "Written to" in reader.notices
        assert "harbour of Ostrava" in (tmp_path / f"out.{form}").read_text(encoding="utf-8")
        await reader.press(*way)
        await reader.type(f"{tmp_path}/out.{form}")
        await reader.press("enter")
        assert "exists already" in reader.notices


async def test_take_in_a_colleagues_notes(two: list[str], tmp_path: Path) -> None:
    async with reading(two) as reader:
        theirs = Session(Settings(), Project.of(reader.app.session.project.articles))
        theirs.apply(theirs.project.with_note(Note("n1", "Theirs.", (Anchor(1),))), "a note")
        path = theirs.save(tmp_path / "theirs")
        await reader.press("apostrophe", "I")
        await reader.type(str(path))
        await reader.press("enter")
        assert "1 taken in." in reader.notices
        assert "Theirs." in reader.words


async def test_comparisons_are_searched_renamed_and_deleted(two: list[str]) -> None:
    async with reading(two) as reader:
        for name in ("alpha", "beta"):
            reader.app.session.file.path = None
            await reader.press("asterisk", "s", "ctrl+u")
            await reader.type(name)
            await reader.press("enter")
        await reader.press("O")
        assert "2 saved comparisons" in reader.words
        await reader.press("i")
        await reader.type("alp")
        await reader.press("enter")
        assert "1 saved comparison (" in reader.words
        await reader.press("e", "ctrl+u")
        await reader.type("alpine")
        await reader.press("enter")
        assert "alpine" in reader.words
        assert Session.opened(next(reader.app.saving.folder.glob("alpine*")), Settings()).project.title == "alpine"
        await reader.press("D", "enter")
        assert "0 saved comparisons" in reader.words
        await reader.press("i", "ctrl+u", "enter")
        assert "beta" in reader.words
        await reader.press("enter")
        assert reader.name == "Story"
        assert "beta.variorum.yaml" in reader.words


async def test_unsaved_work_on_a_saved_file_is_taken_up_from_the_list(two: list[str], tmp_path: Path) -> None:
    async with reading(two) as reader:
        await reader.press("asterisk", "s", "ctrl+u")
        await reader.type(f"{tmp_path}/story")
        await reader.press("enter")
        session = reader.app.session
    journal = Journal(journals_folder(), session.project, session.path)
    journal.write(session.project.with_note(Note("n9", "After saving.", (Anchor(1),))))
    journal.close()
    async with reading([str(session.path)]) as reader:
        assert "An earlier start ended with unsaved work: 1 note." in reader.words
        await reader.press("enter")
        assert [note.id for note in reader.app.session.project.notes] == ["n1", "n9"]
        await reader.press("s")
        assert find_recoverable(journals_folder()) == []


async def test_words_chosen_for_a_note_are_whole_and_named_under_the_row(two: list[str]) -> None:
    async with reading(two) as reader:
        await reader.press("down", "enter", "A", "end", "enter", "right", "shift+right", "enter")
        await reader.type("Mind the beginning.")
        await reader.press("ctrl+s")
        place = reader.app.session.project.notes[0].anchors[0]
        first = reader.app.session.project.articles[place.article].text.split()[0]
        assert place.exact == first
        assert f"“{first}”: Mind the beginning." in reader.words


async def test_a_story_saved_under_a_name_has_it_as_its_title(two: list[str]) -> None:
    async with reading(two) as reader:
        await reader.press("asterisk", "s", "ctrl+u")
        await reader.type("venezuela call")
        await reader.press("enter")
        assert reader.app.session.project.title == "venezuela call"
        assert "not saved" not in reader.words
        assert "venezuela call.variorum.yaml" in reader.words
