"""A project's file alone: nothing that another program wrote is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.session.test_saving import NOTED, STATE
from variorum.annotations.note import Anchor, Note
from variorum.base.errors import InputError
from variorum.session.project_file import ChangedElsewhereError, ProjectFile
from variorum.storage.file.read_write import read_project

THEIRS = STATE.with_note(Note("n7", "Theirs.", (Anchor(0),)))


def test_it_knows_what_it_lacks(tmp_path: Path) -> None:
    file = ProjectFile(STATE)
    assert not file.lacks(STATE)
    assert not file.lacks(STATE.with_base(1))  # alone not worth a file
    assert file.lacks(NOTED)
    assert file.save(NOTED, tmp_path / "story") == file.path
    assert not file.lacks(NOTED)
    assert file.lacks(NOTED.with_base(1))
    file.release_lock()


def test_it_needs_a_name() -> None:
    with pytest.raises(InputError, match="has no name yet"):
        ProjectFile(STATE).save(STATE)


def test_what_another_program_wrote_is_seen_and_merged(tmp_path: Path) -> None:
    path = ProjectFile(STATE).save(STATE, tmp_path / "story")
    one, two = ProjectFile.opened(path), ProjectFile.opened(path)
    two.save(THEIRS)
    with pytest.raises(ChangedElsewhereError):
        one.save(NOTED)
    merged = one.merge(NOTED)
    assert {note.text for note in merged.notes} == {note.text for note in (*NOTED.notes, *THEIRS.notes)}
    assert one.lacks(merged)
    one.save(merged)
    assert read_project(path) == merged


def test_without_a_file_there_is_nothing_to_merge_or_lock() -> None:
    file = ProjectFile(STATE)
    assert file.merge(NOTED) is NOTED
    assert file.acquire_lock()


def test_one_program_at_a_time_has_the_lock(tmp_path: Path) -> None:
    path = ProjectFile(STATE).save(STATE, tmp_path / "story")
    one, two = ProjectFile.opened(path), ProjectFile.opened(path)
    assert one.acquire_lock()
    assert not two.acquire_lock()
    one.release_lock()
    assert two.acquire_lock()
    two.release_lock()
