"""What a browser copied keeps its paragraphs and headings; what is pasted as text may be HTML too."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.factories import PARAGRAPHS
from variorum.articles.load import CLIPBOARD, read_articles
from variorum.articles.pasted import article_from_paste
from variorum.base.errors import InputError
from variorum.config.settings import LimitSettings

LINES = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
# As Chromium and Firefox copy a selection.
COPIED = f"<meta http-equiv='content-type' content='text/html; charset=utf-8'><h2>Crane falls – on boats</h2>{LINES}"
WHOLE = f"<meta charset='utf-8'><nav><a href='/'>Home</a> <a href='/s'>Sport</a></nav><h1>Crane falls</h1>{LINES}"
HEADS = ["Crane falls – on boats", *PARAGRAPHS]


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for the only programs there are."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return folder


def program(folder: Path, name: str, output: bytes, code: int = 0) -> None:
    (folder / f"{name}.out").write_bytes(output)
    script = '#!/bin/sh\nwhile IFS= read -r line || [ -n "$line" ]; do printf \'%s\\n\' "$line"; done'
    (folder / name).write_text(f"{script} < {folder}/{name}.out\nexit {code}\n")
    os.chmod(folder / name, 0o700)  # noqa: PTH101 - one of its tests replaces Path.chmod


def from_clipboard() -> list[str]:
    (article,) = read_articles([CLIPBOARD], LimitSettings(file_megabytes=1))
    assert article.path == "-"
    return article.text.split("\n")


@pytest.mark.parametrize("name", ["wl-paste", "xclip"])
def test_what_a_browser_copied_keeps_its_lines(programs: Path, name: str) -> None:
    pytest.importorskip("trafilatura")
    program(programs, name, COPIED.encode())
    assert from_clipboard() == HEADS


def test_of_several_programs_the_one_that_has_html_counts(programs: Path) -> None:
    pytest.importorskip("trafilatura")
    program(programs, "wl-paste", b"", code=1)
    program(programs, "xclip", COPIED.encode())
    assert from_clipboard() == HEADS


def test_macos_prints_html_as_digits(programs: Path) -> None:
    pytest.importorskip("trafilatura")
    program(programs, "osascript", f"«data HTML{COPIED.encode().hex().upper()}»\n".encode())
    assert from_clipboard() == HEADS


def test_without_html_the_text_of_the_clipboard_is_read(programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pyperclip.paste", lambda: "One line.\r\nAnother.")
    assert from_clipboard() == ["One line.", "Another."]
    monkeypatch.setattr("pyperclip.paste", lambda: " ")
    with pytest.raises(InputError, match="the clipboard: holds no text"):
        from_clipboard()


def test_a_clipboard_that_holds_too_much_is_refused(programs: Path) -> None:
    program(programs, "wl-paste", b"<p>" + b"x" * 1_000_001)
    with pytest.raises(InputError, match="larger than 1 MB"):
        from_clipboard()


def test_a_selection_is_all_article_and_a_whole_page_is_not() -> None:
    pytest.importorskip("trafilatura")
    assert article_from_paste(COPIED).outside == frozenset()
    page = article_from_paste(WHOLE)
    assert page.outside != frozenset()
    assert page.metadata.headline == "Crane falls"


@pytest.mark.parametrize("text", ["<3 this story\nand more", "<p. 4> is missing", "a <b>b</b>", "<p>never closed"])
def test_text_with_angles_is_text(text: str) -> None:
    assert article_from_paste(text).text == text
