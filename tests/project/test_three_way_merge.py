"""Two readers' work in one: nothing of either is lost."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given

from tests.factories import comparisons
from tests.storage.test_journal import STATE, noted
from variorum.annotations.note import Anchor, LinkEdit, Note, anchor_at
from variorum.articles.article import Article, Metadata
from variorum.base.errors import InputError
from variorum.cleaning.lines import LineCorrection
from variorum.config.settings import Settings
from variorum.project.project import Project
from variorum.project.three_way_merge import three_way_merge
from variorum.session.project_file import ChangedElsewhereError
from variorum.session.session import Session
from variorum.storage.file.read_write import read_project


def distinct(project: Project) -> bool:
    return len({article.sha256 for article in project.articles}) == len(project.articles)


@given(comparisons())
def test_what_only_one_changed_is_as_that_one_left_it(project: Project) -> None:
    if distinct(project):
        before = Project.of(project.articles)
        assert three_way_merge(project, before, before) == project
        assert three_way_merge(project, project, project) == project
        taken = three_way_merge(before, project, before)
        assert set(taken.notes) >= {n for n in project.notes if project.notes.count(n) == 1} - _doubles(project)
        assert (taken.links, taken.corrections, taken.base) == (project.links, project.corrections, project.base)


def _doubles(project: Project) -> set[Note]:
    """Notes that say the same of the same words as one before them: they are taken in once."""
    said: set[object] = set()
    doubles = set()
    for note in project.notes:
        key = (note.text, note.tags, note.status, note.colour, note.anchors)
        if key in said:
            doubles.add(note)
        said.add(key)
    return doubles


def test_notes_of_both_stand_and_a_shared_id_is_given_once() -> None:
    ours = STATE.with_note(Note("n1", "Ours.", (Anchor(0),)))
    theirs = STATE.with_note(Note("n1", "Theirs.", (Anchor(1),)))
    joined = three_way_merge(ours, theirs, STATE)
    assert [(note.id, note.text) for note in joined.notes] == [("n1", "Ours."), ("n2", "Theirs.")]


def test_what_they_deleted_goes_unless_we_changed_it() -> None:
    before = noted(2)
    theirs = before.without_note("n1")
    assert [note.id for note in three_way_merge(before, theirs, before).notes] == ["n2"]
    ours = before.with_note(replace(before.notes[0], text="Changed."))
    assert three_way_merge(ours, theirs, before).notes[0].text == "Changed."


def test_their_articles_may_stand_in_another_order() -> None:
    swapped = Project.of(STATE.articles[::-1])
    place = anchor_at(0, swapped.articles[0].text, 0, 5)
    theirs = swapped.with_note(Note("n1", "On the other line.", (place,)))
    decision = LinkEdit.of(place, anchor_at(1, swapped.articles[1].text, 0, 3), linked=True)
    theirs = theirs.with_links([decision]).with_correction(0, LineCorrection(0, False))
    joined = three_way_merge(STATE, theirs, swapped)
    assert joined.notes[0].anchors == (replace(place, article=1),)
    assert (joined.links[0].one.article, joined.links[0].other.exact) == (0, "Other")
    assert joined.corrections == ((), (LineCorrection(0, False),))


def test_their_metadata_and_new_articles_come_along() -> None:
    theirs = STATE.with_metadata(1, Metadata(publisher="The Times")).with_article(Article("c", "Third."))
    joined = three_way_merge(noted(1), theirs, STATE)
    assert joined.articles[1].metadata.publisher == "The Times"
    assert [article.text for article in joined.articles] == ["One line.", "Other line.", "Third."]
    assert joined.notes == noted(1).notes


def test_a_file_that_another_program_wrote_is_joined_on_demand(tmp_path: Path) -> None:
    path = Session(Settings(), noted(1)).save(tmp_path / "story")
    one, two = Session.opened(path, Settings()), Session.opened(path, Settings())
    one.apply(one.project.with_note(Note("n2", "Of one.", (Anchor(0),))), "a note")
    two.apply(two.project.with_note(Note("n2", "Of two.", (Anchor(1),))), "a note")
    one.save()
    with pytest.raises(ChangedElsewhereError):
        two.save()
    two.merge_from_disk()
    two.save()
    assert [note.text for note in read_project(path).notes] == ["Note 1.", "Of two.", "Of one."]
    assert not two.has_unsaved


def test_a_second_program_is_told_that_the_file_is_open(tmp_path: Path) -> None:
    path = Session(Settings(), noted(1)).save(tmp_path / "story")
    one, two = Session.opened(path, Settings()), Session.opened(path, Settings())
    assert one.acquire_lock()
    assert not two.acquire_lock()
    one.release_lock()
    assert two.acquire_lock()
    two.release_lock()


def test_a_folder_that_vanished_is_said_and_not_made_again(tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    session = Session(Settings(), noted(1))
    path = session.save(tmp_path / "stick" / "story")
    path.unlink()
    path.parent.rmdir()
    session.apply(noted(2), "a note")
    with pytest.raises(InputError, match=r"stick: is gone: the folder of this comparison\. Save to another"):
        session.save()
    assert not path.parent.exists()
    assert session.has_unsaved
