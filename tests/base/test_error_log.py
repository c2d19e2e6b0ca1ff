"""An error that nobody expected: a line, a log, exit code 1."""

import stat
from pathlib import Path

import pytest

from variorum.base.bounded_log import HEAD, append
from variorum.base.error_log import log_file, told, write_down
from variorum.cli.main import main


class OddError(Exception):
    """Has no words, or hostile ones."""


def raised(error: Exception) -> Exception:
    try:
        raise error
    except Exception as found:
        return found


def test_an_unexpected_error_is_a_line_and_a_log(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> None:
        raise OddError("an article said \x1b[31m this\nand \u202e that")

    monkeypatch.setattr("variorum.cli.cleaning.settings_from", broken)
    assert main(["list", "a.txt"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    what = "tests.base.test_error_log.OddError: an article said ␛[31m this and � that"
    assert err == f"variorum: something went wrong: {what}. The log is in {log_file()}\n"
    log = log_file().read_text(encoding="utf-8")
    assert "in broken" in log
    assert "Traceback" in log
    assert stat.S_IMODE(log_file().stat().st_mode) == 0o600
    assert stat.S_IMODE(log_file().parent.stat().st_mode) == 0o700


def test_the_log_stays_small_and_keeps_what_is_newest() -> None:
    for n in range(40):
        write_down(raised(OddError(f"number {n} {'x' * 30_000}")))
    data = log_file().read_bytes()
    assert len(data) <= 200_000
    assert data.startswith(b"=== ")
    assert b"number 39 " in data
    assert b"number 3 " not in data


def test_a_log_that_cannot_be_written_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", "/dev/null")
    assert "OddError. No log could be written (" in told(raised(OddError()))


def test_a_log_that_is_a_link_is_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("precious")
    log_file().parent.mkdir(parents=True)
    log_file().symlink_to(tmp_path / "mine")
    assert "No log could be written" in told(raised(OddError()))
    assert (tmp_path / "mine").read_text() == "precious"


def test_an_error_whose_own_words_fail() -> None:
    class MuteError(Exception):
        def __str__(self) -> str:
            raise ValueError

    assert "<exception str() failed>" in told(raised(MuteError()))


def test_on_windows_no_log_could_be_written(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delattr("os.fchmod")
    append(tmp_path / "logs" / "a.log", HEAD + b"one\n", 100, 50)
    append(tmp_path / "logs" / "a.log", HEAD + b"two\n", 100, 50)
    assert (tmp_path / "logs" / "a.log").read_bytes() == HEAD + b"one\n" + HEAD + b"two\n"
