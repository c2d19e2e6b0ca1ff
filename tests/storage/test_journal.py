"""What was confirmed survives: killed at any moment, on a full disk, beside another program."""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given

from tests.factories import comparisons
from variorum.annotations.note import Anchor, Note
from variorum.articles.article import Article, Metadata
from variorum.base.errors import InputError
from variorum.base.paths import SUFFIX
from variorum.config.settings import Settings
from variorum.project.project import Project
from variorum.session.session import Session
from variorum.storage.delta import Delta, apply_delta, diff_projects
from variorum.storage.file.read_write import read_project
from variorum.storage.journal import DRAFT_TAG, Journal, discard_recoverable, find_recoverable
from variorum.storage.journal_lines import as_line, step_of
from variorum.storage.journal_writer import JournalWriter

STATE = Project.of([Article("a.txt", "One line."), Article("b.txt", "Other line.")])


def noted(count: int, project: Project = STATE) -> Project:
    for n in range(1, count + 1):
        project = project.with_note(Note(f"n{n}", f"Note {n}.", (Anchor(n % 2),)))
    return project


@given(comparisons(), comparisons())
def test_what_changed_leads_from_one_state_to_the_other(one: Project, other: Project) -> None:
    changes = diff_projects(one, other)
    step = step_of(as_line({"changes": changes}).rstrip(b"\n"))
    assert apply_delta(one, step.changes or Delta()) == other
    assert diff_projects(one, one) == {}


@given(comparisons())
def test_what_is_written_is_read(project: Project) -> None:
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as name:
        folder = Path(name)
        journal = Journal(folder, STATE)
        journal.write(project)
        journal.write(replace(project, title="later"))
        journal.close()
        (work,) = find_recoverable(folder)
        assert (work.beginning, work.end) == (STATE, replace(project, title="later"))


def test_work_is_found_for_the_same_articles_in_any_order(tmp_path: Path) -> None:
    journal = Journal(tmp_path, STATE, tmp_path / "story.variorum.yaml")
    journal.write(noted(1))
    journal.close()
    swapped = Project.of(STATE.articles[::-1])
    (work,) = find_recoverable(tmp_path, swapped)
    assert (work.end, work.file) == (noted(1), str(tmp_path / "story.variorum.yaml"))
    assert find_recoverable(tmp_path, Project.of(STATE.articles[:1])) == []
    discard_recoverable(work)
    assert find_recoverable(tmp_path) == []


def test_work_after_undoing_the_first_article_of_an_empty_story_is_found(tmp_path: Path) -> None:
    journal = Journal(tmp_path, Project.of([]))
    for state in (STATE, Project.of([]), noted(1)):
        journal.write(state)
    journal.close()
    (work,) = find_recoverable(tmp_path, Project.of([]))
    assert (work.end, work.damaged) == (noted(1), None)
    discard_recoverable(work)
    journal = Journal(tmp_path, Project.of([]))
    for state in (STATE, Project.of([])):
        journal.write(state)
    journal.close()
    assert not find_recoverable(tmp_path, Project.of([]))


