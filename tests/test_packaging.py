"""The wheel works by itself: built, installed in a fresh environment, run outside the checkout."""

import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from tests.conftest import CHECKOUT
from tests.factories import seed_articles
from variorum.comparison.comparison import compare
from variorum.config.settings import MatchingSettings
from variorum.presentation.pages.compare_page import compare_page

MOST_BYTES = 2_000_000  # of the program's wheel, without the models

APP = """
import asyncio
from variorum.config.load import load_config
from variorum.tui.app import VariorumApp
from variorum.session.open import open_paths
from variorum.tui.launch import resumed
from variorum.base.assets import asset

async def main():
    app = VariorumApp(resumed(open_paths([str(asset("seeds"))], load_config().settings)))
    async with app.run_test(size=(100, 30)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.press("down", "enter")
        await app.workers.wait_for_complete()
        await pilot.pause()
        print(type(app.screen).__name__, len(app.screen.query_one("#page").rows))

asyncio.run(main())
"""


@pytest.mark.packaging
@pytest.mark.skipif("VARIORUM_OFFLINE" in os.environ, reason="VARIORUM_OFFLINE is set: installing needs an index")
def test_the_wheel_runs_in_a_fresh_environment(tmp_path: Path, seeds: list[str]) -> None:
    build = [sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "-w", str(tmp_path)]
    outside = {**os.environ, "PYTHONPATH": ""}  # nothing but the wheel is found
    subprocess.run([*build, str(CHECKOUT)], check=True, capture_output=True)
    (wheel,) = tmp_path.glob("variorum-*.whl")
    assert wheel.stat().st_size < MOST_BYTES
    subprocess.run([*build, str(CHECKOUT / "models")], check=True, capture_output=True)
    (models,) = tmp_path.glob("variorum_models-*.whl")
    venv.create(tmp_path / "fresh")  # without a pip of its own: ours installs into it
    binaries = tmp_path / "fresh" / "bin"
    locked = [
        line.removesuffix("\\").strip()
        for line in (CHECKOUT / "locks/read.txt").read_text().splitlines()
        if "==" in line
    ]
    constraints = tmp_path / "constraints.txt"
    constraints.write_text("\n".join(line for line in locked if line[0].isalpha()))
    pip = [sys.executable, "-m", "pip", "--python", str(binaries / "python")]
    install = [*pip, "install", "--quiet", "--no-compile", "-c", str(constraints), str(wheel), str(models)]
    subprocess.run(install, check=True, capture_output=True, env=outside)

    def run(*command: str) -> str:
        done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=tmp_path, env=outside)
        return done.stdout

    where = run(str(binaries / "python"), "-c", "import variorum.base.assets as a; print(a.asset('seeds'))").strip()
    assert where.startswith(str(tmp_path))
    found = "from variorum.alignment.encoder.model_files import model_files; print(model_files() / 'encoder.onnx')"
    model = Path(run(str(binaries / "python"), "-c", found).strip())
    assert model.is_file()
    assert model.is_relative_to(tmp_path)
    assert run(str(binaries / "variorum"), "doctor").endswith("All that is needed works.\n")
    assert (tmp_path / "fresh/share/man/man1/variorum.1").is_file()
    listed = run(str(binaries / "variorum"), "list", where)
    assert "Salon?: Trump’s ultimatum to Maduro" in listed
    base, other = seed_articles(seeds[:2])
    rows = len(compare_page(compare(base, other, MatchingSettings())))
    assert run(str(binaries / "python"), "-c", APP).split() == ["CompareScreen", str(rows)]
