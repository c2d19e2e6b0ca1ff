"""What keeps the tests apart from the machine they run on."""

from __future__ import annotations

import gc
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from variorum.alignment import encoder

if TYPE_CHECKING:
    from playwright.sync_api import Browser

settings.register_profile(
    "variorum",
    max_examples=int(os.environ.get("VARIORUM_EXAMPLES", "15")),
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
settings.load_profile("variorum")

# Each process of the tests would compile the program anew, and there are many.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

CHECKOUT = Path(__file__).parent.parent
_GARBAGE = 50_000, 20, 100  # new objects, and so on, before Python looks for garbage
_LONGEST_NAME = 100  # of a parameter
SEEDS = sorted((CHECKOUT / "seeds").glob("*.txt"))
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
_FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest begins first, beside all others."""
    items.sort(key=lambda item: item.get_closest_marker("packaging") is None)


def pytest_make_parametrize_id(val: object) -> str | None:
    """A long text is named by its length: names go from process to process, and into the environment."""
    return f"{len(val)} long" if isinstance(val, str | bytes) and len(val) > _LONGEST_NAME else None


def pytest_collection_finish() -> None:
    """What is loaded by now stays: looking for garbage in it again and again would take a tenth of the time. A reader
    that is started makes thousands of objects that live as long as it: looking among them early finds nothing."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_GARBAGE)


@pytest.fixture(autouse=True)
def _own_machine(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No config, drafts or comparisons but the test's own, and no colours unless it asks for them."""
    home = tmp_path_factory.mktemp("home")
    for name in ("CONFIG", "DATA", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
    monkeypatch.setenv("HOME", str(home))
    # Links by words alone, which are there at once; tests of the encoder take this back.
    monkeypatch.setattr(encoder, "is_installed", lambda: False)
    monkeypatch.setenv("SSH_CONNECTION", "a test")  # so that no test writes on the clipboard
    for name in ("NO_COLOR", "FORCE_COLOR", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(home)


@pytest.fixture
def seeds() -> list[str]:
    """The paths of the five seed articles, in order."""
    return [str(path) for path in SEEDS]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for all tests of a module; where there is none, they say that they were skipped."""
    if CHROMIUM is None:
        pytest.skip("no Chromium here: nothing was looked at in it")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=list(_FLAGS))
        yield found
        found.close()
