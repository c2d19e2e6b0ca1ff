"""A journal is believed line by line: what is damaged is named, and what is taken can be saved and opened."""

import errno
import fcntl
import hashlib
import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.storage.test_journal import STATE, noted
from variorum.annotations.note import Anchor, Note, anchor_at
from variorum.articles.article import Article, Metadata
from variorum.base.errors import InputError
from variorum.config.settings import Settings
from variorum.project.project import Project
from variorum.session.session import Session
from variorum.storage.file.codec import note_data, project_data
from variorum.storage.file.read_write import load_project, read_project
from variorum.storage.journal import Journal, look_for_work, put_away
from variorum.storage.journal_writer import JournalWriter


def journal_of(folder: Path, *states: Project) -> Path:
    """The file of a journal with these states, after STATE."""
    journal = Journal(folder, STATE)
    for project in states:
        journal.write(project)
    journal.close()
    (path,) = folder.glob("*.journal")
    return path


def earlier(folder: Path, *records: dict[str, Any], beginning: Project = STATE) -> Path:
    """A journal as earlier versions wrote it: without sums."""
    data = {
        **project_data(beginning),
        "articles": [dict(a) for a in project_data(beginning)["articles"]],
    }
    head = {"schema": "variorum/journal/1", "file": "", "comparison": data}
    path = folder / "a-1.journal"
    path.write_text("".join(json.dumps(record) + "\n" for record in (head, *records)), encoding="utf-8")
    return path


STATES = (noted(1), replace(noted(2), title="A title"), noted(3).with_metadata(0, Metadata(headline="New")))


def test_any_byte_that_is_damaged_is_found_and_named(tmp_path: Path) -> None:
    path = journal_of(tmp_path, *STATES)
    whole = path.read_bytes()
    for n in range(0, len(whole) - 1, 7):
        path.write_bytes(whole[:n] + bytes([whole[n] ^ (1 << n % 5)]) + whole[n + 1 :])
        line = whole.count(b"\n", 0, n) + 1
        found = look_for_work(tmp_path)
        if line > 2:
            (work,) = found.work
            assert (work.end, work.damaged) == (STATES[line - 3], line)
            assert found.unencoded_articles == ()
        else:  # before the first note
            assert found.work == ()
            assert [problem.where for problem in found.unencoded_articles] == [str(path)]


GOOD = {"changes": {"notes": [note_data(Note("n1", "Note 1.", (Anchor(1),)))]}}
TARGET = {"article": 0, "start": 0, "end": 3, "exact": "One"}


@pytest.mark.parametrize(
    "bad",
    [
        {"changes": {"notes": [{**note_data(Note("n2", "x", (Anchor(0),))), "tags": [1]}]}},
        {"changes": {"notes": [{**note_data(Note("n2", "x", (Anchor(0),))), "text": None}]}},
        {"changes": {"notes": [{**note_data(Note("n2", "x", (Anchor(0),))), "status": "done"}]}},
        {"changes": {"notes": [{"id": "n2", "text": "x", "target": [{"article": 7}]}]}},
        {"changes": {"notes": [{"id": "n2", "text": "x", "target": [{**TARGET, "exact": "Two"}]}]}},
        {"changes": {"notes": [{"id": "n2", "text": "x", "target": [{**TARGET, "start": True}]}]}},
        {"changes": {"notes": [{"id": "n2", "text": "x", "target": [{**TARGET, "lost": True, "end": 10**300}]}]}},
        {"changes": {"base": 9}},
        {"changes": {"base": "0"}},
        {"changes": {"order": ["n7"]}},
        {"changes": {"links": [{"linked": True, "between": [TARGET, TARGET]}]}},
        {"changes": {"articles": [{"number": 9, "article": {"path": "a", "text": "x"}}]}},
        {"changes": {"articles": [{"number": -1, "article": {"path": "a", "text": "x"}}]}},
        {"changes": {"articles": [{"number": 0, "article": {"path": "a", "text": "x", "outside": [7]}}]}},
        {"changes": {"articles": [{"number": 0, "article": {"path": "a", "text": "x", "metadata": {"a": 1}}}]}},
        {"changes": {"articles": [{"count": 0}]}},
        {"changes": [1]},
        {"typing": {"id": "n2", "text": 5, "target": []}},
        {},
    ],
    ids=lambda bad: json.dumps(bad)[:70],
)
def test_a_line_of_the_wrong_shape_or_that_cannot_be_true_ends_what_is_read(tmp_path: Path, bad: Any) -> None:
    earlier(tmp_path, GOOD, bad, {"changes": {"title": "later"}})
    (work,) = look_for_work(tmp_path).work
    assert work.end == STATE.with_note(Note("n1", "Note 1.", (Anchor(1),)))
    assert work.damaged == 3
    put_away(work)
    assert [file for file in tmp_path.iterdir() if file.suffix != ".lock"] == [work.aside]