def test_a_journal_of_a_program_that_runs_is_not_offered(tmp_path: Path) -> None:
    ours, theirs = Journal(tmp_path, STATE), Journal(tmp_path, STATE)
    ours.write(noted(1))
    theirs.write(noted(2))
    code = f"""
from pathlib import Path
from variorum.storage.journal import find_recoverable
print(len(find_recoverable(Path({str(tmp_path)!r}))))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "0\n"
    ours.close()
    theirs.close()
    assert [work.end for work in find_recoverable(tmp_path)] == [noted(2), noted(1)]


def test_a_line_that_was_cut_off_takes_nothing_else_with_it(tmp_path: Path) -> None:
    journal = Journal(tmp_path, STATE)
    for count in (1, 2, 3):
        journal.write(noted(count))
    journal.close()
    (path,) = tmp_path.glob("*.journal")
    whole = path.read_bytes()
    ends = (n + k for n, sign in enumerate(whole) if sign == 10 for k in (0, 1))
    for end in {*range(0, len(whole), 11), *ends}:
        path.write_bytes(whole[:end])
        lines = whole[:end].count(b"\n")
        found = [work.end for work in find_recoverable(tmp_path)]
        assert found == ([noted(lines - 1)] if lines > 1 else [])


def test_a_broken_journal_is_left_alone(tmp_path: Path) -> None:
    journal = Journal(tmp_path, STATE)
    journal.write(noted(1))
    journal.close()
    (path,) = tmp_path.glob("*.journal")
    path.write_text("broken: [\n")
    assert find_recoverable(tmp_path, STATE) == []
    assert path.read_text() == "broken: [\n"


def test_after_saving_only_what_came_since_is_in_the_journal(tmp_path: Path) -> None:
    journal = Journal(tmp_path, STATE)
    journal.write(noted(1))
    journal.restart(noted(1), None, noted(1))
    assert list(tmp_path.glob("*.journal")) == []
    journal.write(noted(2))
    journal.close()
    (work,) = find_recoverable(tmp_path)
    assert (work.beginning, work.end) == (noted(1), noted(2))


def test_a_note_that_was_being_typed_comes_back_as_unfinished(tmp_path: Path) -> None:
    journal = Journal(tmp_path, STATE)
    journal.write_typing(Note("n1", "Half a thou", (Anchor(0),), ("quote",)))
    journal.close()
    (work,) = find_recoverable(tmp_path)
    (note,) = work.end.notes
    assert (note.text, note.tags) == ("Half a thou", ("quote", DRAFT_TAG))


def test_a_note_that_was_typed_to_its_end_is_there_once(tmp_path: Path) -> None:
    journal = Journal(tmp_path, STATE)
    journal.write_typing(Note("n1", "Note", (Anchor(1),)))
    journal.write(noted(1))
    journal.close()
    assert find_recoverable(tmp_path)[0].end == noted(1)


def test_on_a_full_disk_what_was_kept_stays_and_later_notes_follow(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = Journal(tmp_path, STATE)
    journal.write(noted(1))
    write = os.write

    def half(file: int, data: bytes) -> int:
        if len(data) > 20:
            return write(file, bytes(data[:20]))
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as full:
        full.setattr(os, "write", half)
        with pytest.raises(InputError, match=r"No space left.*in memory only\. Save the comparison"):
            journal.write(noted(2))
    journal.write(noted(3))
    journal.close()
    (work,) = find_recoverable(tmp_path)
    assert work.end == noted(3)


def test_a_folder_that_cannot_be_written_is_said_once_and_saving_elsewhere_works(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file where a folder should be")
    told: list[object] = []
    keeper = JournalWriter(Journal(tmp_path / "state", STATE), told.append)
    session = Session(Settings(), STATE)
    session.apply(noted(1), "writing a note")
    keeper.enqueue(session.project)
    keeper.close()
    assert [type(result) for result in told] == [InputError]
    assert read_project(session.save(tmp_path / "saved")) == noted(1)


def test_a_slow_disk_keeps_nobody_waiting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    release_lock = threading.Event()
    synced = os.fsync

    def slow(file: int) -> None:
        release_lock.wait(5)
        synced(file)

    monkeypatch.setattr(os, "fsync", slow)
    told: list[object] = []
    keeper = JournalWriter(Journal(tmp_path, STATE), told.append)
    for count in (1, 2, 3):
        keeper.enqueue(noted(count))
    assert told == []  # nothing is confirmed before it is on the disk
    release_lock.set()
    keeper.close()
    assert told == [noted(1), noted(2), noted(3)]


def test_work_is_taken_up_beside_what_the_file_holds_now(tmp_path: Path) -> None:
    journal = Journal(tmp_path, STATE)
    journal.write(noted(1))
    journal.close()
    (work,) = find_recoverable(tmp_path)
    meanwhile = STATE.with_note(Note("n1", "Of another program.", (Anchor(0),)))
    session = Session(Settings(), meanwhile)
    session.recover(work)
    assert {note.text for note in session.project.notes} == {"Of another program.", "Note 1."}
    assert session.undo() == "taking up unsaved work"
    assert session.project == meanwhile


def test_an_article_that_was_added_and_corrected_metadata_are_kept(tmp_path: Path) -> None:
    added = STATE.with_article(Article("https://times.example/crane", "A third."))
    corrected = STATE.with_metadata(0, Metadata(publisher="The Times"))
    for project in (added, corrected):
        journal = Journal(tmp_path, STATE)
        journal.write(project)
        journal.close()
        assert find_recoverable(tmp_path, STATE)[0].end == project


WRITER = """
import sys
from pathlib import Path
from tests.storage.test_journal import STATE, noted
from variorum.session.session import Session
from variorum.storage.journal import Journal
from variorum.storage.journal_lines import as_line, step_of
from variorum.storage.journal_writer import JournalWriter
from variorum.config.settings import Settings

folder = Path(sys.argv[1])
session = Session(Settings(), STATE)
keeper = JournalWriter(Journal(folder, STATE), lambda project: print(len(project.notes), flush=True))
for count in range(1, 10_000):
    project = session.project
    session.apply(noted(1, project) if count == 1 else project.with_note(noted(count).notes[-1]), "a note")
    keeper.enqueue(session.project)
    if count % 7 == 0:
        saved = session.project
        session.save(folder / "story")
        keeper.saved(saved, session.path, session.project)
"""


@pytest.mark.parametrize("seed", range(int(os.environ.get("VARIORUM_KILLS", "2"))))
def test_killed_at_any_moment_every_confirmed_note_is_there_and_the_file_whole(tmp_path: Path, seed: int) -> None:
    """VARIORUM_KILLS=200 kills it so often."""
    root = Path(__file__).parents[2]
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(tmp_path)], stdout=subprocess.PIPE, text=True, cwd=root
    ) as process:
        assert process.stdout is not None
        confirmed = int(process.stdout.readline())
        time.sleep(random.Random(seed).random() * 0.3)  # noqa: S311 - the same moments each time
        process.send_signal(signal.SIGKILL)
        confirmed = max([confirmed, *(int(line) for line in process.stdout if line.endswith("\n"))])
    there: set[str] = set()
    file = tmp_path / f"story{SUFFIX}"
    if file.exists():
        there |= {note.id for note in read_project(file).notes}
    for work in find_recoverable(tmp_path):
        there |= {note.id for note in work.end.notes}
    assert {f"n{n}" for n in range(1, confirmed + 1)} <= there
