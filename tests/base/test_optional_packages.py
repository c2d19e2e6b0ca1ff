"""Packages that are missing, broken or half installed: a message with the remedy, and no traceback."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.articles.documents.same_words import MADE
from tests.factories import PARAGRAPHS
from variorum.base.errors import InputError
from variorum.base.file_locks import alone_with, try_lock
from variorum.storage.saved_comparisons import to_trash
from variorum.tui.clipboard import copy_to_system

# Runs commands, each in a process of its own, which begins with what all of them need and a broken package.
SCRIPT = """
import json, os, sys
import variorum.cli.analysis, variorum.export.formats
from variorum.cli.main import main

for name, (folder, arguments) in json.loads(sys.argv[1]).items():
    child = os.fork()
    if child == 0:
        sys.path.insert(0, folder)
        for stream in (sys.stdout, sys.stderr):
            os.dup2(os.open(f"{name}.{stream.fileno()}", os.O_WRONLY | os.O_CREAT), stream.fileno())
        code = main(arguments)
        sys.stdout.flush()
        os._exit(code)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
"""

BROKEN = {
    "raises": "raise RuntimeError('one half is gone')",
    "leaves": "raise SystemExit(7)",
    "is empty": "",
    "is missing": "raise ModuleNotFoundError(f'No module named {__name__!r}', name=__name__)",
}


class Case(NamedTuple):
    """A package, a command that needs it, how it ends, and what is said of the remedy."""

    package: str
    command: str
    code: int
    remedy: str


HTML = "pip install 'variorum[html]'"
DOCUMENTS = "pip install 'variorum[documents]'"
ENCODER = "set matching.encoder: false"
DOCUMENT_FILES = [*sorted(MADE.glob("pandoc-0.*")), MADE / "groff-0.pdf", MADE / "wget.warc"]
CASES = [
    Case("lxml", "clean page.html", 2, HTML),
    Case("trafilatura", "clean page.html", 2, HTML),
    Case("justext", "clean page.html", 2, HTML),
    Case("lxml_html_clean", "clean page.html", 2, HTML),
    Case("lxml", "clean report.docx", 2, DOCUMENTS),
    Case("lxml", "clean report.odt", 2, DOCUMENTS),
    Case("lxml", "clean report.epub", 2, DOCUMENTS),
    Case("feedparser", "clean report.rss", 2, DOCUMENTS),
    Case("warcio", "clean report.warc", 2, DOCUMENTS),
    Case("pypdfium2", "clean report.pdf", 2, DOCUMENTS),
    Case("uvicorn", "capture .", 2, "pip install 'variorum[capture]'"),
    Case("starlette", "capture .", 2, "pip install 'variorum[capture]'"),
    Case("onnxruntime", "diff a.txt b.txt", 0, ENCODER),
    Case("tokenizers", "export a.txt b.txt", 0, ENCODER),
    Case(
        "diff_match_patch", "diff a.txt b.txt --config mine.yaml", 2, "pip install --force-reinstall diff-match-patch"
    ),
    Case("pydantic", "list a.txt --config mine.yaml", 2, "pip install --force-reinstall pydantic"),
    Case("jinja2", "export a.txt b.txt --format html", 2, "pip install --force-reinstall jinja2"),
    Case("markdown_it", "export a.txt b.txt --format worksheet", 2, "jinja2 markdown-it-py"),
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two articles, a page and settings, which commands run in."""
    text = "\n".join(PARAGRAPHS[:4])
    (tmp_path / "a.txt").write_text(text)
    (tmp_path / "b.txt").write_text(text.replace("after a crane fell across", "when a crane hit"))
    (tmp_path / "page.html").write_text(f"<html><body><p>{text}</p></body></html>")
    for file in DOCUMENT_FILES:
        (tmp_path / f"report{file.suffix}").write_bytes(file.read_bytes())
    (tmp_path / "report.rss").write_text("<rss version='2.0'></rss>")
    (tmp_path / "mine.yaml").write_text("view: {word_marks: plain}")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def broken(folder: Path, package: str, how: str) -> str:
    """A folder of packages with a broken one."""
    place = folder / how / package / package
    place.mkdir(parents=True, exist_ok=True)
    (place / "__init__.py").write_text(BROKEN[how])
    return str(place.parent)


def run_all(commands: Mapping[str, tuple[str, list[str]]]) -> list[int]:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, json.dumps(commands)], capture_output=True, text=True, check=True
    )
    return [int(line) for line in done.stdout.split()]


@pytest.mark.parametrize("how", BROKEN)
def test_a_command_says_what_is_broken_and_what_mends_it(folder: Path, how: str) -> None:
    cases = (
        CASES
        if how in ("raises", "is empty")
        else [case for case in CASES if case.package in ("trafilatura", "onnxruntime")]
    )
    commands = {f"{n}": (broken(folder, case.package, how), case.command.split()) for n, case in enumerate(cases)}
    codes = run_all(commands)
    for n, (case, code) in enumerate(zip(cases, codes, strict=True)):
        said = (folder / f"{n}.2").read_text()
        assert (case.command, code) == (case.command, case.code), said
        assert said.count("\n") == 1
        assert case.remedy in said
        assert case.code or "Brandt" in (folder / f"{n}.1").read_text()


@pytest.mark.parametrize("package", ["click", "numpy", "yaml", "textual"])
def test_a_program_that_cannot_start_says_so(folder: Path, package: str) -> None:
    paths = [broken(folder, package, "raises"), *filter(None, [os.environ.get("PYTHONPATH")])]
    done = subprocess.run(
        [sys.executable, "-m", "variorum", *(["diff", "a.txt"] if package != "textual" else []), "b.txt"],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "one half is gone" in done.stderr
    assert package in done.stderr  # the file in which it is
    assert "Install Variorum and its packages again" in done.stderr


def test_a_comparison_stays_where_the_trash_cannot_be_loaded(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "send2trash", None)
    with pytest.raises(InputError, match="send2trash cannot be loaded"):
        to_trash(folder / "a.txt")
    assert (folder / "a.txt").exists()


def test_without_its_package_the_clipboard_is_the_terminals(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SSH_CONNECTION", raising=False)
    monkeypatch.setitem(sys.modules, "pyperclip", None)
    assert not copy_to_system("words")


def test_without_their_package_locks_are_as_where_no_disk_knows_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "filelock", None)
    with pytest.raises(OSError, match="filelock: cannot be loaded"):
        try_lock(tmp_path / "a.lock")
    with alone_with(tmp_path / "a.txt"):
        (tmp_path / "a.txt").write_text("saved all the same")