@pytest.mark.parametrize(
    "bad",
    [
        {"changes": {"order": ["n1", "n1"]}},
        {"typing": {"id": "n2", "text": "x", "target": [{"article": 7}]}},
    ],
)
def test_a_last_line_that_leads_to_nothing_that_can_be_saved_is_left_out(tmp_path: Path, bad: Any) -> None:
    earlier(tmp_path, GOOD, bad)
    (work,) = look_for_work(tmp_path).work
    assert (work.end, work.damaged) == (STATE.with_note(Note("n1", "Note 1.", (Anchor(1),))), 3)


def test_halves_of_characters_in_a_journal_cost_neither_the_files_name_nor_an_old_text(tmp_path: Path) -> None:
    half = "\ud83d"
    data = project_data(Project.of([Article("a.txt", "It was fun _.")]))
    (article,) = data["articles"]
    article["text"] = article["text"].replace("_", half)
    article["sha256"] = hashlib.sha256(article["text"].encode("utf-8", "surrogatepass")).hexdigest()
    head = {"schema": "variorum/journal/1", "file": f"a{half}.variorum.yaml", "comparison": data}
    step = {"changes": {"title": f"Fun {half}", "notes": [{"id": "n1", "text": half, "target": [{"article": 0}]}]}}
    (tmp_path / "a-1.journal").write_text(f"{json.dumps(head)}\n{json.dumps(step)}\n")
    (work,) = look_for_work(tmp_path).work
    assert (work.file, work.damaged) == (f"a{half}.variorum.yaml", None)
    assert (work.end.title, work.end.notes[0].text) == ("Fun \ufffd", "\ufffd")
    assert work.end.articles[0].text == "It was fun \ufffd."


@pytest.mark.parametrize(
    "words",
    [
        b"broken: [\n",
        b"\x00" * 40,
        b"{}\n",
        b'{"schema":"variorum/journal/9","comparison":{}}\n',
        b'{"schema":"variorum/journal/1","comparison":{"schema":"variorum/comparison/2"}}\n',
        b'{"schema":"variorum/journal/1","file":1,"comparison":{}}\n',
        b"[" * 5_000 + b"\n",
        b'{"a":' * 900 + b"1" + b"}" * 900 + b"\n",
        b"9" * 5_000 + b"\n",
    ],
    ids=lambda words: str(words[:40]),
)
def test_a_journal_that_cannot_be_read_is_named_with_its_path(tmp_path: Path, words: bytes) -> None:
    path = tmp_path / "a-1.journal"
    path.write_bytes(words)
    found = look_for_work(tmp_path)
    assert found.work == ()
    assert {problem.where for problem in found.unencoded_articles} == {str(path)}
    assert path.read_bytes() == words


def test_a_pipe_among_the_journals_is_named_and_keeps_nobody_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a-1.journal")
    assert "is no file with an end" in str(look_for_work(tmp_path).unencoded_articles[0])


def test_a_first_line_that_was_cut_off_held_nothing_and_is_not_named(tmp_path: Path) -> None:
    whole = journal_of(tmp_path, noted(1)).read_bytes()
    (path,) = tmp_path.glob("*.journal")
    for end in (0, 1, 20, whole.index(b"\n")):
        path.write_bytes(whole[:end])
        assert look_for_work(tmp_path) == look_for_work(tmp_path / "nothing")


def test_a_journal_of_an_earlier_version_with_half_an_emoji_and_a_long_headline_is_taken_up(
    tmp_path: Path,
) -> None:
    half, long = "fun \ud83d he said", "L" * 5_000
    head = project_data(STATE)
    head["articles"][0] |= {"text": half, "metadata": {"headline": long}}
    head["articles"][0]["sha256"] = hashlib.sha256(half.encode("utf-8", "surrogatepass")).hexdigest()
    target = {"article": 0, "start": 0, "end": 5, "exact": half[:5]}
    records = (
        {"schema": "variorum/journal/1", "file": "", "comparison": head},
        {"changes": {"notes": [{"id": "n1", "text": half, "target": [target]}]}},
    )
    (tmp_path / "a-1.journal").write_text("".join(json.dumps(record) + "\n" for record in records))
    found = look_for_work(tmp_path)
    assert found.unencoded_articles == ()
    (work,) = found.work
    assert work.end.notes[0].text == "fun \N{REPLACEMENT CHARACTER} he said"
    assert read_project(Session(Settings(), work.end).save(tmp_path / "story")) == work.end


# Locks


def no_lock(folder: Path, journal: Path) -> None:
    """As on a disk that is read-only: the lock cannot be opened."""
    lock = journal.with_suffix(".lock")
    lock.unlink()
    lock.mkdir()


