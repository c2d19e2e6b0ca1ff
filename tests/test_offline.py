"""Without an address, neither Variorum nor what it depends on talks to a network, or keeps what it would say.

What these tests cannot see: a call that a library makes only after seconds (onnxruntime waits some five). So
they look too for what a library puts on the disk meanwhile.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import CHECKOUT
from tests.factories import PARAGRAPHS
from tests.no_network import CAUGHT

COMMANDS = """
import json, sys
from tests.no_network import forbid_network
forbid_network()
from variorum.cli.main import main
for arguments in json.loads(sys.argv[1]):
    if main(arguments) != 0:
        sys.exit(f"failed: {arguments}")
"""

SCREENS = """
import asyncio, json, sys
from tests.no_network import forbid_network
forbid_network()
from tests.tui.driver import reading
from variorum.keymap.commands import SCREENS

async def main(paths):
    seen, keys = set(), "down enter q 1 q 2 q 4 q L q P q slash escape apostrophe q O q E down enter enter"
    async with reading(paths, encoder=True) as reader:
        for key in keys.split():
            await reader.press(key)
            seen.add(reader.name)
        assert "Written to" in reader.notices
    # A folder of stories and a second reader's file, of which none is there.
    assert set(SCREENS) - {"Library", "Notes of all stories", "Adjudication"} <= seen, seen

asyncio.run(main(json.loads(sys.argv[1])))
"""

NATIVE = """
import ctypes
from tests.no_network import forbid_network
forbid_network()
found = ctypes.c_void_p()
ctypes.CDLL(None).getaddrinfo(b"localhost", b"80", None, ctypes.byref(found))
"""

PYTHON = """
import socket
from tests.no_network import forbid_network
forbid_network()
socket.getaddrinfo("localhost", 80)
"""


def run(script: str, given: object = None) -> subprocess.CompletedProcess[str]:
    paths = os.pathsep.join([str(CHECKOUT), *filter(None, [os.environ.get("PYTHONPATH")])])
    return subprocess.run(
        [sys.executable, "-c", script, json.dumps(given)],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": paths},
        check=False,
    )


@pytest.fixture
def articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A text and a page, and a place for what programs leave behind. Who silences onnxruntime must be we."""
    for name in ("cache", "temporary"):
        (tmp_path / name).mkdir()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temporary"))
    monkeypatch.delenv("ORT_DISABLE_TELEMETRY", raising=False)
    monkeypatch.chdir(tmp_path)
    text, page = tmp_path / "text.txt", tmp_path / "page.html"
    text.write_text("\n".join(PARAGRAPHS[1:]))
    page.write_text(f"<html><body><h1>One</h1>{''.join(f'<p>{p}</p>' for p in PARAGRAPHS)}</body></html>")
    return [str(text), str(page)]


def traces(folder: Path) -> set[str]:
    return {path.name for place in ("cache", "temporary") for path in (folder / place).iterdir()}


def test_no_command_without_an_address_opens_a_connection(articles: list[str], tmp_path: Path) -> None:
    commands = [
        *([command, *articles] for command in ("list", "clean", "coverage", "summary", "facts", "export")),
        ["diff", *articles, "--explain"],
        ["export", *articles, "--format", "html", "--output", str(tmp_path / "story.html")],
        ["config", "show"],
    ]
    done = run(COMMANDS, commands)
    assert done.returncode == 0, done.stderr
    assert traces(tmp_path) <= {"variorum"}


def test_no_screen_without_an_address_opens_a_connection(articles: list[str], tmp_path: Path) -> None:
    done = run(SCREENS, articles)
    assert done.returncode == 0, done.stderr
    assert traces(tmp_path) <= {"variorum"}


def test_the_guard_catches_what_python_does() -> None:
    assert run(PYTHON).returncode == CAUGHT


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux guards compiled code")
def test_the_guard_catches_what_compiled_code_does() -> None:
    assert run(NATIVE).returncode < 0
