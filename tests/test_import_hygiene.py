"""The core is reachable without the terminal UI, and starting a command loads nothing it does not need."""

import os
import subprocess
import sys

import click
import pytest

from variorum.cli.main import _COMMANDS, cli

CORE = [
    "articles.load",
    "cleaning.cleaner",
    "comparison.coverage",
    "session.session",
    "cli.render.diff",
    "cli.analysis",
    "cli.main",
]


def loaded_after(code: str) -> set[str]:
    script = f"{code}\nimport sys\nprint(*sys.modules)"
    # Coverage, when it is measured, would load modules of its own in that process.
    env = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, env=env)
    return set(done.stdout.splitlines()[-1].split())


def test_the_core_never_imports_textual() -> None:
    loaded = loaded_after("\n".join(f"import variorum.{module}" for module in CORE))
    assert {f"variorum.{module}" for module in CORE} <= loaded
    assert not {name for name in loaded if name == "textual" or name.startswith("textual.")}


# For a command, what its process may not load. A package costs what a command's whole work does.
_PACKAGES = "numpy pydantic textual rich jinja2 markdown_it onnxruntime tokenizers"
_READERS = "trafilatura lxml pypdfium2 feedparser warcio email.message starlette uvicorn asyncio"
HEAVY = {*_PACKAGES.split(), *_READERS.split()}
NOT_FOR: dict[str, set[str]] = {
    "--help": HEAVY | {"yaml", "variorum.config", "variorum.articles", "variorum.cleaning", "variorum.cli.options"},
    "list": HEAVY
    | {"Stemmer", "hashlib", "importlib.resources", "annotated_types", "json"}
    | {"variorum.alignment", "variorum.comparison", "variorum.drift", "variorum.export", "variorum.keymap"},
    "clean": HEAVY | {"variorum.alignment", "variorum.comparison", "variorum.drift", "variorum.export"},
    "facts": HEAVY - {"numpy", "rich"},
    "diff": HEAVY - {"numpy", "rich", "onnxruntime", "tokenizers"}
    | {"annotated_types"}
    | {"variorum.export", "variorum.project", "variorum.annotations.placement", "variorum.keymap", "variorum.sourcing"}
    | {"variorum.comparison.coverage", "variorum.alignment.judge", "variorum.alignment.explain"},
    "summary": HEAVY - {"numpy", "rich", "onnxruntime", "tokenizers"} | {"variorum.export", "variorum.project"},
    "coverage": HEAVY - {"numpy", "rich", "onnxruntime", "tokenizers"} | {"variorum.export", "variorum.project"},
}


def test_the_first_screen_needs_signs_but_nothing_that_is_compared() -> None:
    loaded = loaded_after("import variorum.tui.app")
    assert "variorum.presentation.signs" in loaded
    assert not {name for name in loaded if name.startswith("variorum.comparison") or name == "numpy"}
    assert not loaded & {"variorum.storage.journal", "variorum.storage.file.codec", "filelock"}


def run(*args: str) -> set[str]:
    return loaded_after(f"from variorum.cli.main import main\nassert main({list(args)!r}) == 0")


@pytest.fixture(scope="module")
def kept_vectors(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A place for vectors, so that one command of all works them out."""
    return str(tmp_path_factory.mktemp("cache"))


@pytest.mark.parametrize("command", NOT_FOR)
def test_a_command_loads_what_it_needs_and_nothing_more(
    seeds: list[str], command: str, kept_vectors: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", kept_vectors)
    loaded = run(command, *([] if command == "--help" else seeds[:2]))
    assert "variorum.cli.main" in loaded
    needless = sorted(loaded & NOT_FOR[command])
    assert not needless


def test_vectors_that_are_kept_need_no_encoder(seeds: list[str]) -> None:
    pytest.importorskip("onnxruntime")
    assert "onnxruntime" in run("diff", *seeds[:2])
    assert not run("diff", *seeds[:2]) & {"onnxruntime", "tokenizers"}


def test_the_list_of_commands_says_what_each_says_of_itself() -> None:
    for name, said in _COMMANDS.items():
        command = cli.get_command(click.Context(cli), name)
        assert command is not None
        assert command.get_short_help_str(1_000) == click.Command(name, help=said.summary).get_short_help_str(1_000)


_WITHOUT_POSIX = """
import importlib, pkgutil, sys

ONLY_POSIX = ("fcntl", "termios", "tty", "pty", "resource", "pwd", "grp", "syslog")

class Blocked:
    def find_spec(self, name, path=None, target=None):
        if name in ONLY_POSIX:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

for name in ONLY_POSIX:
    sys.modules.pop(name, None)
sys.meta_path.insert(0, Blocked())
import variorum
names = [found.name for found in pkgutil.walk_packages(variorum.__path__, "variorum.")]
for name in names:
    if not name.endswith("__main__"):
        importlib.import_module(name)
print(len(names))
"""


def test_every_module_loads_where_the_modules_of_posix_are_missing_as_on_windows() -> None:
    command = [sys.executable, "-c", _WITHOUT_POSIX]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 300
