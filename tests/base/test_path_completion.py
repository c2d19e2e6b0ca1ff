"""Completing a path that is being typed."""

from pathlib import Path

import pytest

from variorum.base.path_completion import completed_path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("salon.txt", "sales.txt", ".hidden"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    (tmp_path / "outlets").mkdir()
    return tmp_path


@pytest.mark.parametrize(
    ("typed", "whole"),
    [
        ("s", "sal"),
        ("sale", "sales.txt"),
        ("o", "outlets/"),
        ("zzz", "zzz"),
        ("", ""),
        (".h", ".hidden"),
        ("none/here", "none/here"),
        ("\0", "\0"),
    ],
)
def test_a_path_is_completed_as_far_as_there_is_one_way(folder: Path, typed: str, whole: str) -> None:
    assert completed_path(f"{folder}/{typed}") == f"{folder}/{whole}"


def test_a_path_without_a_folder_is_completed_in_this_one(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    assert completed_path("sale") == "sales.txt"
