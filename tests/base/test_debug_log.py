"""`--debug`: what was loaded and how long it took, in a private log that stays small; nothing without it."""

import stat
from pathlib import Path

import pytest

from tests.test_import_hygiene import loaded_after
from variorum.base import bounded_log, debug_log
from variorum.base.bounded_log import HEAD, append, log_path
from variorum.base.debug_log import begin, end, note, timed
from variorum.cli.main import main


@pytest.mark.parametrize("place", [0, 1, 2, 3])
def test_debug_may_stand_anywhere_and_names_stages_and_files(
    place: int, seeds: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["diff", *seeds[:2]]
    assert main(arguments) == 0
    plain = capsys.readouterr()
    assert plain.err == ""
    assert not log_path("debug.log").exists()
    assert main([*arguments[:place], "--debug", *arguments[place:]]) == 0
    out, err = capsys.readouterr()
    assert out == plain.out
    assert err == f"variorum: The log of --debug is in {log_path('debug.log')}\n"
    log = log_path("debug.log").read_text(encoding="utf-8")
    for stage in ("settings", "rules", "reading", "cleaning", "splitting", "comparing"):
        assert f"  {stage:12} took " in log
    assert Path(seeds[0]).name in log
    assert log.endswith("exit code 0\n")
    assert stat.S_IMODE(log_path("debug.log").stat().st_mode) == 0o600


def test_the_words_of_articles_stay_out_of_the_log(tmp_path: Path) -> None:
    (tmp_path / "a\x1b[31m.txt").write_text("Nobody shall read this here. It is a secret.\n", encoding="utf-8")
    assert main(["clean", str(tmp_path / "a\x1b[31m.txt"), "--debug"]) == 0
    log = log_path("debug.log").read_text(encoding="utf-8")
    assert "secret" not in log
    assert "\x1b" not in log
    assert "a␛[31m.txt" in log


def test_bad_input_and_failures_are_logged_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "--debug", "nowhere.txt"]) == 2
    assert "nowhere.txt" in capsys.readouterr().err
    log = log_path("debug.log").read_text(encoding="utf-8")
    assert "reading      failed after" in log
    assert "exit code 2" in log


def test_a_path_of_that_name_is_still_a_path(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "--", "--debug"]) == 2
    assert "--debug" in capsys.readouterr().err
    assert not log_path("debug.log").exists()


def test_where_no_log_can_be_written_that_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    folder = log_path("debug.log").parent
    folder.parent.mkdir(parents=True)
    folder.write_text("a file", encoding="utf-8")
    assert main(["list", "--debug"]) == 2
    assert "variorum: --debug: no log can be written" in capsys.readouterr().err


def test_a_log_that_breaks_off_stops_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    begin([])
    monkeypatch.setattr(bounded_log, "append", full)
    assert timed("adding")(sum)([1, 2]) == 3
    assert end(0) is None


def test_without_debug_a_stage_writes_nothing_and_loads_nothing(seeds: list[str]) -> None:
    assert timed("adding")(sum)([1, 2]) == 3
    note("nothing")
    assert not log_path("debug.log").exists()
    loaded = loaded_after(f"from variorum.cli.main import main\nassert main(['list', {seeds[0]!r}]) == 0")
    assert "variorum.base.debug_log" in loaded
    assert not loaded & {"importlib.metadata", "variorum.base.bounded_log", "logging"}


def test_the_log_stays_small_and_keeps_what_is_newest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(debug_log, "_LARGEST", 10_000)
    for run in range(20):
        begin([f"run {run}"])
        for line in range(20):
            note("line", f"{line} " + "x" * 100)
        end(0)
    data = log_path("debug.log").read_bytes()
    assert len(data) <= 10_000
    assert data.startswith(HEAD)
    assert b"run 19" in data
    assert b"run 1\n" not in data


def test_one_entry_larger_than_what_is_kept_leaves_a_bounded_log(tmp_path: Path) -> None:
    path = tmp_path / "a.log"
    for n in range(100):
        append(path, f"line {n} {'x' * 100}\n".encode(), 2_000, 1_000)
        assert path.stat().st_size <= 2_000
    assert b"line 99 " in path.read_bytes()


def test_the_log_is_not_written_through_a_link(tmp_path: Path) -> None:
    target = log_path("debug.log")
    target.parent.mkdir(parents=True)
    (tmp_path / "theirs").write_text("mine", encoding="utf-8")
    target.symlink_to(tmp_path / "theirs")
    assert main(["list", "--debug"]) == 2
    assert (tmp_path / "theirs").read_text(encoding="utf-8") == "mine"
