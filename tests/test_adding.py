"""What docs/adding.md says of adding one of a kind is tried on a copy of the program."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import CHECKOUT

BLOCK = re.compile(r"^```(?:python|yaml) (\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
BASE = "All boats in the harbour of Ostrava were sunk by the storm on Tuesday, the mayor said.\n"
OTHER = "Most boats in the harbour of Ostrava were sunk by the storm on Tuesday, the mayor said.\n"


def blocks() -> list[tuple[str, str]]:
    return BLOCK.findall((CHECKOUT / "docs" / "adding.md").read_text(encoding="utf-8"))


def into(text: str, addition: str) -> str:
    """A file with an addition where its kind stands."""
    if "# in DriftType" in addition:
        kind, *changes = addition.splitlines(keepends=True)
        text = text.replace('    NEGATION = "negation"\n', f'    NEGATION = "negation"\n{kind}', 1)
        return text.replace("    OPPOSITE =", f"{''.join(changes)}    OPPOSITE =", 1)
    for start, mark in (
        ("def _read_subtitles", "FILE_TYPES: Final = ("),
        ("def _read_addresses", "LIST_TYPES: Final = ("),
        ("def _alone", "FORMATS: Final"),
        ('    "alone"', '    "markdown": Format('),
        ('    "longest"', '    "read": _Command('),
        ("    @property\n    def lengths", "_Feature = partial"),
        ("    _Feature(", "    _Feature(\n"),
    ):
        if addition.startswith(start):
            assert mark in text, mark
            return text.replace(mark, f"{addition}\n{mark}" if start.startswith("def") else f"{addition}{mark}", 1)
    return f"{text.rstrip()}\n{addition}"


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program with everything that the page adds."""
    root = tmp_path_factory.mktemp("copy")
    source = root / "src" / "variorum"
    shutil.copytree(CHECKOUT / "src" / "variorum", source, ignore=shutil.ignore_patterns("*.onnx", "__pycache__"))
    for name in ("config.yaml", "styles", "seeds"):
        (root / name).symlink_to(CHECKOUT / name)
    for name, addition in blocks():
        file = source / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(into(file.read_text("utf-8"), addition) if file.exists() else addition, encoding="utf-8")
    registry = source / "articles" / "formats" / "registry.py"
    registry.write_text(
        registry.read_text("utf-8").replace("(PLAIN_TEXT, PAGE, JSON)", "(PLAIN_TEXT, PAGE, JSON, SUBTITLES)")
    )
    lists = source / "articles" / "lists" / "registry.py"
    lists.write_text(lists.read_text("utf-8").replace("LIST_TYPES: Final = (", "LIST_TYPES: Final = (ADDRESSES,"))
    for name in ("weights.yaml", "encoder_weights.yaml"):
        file = source / "alignment" / name
        file.write_text(file.read_text("utf-8").replace("first_stage:\n", "first_stage:\n  length_ratio: 0.0\n", 1))
    (root / "a.txt").write_text(BASE, encoding="utf-8")
    (root / "b.txt").write_text(OTHER, encoding="utf-8")
    (root / "c.srt").write_text("1\n00:00:01,000 --> 00:00:02,000\nNobody was hurt.\n", encoding="utf-8")
    (root / "e.urls").write_text("https://quay.example/crane\nnot one\n", encoding="utf-8")
    (root / "d.txt").write_text(f"{BASE}Listen now on Radio Nine\n", encoding="utf-8")
    return root


def run(program: Path, *args: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(program / "src")}
    command = [sys.executable, "-m", "variorum", *args]
    done = subprocess.run(command, cwd=program, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_detector_and_a_feature(program: Path) -> None:
    (program / "all.yaml").write_text("drift: {less_sure: true}\n")
    found = json.loads(run(program, "diff", "a.txt", "b.txt", "--format", "json", "--config", "all.yaml"))
    assert [drift["change"] for link in found["links"] for drift in link["drift"]] == ["narrowed"]
    assert "of like length" in run(program, "diff", "a.txt", "b.txt", "--explain")


def test_a_rule_a_file_type_and_a_command(program: Path) -> None:
    assert "Listen now" not in run(program, "clean", "d.txt")
    assert run(program, "clean", "c.srt").split() == ["Nobody", "was", "hurt."]
    assert run(program, "longest", "a.txt") == BASE


def test_a_list_of_pages(program: Path) -> None:
    assert "e.urls: a list of addresses, 1 page\n" in run(program, "list", "e.urls")


def test_an_export_format(program: Path) -> None:
    (program / "b.txt").write_text(f"{OTHER}Nobody in Ostrava was hurt, according to the harbour office.\n")
    assert "2 b: Nobody in Ostrava" in run(program, "export", "a.txt", "b.txt", "--format", "alone")


def test_a_language_is_a_folder(program: Path) -> None:
    code = "from variorum.text.language import known_languages; print([one.name for one in known_languages()])"
    environment = {**os.environ, "PYTHONPATH": str(program / "src")}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False)
    assert "Example" in done.stdout, done.stderr
