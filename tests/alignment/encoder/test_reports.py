"""Reports of onnxruntime's that name our Python are taken out of its queue; what may be another's stays."""

import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from variorum.alignment.encoder.reports import take_back_reports

OURS, THEIRS = sys.executable, "/usr/bin/python3"
TABLE = "CREATE TABLE events (record_id TEXT, tenant_token TEXT, payload BLOB)"


def report(program: str) -> bytes:
    """A report as onnxruntime 1.32 writes it: fields with their lengths before them."""
    name = os.fsencode(program)
    return b"I\x0bProcessInfoq\xcb\x19\n\x01\xa9" + bytes([len(name)]) + name + b"\xc9\x08\x06python\x00"


@pytest.fixture
def folder() -> Path:
    """Where onnxruntime keeps its queue, with the number of the machine."""
    found = Path(os.environ["XDG_CACHE_HOME"]) / "Microsoft/DeveloperTools/.onnxruntime"
    found.mkdir(parents=True)
    (found / "deviceid").write_text("94abfdf4-b0e9-eb79-c6bc-8f1cb7c4cef1")
    return found


def write_queue(folder: Path, *programs: str) -> None:
    with closing(sqlite3.connect(folder / "onnxruntime.db")) as queue, queue:
        queue.execute("PRAGMA journal_mode = WAL")
        queue.execute(TABLE)
        queue.executemany("INSERT INTO events VALUES ('', '', ?)", [(report(name),) for name in programs])


def reports_in(folder: Path) -> Iterator[bytes]:
    with closing(sqlite3.connect(folder / "onnxruntime.db")) as queue:
        yield from (payload for (payload,) in queue.execute("SELECT payload FROM events"))


def test_where_all_reports_are_ours_nothing_is_left(folder: Path) -> None:
    write_queue(folder, OURS, OURS)
    take_back_reports()
    assert list(Path(os.environ["XDG_CACHE_HOME"]).iterdir()) == []


def test_reports_of_other_programs_and_the_number_stay(folder: Path) -> None:
    others = [THEIRS, f"{OURS}3", f"/mnt{OURS}", "python"]
    write_queue(folder, OURS, *others)
    take_back_reports()
    assert list(reports_in(folder)) == [report(name) for name in others]
    assert {path.name for path in folder.iterdir()} == {"deviceid", "onnxruntime.db"}


def test_a_name_that_was_taken_out_is_not_on_the_disk_any_more(folder: Path) -> None:
    write_queue(folder, OURS, THEIRS)
    take_back_reports()
    assert report(OURS) not in b"".join(path.read_bytes() for path in folder.iterdir())


def test_where_no_report_is_ours_nothing_is_touched(folder: Path) -> None:
    write_queue(folder)
    take_back_reports()
    assert (folder / "deviceid").exists()


def test_files_of_others_beside_the_queue_stay(folder: Path) -> None:
    (folder / "something").write_text("of another program's")
    (folder.parent / "deviceid").write_text("of all of Microsoft's tools")
    write_queue(folder, OURS)
    take_back_reports()
    assert [path.name for path in folder.iterdir()] == ["something"]
    assert (folder.parent / "deviceid").exists()


def test_a_queue_that_is_in_use_or_broken_is_left_for_another_time(folder: Path) -> None:
    write_queue(folder, OURS)
    with closing(sqlite3.connect(folder / "onnxruntime.db")) as other:
        other.execute("BEGIN EXCLUSIVE")
        take_back_reports()
    assert list(reports_in(folder)) == [report(OURS)]
    (folder / "onnxruntime.db").write_text("no queue at all")
    take_back_reports()
    assert (folder / "onnxruntime.db").read_text() == "no queue at all"
