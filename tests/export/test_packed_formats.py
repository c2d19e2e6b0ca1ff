"""Formats whose files are packed: the same bytes each time, and nothing in them that a program would obey."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

import variorum
from tests.export.making import hostile_edition, seed_desk, seed_edition
from variorum.base.errors import InputError
from variorum.cli.main import main
from variorum.export.edition import edition_of
from variorum.export.formats import PACKED_FORMATS


@pytest.mark.parametrize("form", PACKED_FORMATS)
def test_the_same_comparison_gives_the_same_packed_bytes(form: str) -> None:
    assert PACKED_FORMATS[form].write(edition_of(seed_desk())) == PACKED_FORMATS[form].write(seed_edition())


@pytest.mark.parametrize("form", PACKED_FORMATS)
def test_no_control_character_is_packed(form: str) -> None:
    with zipfile.ZipFile(io.BytesIO(PACKED_FORMATS[form].write(hostile_edition()))) as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            assert not set(archive.read(name).decode()) & set("\x00\x07\x1b\u202e\u2028"), name


@pytest.mark.parametrize("form", PACKED_FORMATS)
def test_the_command_and_python_write_the_same_file(
    seeds: list[str], form: str, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    story = variorum.read(*seeds[:2])
    written = variorum.export_file(story, form, tmp_path / "story").read_bytes()
    assert main(["export", *seeds[:2], "--format", form]) == 0
    assert capfdbinary.readouterr().out == written
    with pytest.raises(InputError, match="is no text"):
        variorum.export_as(story, form)


def test_a_packed_file_is_not_sent_to_a_terminal(monkeypatch: pytest.MonkeyPatch, seeds: list[str]) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert main(["export", *seeds[:2], "--format", "docx"]) == 2


@pytest.mark.parametrize(("number", "why"), [("1", "is the base itself"), ("9", "there are 2 articles")])
def test_beside_names_another_article(
    seeds: list[str], number: str, why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", *seeds[:2], "--beside", number]) == 2
    assert why in capsys.readouterr().err


def test_beside_takes_one_pair() -> None:
    edition = seed_edition()
    assert list(edition.beside(2).views) == [2]
