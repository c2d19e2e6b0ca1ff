"""Pipes, devices, files with several names, of others, in folders that others may look into."""

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from tests.session.test_saving import NOTED, STATE
from variorum.alignment.encoder.cache import VectorCache, vectors_folder
from variorum.base.atomic_write import write_atomically, write_new
from variorum.base.errors import InputError
from variorum.cli.main import cli
from variorum.config.settings import Settings
from variorum.interchange.import_notes import import_notes
from variorum.session.session import Session
from variorum.storage.file.read_write import read_project
from variorum.storage.journal import Journal, journals_folder
from variorum.storage.recent import RecentFiles, read_recent, recent_file, write_recent
from variorum.storage.saved_comparisons import project_files, rename

# What is no file


def test_a_pipe_is_written_into_and_stays_one(tmp_path: Path) -> None:
    pipe, read = tmp_path / "pipe", []
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: read.append(pipe.read_text()))
    reader.start()
    write_atomically(pipe, "some words\n" * 20_000)  # more than a pipe holds
    reader.join()
    assert read == ["some words\n" * 20_000]
    assert pipe.is_fifo()
    assert list(tmp_path.iterdir()) == [pipe]


def test_a_device_is_written_into_and_stays_one(seeds: list[str]) -> None:
    ours, theirs = os.openpty()
    device = os.ttyname(theirs)
    done = CliRunner().invoke(cli, ["list", seeds[0], "--output", device])
    assert done.exit_code == 0, done.output
    assert Path(device).is_char_device()
    assert b"463 words" in os.read(ours, 4_000)
    os.close(ours)
    os.close(theirs)


