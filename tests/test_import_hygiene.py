"""The core is reachable without the terminal UI, and starting a command loads nothing it does not need."""

import subprocess
import sys

import pytest

CORE = [
    "articles.load",
    "cleaning.cleaner",
    "comparison.coverage",
    "session.session",
    "cli.render.text",
    "cli.analysis",
    "cli.main",
]


def loaded_after(code: str) -> set[str]:
    script = f"{code}\nimport sys\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines()[-1].split())


@pytest.mark.parametrize("module", CORE)
def test_the_core_never_imports_textual(module: str) -> None:
    loaded = loaded_after(f"import variorum.{module}")
    assert f"variorum.{module}" in loaded
    assert not {name for name in loaded if name == "textual" or name.startswith("textual.")}


def test_a_diff_needs_neither_textual_nor_pydantic(seeds: list[str]) -> None:
    loaded = loaded_after(f"from variorum.cli.main import main\nassert main(['diff', {seeds[0]!r}, {seeds[1]!r}]) == 0")
    assert not loaded & {"textual", "pydantic"}


@pytest.mark.parametrize("command", ["facts", "list", "clean"])
def test_what_needs_no_links_does_not_load_the_encoder(seeds: list[str], command: str) -> None:
    loaded = loaded_after(f"from variorum.cli.main import main\nassert main([{command!r}, {seeds[0]!r}]) == 0")
    assert not loaded & {"onnxruntime", "tokenizers"}


def test_the_first_screen_needs_signs_but_nothing_that_is_compared() -> None:
    loaded = loaded_after("import variorum.tui.app")
    assert "variorum.presentation.signs" in loaded
    assert not {name for name in loaded if name.startswith("variorum.comparison") or name == "numpy"}