def test_work_is_found_where_no_lock_can_be_made(tmp_path: Path) -> None:
    path = journal_of(tmp_path, noted(2))
    no_lock(tmp_path, path)
    assert look_for_work(tmp_path).work == ()  # this very program wrote it: it may still write
    other = path.read_bytes().replace(b'"program":"', b'"program":"x')
    line, rest = other.split(b"\n", 1)
    path.write_bytes(line[: line.rindex(b',"sum"')] + b"}\n" + rest)
    assert [work.end for work in look_for_work(tmp_path).work] == [noted(2)]


WRITER = """
import sys
from pathlib import Path
from tests.storage.test_journal import STATE, noted
from variorum.storage.journal import Journal
journal = Journal(Path(sys.argv[1]), STATE)
journal.write(noted(1))
print("written", flush=True)
sys.stdin.readline()
"""


def test_without_locks_work_of_a_program_that_runs_is_named_and_then_offered(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        text=True, cwd=Path(__file__).parents[2],
    ) as writer:  # fmt: skip
        assert writer.stdout is not None
        assert writer.stdout.readline() == "written\n"
        (path,) = tmp_path.glob("*.journal")
        assert look_for_work(tmp_path) == look_for_work(tmp_path / "nothing")  # its lock tells
        no_lock(tmp_path, path)
        found = look_for_work(tmp_path)
        assert found.work == ()
        assert f"may be in use by another Variorum, process {writer.pid}" in str(found.unencoded_articles[0])
        writer.communicate("end\n")
    assert [work.end for work in look_for_work(tmp_path).work] == [noted(1)]


@pytest.mark.parametrize("number", [errno.EACCES, errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS])
def test_on_a_disk_without_locks_a_journal_is_kept_and_few_files_are_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def flock(_file: int, _how: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(fcntl, "flock", flock)
    ours, theirs = Journal(tmp_path, STATE), Journal(tmp_path, STATE)
    ours.write(noted(1))
    theirs.write(noted(2))
    assert len(list(tmp_path.glob("*.journal"))) == 2
    assert len(list(tmp_path.iterdir())) <= 4
    session = Session(Settings(), noted(3))
    path = session.save(tmp_path / "story")
    session.apply(noted(4), "a note")
    assert session.save() == path
    assert read_project(path) == noted(4)
    session.release_lock()


# The folder while the program runs


def test_a_journal_that_is_removed_while_open_is_written_anew(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "state", STATE)
    journal.write(noted(1))
    shutil.rmtree(tmp_path / "state")
    journal.write(noted(2))
    journal.write_typing(Note("n9", "Typing", (Anchor(0),)))
    (tmp_path / "state").rename(tmp_path / "moved")
    journal.write_typing(Note("n9", "Typing on", (Anchor(0),)))
    journal.write(noted(2))  # as it was, and yet it is to be there
    journal.close()
    (work,) = look_for_work(tmp_path / "state").work
    assert work.end.without_note("n9") == noted(2)


def test_where_a_removed_folder_cannot_be_made_again_nothing_is_called_kept(tmp_path: Path) -> None:
    told: list[object] = []
    keeper = JournalWriter(Journal(tmp_path / "state", STATE), told.append)
    keeper.enqueue(noted(1))
    keeper.after(lambda: shutil.rmtree(tmp_path / "state"))
    keeper.after((tmp_path / "state").touch)
    keeper.enqueue(noted(2))
    keeper.enqueue(noted(2))
    keeper.close()
    assert told[0] == noted(1)
    assert all(isinstance(error, InputError) and "in memory only" in str(error) for error in told[1:])
    assert len(told) == 3


def test_another_programs_journal_in_the_place_of_ours_is_not_removed(tmp_path: Path) -> None:
    journal = Journal(tmp_path, STATE)
    journal.write(noted(1))
    (path,) = tmp_path.glob("*.journal")
    path.unlink()
    path.write_text("of another")
    journal.discard()
    assert path.read_text() == "of another"


def test_whatever_keeps_the_journal_from_being_written_is_told(tmp_path: Path) -> None:
    told: list[object] = []
    journal = Journal(tmp_path, STATE)
    keeper = JournalWriter(journal, told.append)
    journal.write = lambda _state: 1 / 0  # type: ignore[method-assign,assignment]
    keeper.enqueue(noted(1))
    del journal.write
    keeper.enqueue(noted(2))
    keeper.close()
    assert "ZeroDivisionError" in str(told[0])
    assert told[1] == noted(2)


def test_work_with_words_of_several_articles_is_whole(tmp_path: Path) -> None:
    """The check of the end costs no right journal anything."""
    project = STATE.with_note(Note("n1", "x", (anchor_at(0, "One line.", 0, 3), anchor_at(1, "Other line.", 6, 10))))
    project = project.with_article(Article("c", "More\u2028\x85...\n\n"))
    path = journal_of(tmp_path, project, replace(project, base=2))
    (work,) = look_for_work(tmp_path).work
    assert (work.path, work.damaged) == (path, None)
    assert load_project(Session(Settings(), work.end).save(tmp_path / "s").read_text(encoding="utf-8"), "x") == work.end