def test_standard_output_can_be_named_as_a_device(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    write_atomically(Path("/dev/stdout"), "words\n")
    write_atomically(Path("/dev/null"), "words\n")
    assert Path("/dev/null").is_char_device()
    assert list(tmp_path.iterdir()) == []
    assert capfd.readouterr().out == "words\n"


def test_a_pipe_as_comparison_notes_or_places_keeps_nobody_waiting(tmp_path: Path) -> None:
    pipe = tmp_path / "story.variorum.yaml"
    os.mkfifo(pipe)
    with pytest.raises(InputError, match="is no file with an end"):
        Session.opened(pipe, Settings())
    with pytest.raises(InputError, match="is no file with an end"):
        import_notes(STATE, pipe)
    os.mkfifo(tmp_path / "notes.json")
    with pytest.raises(InputError, match="is no file with an end"):
        import_notes(STATE, tmp_path / "notes.json")
    assert read_recent(pipe) is None
    assert project_files(tmp_path, [Path("a\0b")]) == []


def test_a_comparison_that_became_a_pipe_is_not_written_over(tmp_path: Path) -> None:
    session = Session(Settings(), STATE)
    path = session.save(tmp_path / "story")
    path.unlink()
    os.mkfifo(path)
    session.apply(NOTED, "a note")
    with pytest.raises(InputError, match="was changed by another program"):
        session.save()
    assert path.is_fifo()


# Names, owners, modes


def test_a_file_with_two_names_keeps_both(tmp_path: Path) -> None:
    session = Session(Settings(), NOTED)
    path = session.save(tmp_path / "story")
    (tmp_path / "other").hardlink_to(path)
    session.apply(STATE, "less")
    session.save()
    assert path.samefile(tmp_path / "other")
    assert read_project(tmp_path / "other") == STATE
    assert len(list(tmp_path.iterdir())) == 2


def test_writing_into_a_file_with_two_names_that_breaks_off_keeps_what_was_to_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, synced = tmp_path / "a", iter((None, OSError(28, "No space left on device")))
    path.write_text("old")
    (tmp_path / "b").hardlink_to(path)

    def sync(_file: int) -> None:
        if (error := next(synced)) is not None:
            raise error

    monkeypatch.setattr(os, "fsync", sync)
    with pytest.raises(InputError, match=r"No space left on device; what was to be written is in .*\.kept"):
        write_atomically(path, "new")
    assert [kept.read_text() for kept in tmp_path.glob("*.kept")] == ["new"]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root writes for others")
def test_a_file_of_another_stays_theirs(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_text("old")
    os.chown(path, 12_345, 23_456)
    path.chmod(0o664)
    write_atomically(path, "new")
    about = path.stat()
    assert (about.st_uid, about.st_gid, about.st_mode & 0o777) == (12_345, 23_456, 0o664)
    assert path.read_text() == "new"


def test_a_new_file_takes_no_others_place_even_one_that_came_just_now(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("theirs")
    for path in (tmp_path / "a", tmp_path):
        with pytest.raises(InputError, match="exists already"):
            write_new(path, "ours")
    with pytest.raises(InputError, match="exists already"):
        rename(Session(Settings(), STATE).save(tmp_path / "b"), Session(Settings(), STATE).save(tmp_path / "c").name)
    assert (tmp_path / "a").read_text() == "theirs"
    write_new(tmp_path / "d", "ours")
    assert sorted(file.name[:2] for file in tmp_path.iterdir()) == ["a", "b.", "c.", "d"]


def test_names_are_taken_on_disks_without_second_names_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def link(*_names: object, **_how: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", link)
    write_new(tmp_path / "a", "first")
    with pytest.raises(InputError, match="exists already"):
        write_new(tmp_path / "a", "second")
    assert (tmp_path / "a").read_text() == "first"
    assert [file.name for file in tmp_path.iterdir()] == ["a"]


@pytest.fixture(params=[0o000, 0o022])
def _umask(request: pytest.FixtureRequest) -> Iterator[None]:
    before = os.umask(request.param)
    yield
    os.umask(before)


@pytest.mark.usefixtures("_umask")
def test_what_is_private_is_its_owners_alone_whatever_the_umask() -> None:
    home = Path(os.environ["XDG_STATE_HOME"])
    for name in ("STATE", "CACHE", "DATA"):
        os.environ[f"XDG_{name}_HOME"] = str(home.with_name("deep") / "er" / name)  # put back after the test
    journal = Journal(journals_folder(), STATE)
    journal.write(NOTED)
    session = Session(Settings(), NOTED)
    session.save(Path(os.environ["XDG_DATA_HOME"]) / "variorum" / "comparisons" / "story")
    write_recent(recent_file(), RecentFiles(("a",)))
    VectorCache(vectors_folder(), "model", 2).put("A sentence.", np.zeros((2, 2), dtype=np.float16))
    made = [home.with_name("deep"), *home.with_name("deep").rglob("*")]
    assert {path.stat().st_mode & 0o777 for path in made if path.is_dir()} == {0o700}
    assert {path.stat().st_mode & 0o777 for path in made if path.is_file()} == {0o600}
    assert len([path for path in made if path.is_file()]) >= 5
    journal.discard()
    session.release_lock()


# Values


@pytest.mark.parametrize(
    "places",
    [
        '{"paths": ["a"], "places": {"x": {"base": "b", "other": "o", "start": Infinity}}}',
        '{"paths": ["a"], "places": {"x": {"base": "b", "other": "o", "start": %s}}}' % ("9" * 5_000),
        '{"paths": ["a"], "places": {"x": {"base": "b", "other": "o", "start": "²"}}}',
        '{"paths": ["a"], "places": {"x": {"base": "b", "other": "o", "start": -1}}}',
        '{"paths": ["a"], "places": {"x": {"base": "b", "other": "o", "start": true}}}',
        '{"paths": ["a"], "places": [1]}',
        "[" * 5_000,
        "\xff",
    ],
    ids=lambda places: places[:90],
)
def test_last_places_with_values_that_can_be_none_are_forgotten(tmp_path: Path, places: str) -> None:
    (tmp_path / "places.json").write_bytes(places.encode("latin-1", "replace"))
    assert read_recent(tmp_path / "places.json") is None


SELECTOR = '{"rows":[{"uri":"https://x","text":"t","target":[{"selector":[%s]}]}]}'
POSITION = '{"type":"TextPositionSelector","start":%s},{"type":"TextQuoteSelector","exact":"zzz"}'


@pytest.mark.parametrize("start", ["9" * 30, "9" * 4_300, "true", "-5", "1e999", '"²"', "1.5", "null"])
def test_foreign_notes_at_places_that_can_be_none_are_taken_in_and_saved(tmp_path: Path, start: str) -> None:
    (tmp_path / "notes.json").write_text(SELECTOR % (POSITION % start))
    project = import_notes(STATE, tmp_path / "notes.json").project
    (place,) = project.notes[0].anchors
    assert (place.start, place.lost) == (0, True)
    assert read_project(Session(Settings(), project).save(tmp_path / "story")) == project


def test_numbers_of_thousands_of_digits_are_refused_in_notes_and_comparisons(tmp_path: Path) -> None:
    (tmp_path / "notes.json").write_text(SELECTOR % (POSITION % ("9" * 4_301)))
    with pytest.raises(InputError, match="is no JSON"):
        import_notes(STATE, tmp_path / "notes.json")
    path = Session(Settings(), NOTED).save(tmp_path / "story")
    text = path.read_text()
    for digits, words in (
        (16, "is too large a number"),
        (4_301, "is too large a number"),
        (15, "no such article"),
    ):
        path.write_text(text.replace("base: 0", f"base: {'9' * digits}"))
        with pytest.raises(InputError, match=words):
            read_project(path)
    path.write_text(text.replace("base: 0", "base: 1.0e+999"))
    with pytest.raises(InputError, match="is too large a number"):
        read_project(path)


@pytest.mark.parametrize("version", ["²", "9" * 5_000, "٣", "", "-1", "2.5"])
def test_a_schema_that_is_no_number_is_unknown_not_a_traceback(tmp_path: Path, version: str) -> None:
    path = Session(Settings(), NOTED).save(tmp_path / "story")
    path.write_text(path.read_text().replace("comparison/3", f"comparison/{version}"), encoding="utf-8")
    with pytest.raises(InputError, match="has an unknown schema"):
        read_project(path)


@pytest.mark.parametrize("note_id", ["n²", "n٣", "n" + "9" * 5_000, "n-1", "", "n", "x"])
def test_ids_of_others_notes_do_not_keep_new_notes_from_getting_one(note_id: str) -> None:
    (note,) = NOTED.notes
    project = STATE.with_note(note).with_note(type(note)(note_id, "x", note.anchors))
    assert project.next_note_id() == "n2"


def test_guesses_that_are_no_names_are_refused_with_their_place(tmp_path: Path) -> None:
    path = Session(Settings(), NOTED).save(tmp_path / "story")
    for guessed in ("[{a: b}]", "[[headline]]", "[1]", "headline", "{a: b}"):
        text = path.read_text().replace("- path: a.txt\n", f"- path: a.txt\n  metadata: {{guessed: {guessed}}}\n")
        (tmp_path / "bad.variorum.yaml").write_text(text)
        with pytest.raises(InputError, match="guessed: must list metadata keys"):
            read_project(tmp_path / "bad.variorum.yaml")
