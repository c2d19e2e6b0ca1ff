"""Nothing the reader wrote is lost: writes are whole, drafts survive, nothing is overwritten unseen."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from variorum.annotations.note import Anchor, Note, tags_from
from variorum.articles.article import Article
from variorum.base.atomic_write import write_atomically
from variorum.base.errors import InputError
from variorum.config.settings import FolderSettings, Settings
from variorum.project.project import Project
from variorum.session.session import Session
from variorum.storage.file.read_write import read_project
from variorum.storage.saved_comparisons import project_files, projects_folder

STATE = Project.of([Article("a.txt", "One line."), Article("b.txt", "Other line.")])
NOTED = STATE.with_note(Note("n1", "Look.", (Anchor(0),)))


def test_a_new_file_takes_the_place_of_the_old_and_leaves_nothing_behind(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b.yaml"
    write_atomically(path, "old")
    path.chmod(0o640)
    write_atomically(path, "new")
    assert path.read_text() == "new"
    assert path.stat().st_mode & 0o777 == 0o640
    assert [file.name for file in path.parent.iterdir()] == ["b.yaml"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("old")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    write_atomically(tmp_path / "link", "new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text() == "new"


def test_a_folder_that_cannot_be_made_is_an_error_with_a_remedy(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(InputError, match=r"cannot be written .* Save under another name or folder"):
        write_atomically(tmp_path / "file" / "b.yaml", "x")


def test_a_failing_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(InputError, match="No space left"):
        write_atomically(path, "new")
    assert path.read_text() == "old"
    assert [file.name for file in tmp_path.iterdir()] == ["a.yaml"]


WRITER = """
import sys
from pathlib import Path
from variorum.base.atomic_write import write_atomically
n = 0
while True:
    n += 1
    write_atomically(Path(sys.argv[1]), f"{n:06}" * 20000)
    print(n, flush=True)
"""


@pytest.mark.parametrize("moment", [0.0, 0.013, 0.029, 0.051])
def test_killed_at_any_moment_the_file_is_whole_and_confirmed_writes_stand(tmp_path: Path, moment: float) -> None:
    path = tmp_path / "a.yaml"
    with subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        confirmed = int(process.stdout.readline())
        time.sleep(moment)
        process.send_signal(signal.SIGKILL)
        confirmed = max([confirmed, *(int(line) for line in process.stdout if line.endswith("\n"))])
    text = path.read_text()
    assert len(text) == 120_000
    assert text == text[:6] * 20_000
    assert int(text[:6]) >= confirmed


def test_save_and_open_again(tmp_path: Path) -> None:
    session = Session(Settings(), STATE)
    session.apply(NOTED, "writing a note")
    assert session.has_unsaved
    saved = session.save(tmp_path / "story")
    assert saved.name == "story.variorum.yaml"
    assert not session.has_unsaved
    assert Session.opened(saved, Settings()).project == NOTED


def test_another_file_is_not_overwritten(tmp_path: Path) -> None:
    Session(Settings(), NOTED).save(tmp_path / "story")
    with pytest.raises(InputError, match="exists already"):
        Session(Settings(), STATE).save(tmp_path / "story")
    assert read_project(tmp_path / "story.variorum.yaml") == NOTED


def test_what_another_program_wrote_is_not_overwritten(tmp_path: Path) -> None:
    session = Session(Settings(), NOTED)
    path = session.save(tmp_path / "story")
    path.write_text(path.read_text() + "# a remark\n")
    with pytest.raises(InputError, match="was changed by another program"):
        session.save()
    assert path.read_text().endswith("# a remark\n")


def test_undo_and_redo_walk_all_steps() -> None:
    session = Session(Settings(), STATE)
    session.apply(NOTED, "writing a note")
    session.apply(NOTED.without_note("n1"), "deleting a note")
    assert session.undo() == "deleting a note"
    assert session.project == NOTED
    assert session.undo() == "writing a note"
    assert session.undo() is None
    assert session.redo() == "writing a note"
    assert session.project == NOTED


def test_a_deleted_note_is_not_confused_with_a_new_one() -> None:
    two = NOTED.with_note(Note("n2", "More.", (Anchor(1),)))
    assert two.without_note("n1").next_note_id() == "n3"


def test_saved_comparisons_are_listed(tmp_path: Path) -> None:
    folder = projects_folder(FolderSettings(str(tmp_path / "kept")))
    assert project_files(folder) == []
    for name in ("b", "a"):
        Session(Settings(), NOTED).save(folder / name)
    (folder / "other.yaml").write_text("x")
    assert sorted(file.name for file in project_files(folder)) == ["a", "b"]


def test_tags_as_typed() -> None:
    assert tags_from("#quote, check  quote,,") == ("quote", "check")
