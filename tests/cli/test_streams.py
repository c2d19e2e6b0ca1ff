"""Standard streams that are closed, full, or in an encoding without our signs."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

VARIORUM = f"{sys.executable} -m variorum"
TEXT = "“The harbour” was closed – for a day – on Tuesday, Müller said: “It’s over.” 👩"


def run(command: str, **environment: str) -> tuple[int, bytes, str]:
    """The exit code, standard output and standard error of a line of the shell."""
    Path("a.txt").write_text(TEXT, encoding="utf-8")
    Path("b.txt").write_text(f"{TEXT}\nNobody was hurt.", encoding="utf-8")
    line = command.replace("variorum", VARIORUM, 1)
    done = subprocess.run(
        ["bash", "-c", line], env={**os.environ, **environment}, capture_output=True, start_new_session=True
    )
    err = done.stderr.decode()
    assert "Traceback" not in err
    assert "Exception ignored" not in err
    return done.returncode, done.stdout, err


@pytest.mark.parametrize(
    ("command", "reason", "unbuffered"),
    [
        ("variorum list a.txt > /dev/full", "No space left on device", ""),
        ("variorum --help > /dev/full", "No space left on device", "1"),
        ("variorum clean a.txt --format json >&-", "Bad file descriptor", ""),
    ],
)
def test_output_that_cannot_be_written_is_said_in_a_line(command: str, reason: str, unbuffered: str) -> None:
    code, _, err = run(command, PYTHONUNBUFFERED=unbuffered)
    assert (code, err) == (1, f"variorum: standard output: cannot be written ({reason}).\n")


def test_who_writes_a_file_needs_no_standard_output() -> None:
    assert run("variorum clean a.txt --output out.txt <&- >&- 2>&-") == (0, b"", "")
    assert "harbour" in Path("out.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", ["clean gone.txt 2> /dev/full", "lst --wrong 2> /dev/full"])
def test_the_exit_code_stands_where_nobody_hears_the_error(command: str) -> None:
    assert run(f"variorum {command}") == (2, b"", "")


def test_standard_input_that_cannot_be_read() -> None:
    code, out, err = run("variorum clean - <&-")
    assert (code, out) == (2, b"")
    assert err.startswith("variorum: -: standard input cannot be read (")


def test_signs_that_the_terminals_encoding_does_not_have_are_written_as_escapes() -> None:
    code, out, err = run("variorum clean a.txt", PYTHONIOENCODING="latin-1")
    assert code == 0
    assert out.decode("latin-1").split("\n")[0] == (
        "\\u201cThe harbour\\u201d was closed \\u2013 for a day \\u2013 on Tuesday, Müller said: "
        "\\u201cIt\\u2019s over.\\u201d \\U0001f469"
    )
    assert err.startswith("variorum: the terminal's encoding is iso8859-1: signs that it does not have")


def test_a_document_is_utf_8_whatever_the_terminal_is() -> None:
    Path("“Größe”.txt").write_text(TEXT, encoding="utf-8")
    code, out, err = run("variorum clean “Größe”.txt --format json", PYTHONIOENCODING="latin-1")
    assert (code, err) == (0, "")
    assert json.loads(out.decode("utf-8"))["path"] == "“Größe”.txt"


def test_the_reader_without_a_terminal_says_so_and_does_not_wait_for_keys() -> None:
    code, out, err = run("variorum a.txt b.txt < /dev/null")
    assert (code, out) == (2, b"")
    assert err.startswith("variorum: the reader: needs a terminal for its keys and its screen.")
