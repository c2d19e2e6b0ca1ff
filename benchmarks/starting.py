"""What starting costs, as multiples of what every program of this kind must load.

A command is measured beside `python -c "import yaml"`, the first paint beside a bare Textual app, in turns, so
that whatever else the machine does falls on both. CPU time (user and system) tells more than the clock there.
Python keeps what it compiled, as it does where the program is installed, even if the environment forbids it.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence

from benchmarks.measuring import VARIORUM, say
from benchmarks.terminal import Terminal
from tests.conftest import SEEDS

BARE_APP = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self):
        yield Static("5 articles")
Bare().run()
"""
# As where the extra `encoder` is not installed: settings that switch it off would have to be checked.
WITHOUT_ENCODER = """
import sys
from variorum.alignment import encoder
encoder.is_installed = lambda: False
from variorum.__main__ import main
sys.exit(main())
"""
_RUNS = 11

Times = tuple[float, float]


def bench_starting() -> None:
    """Each command, and the first paint, as multiples of the bare thing."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # as once installed: Variorum is compiled, as Textual is
    one, other = str(SEEDS[0]), str(SEEDS[2])
    commands = {
        "python -c 'import yaml'": [sys.executable, "-c", "import yaml"],
        "variorum --help": [*VARIORUM, "--help"],
        "variorum list of five seeds": [*VARIORUM, "list", *map(str, SEEDS)],
        "variorum diff of two seeds without the encoder": [sys.executable, "-c", WITHOUT_ENCODER, "diff", one, other],
        "variorum diff of two seeds, vectors kept": [*VARIORUM, "diff", one, other],
    }
    for command in commands.values():
        _process(command)  # compiles, and keeps the vectors
    _say_multiples(commands, _process)
    paints = {
        "first paint in a pty: a bare Textual app": [sys.executable, "-c", BARE_APP],
        "first paint in a pty: variorum on the seeds": VARIORUM,
    }
    for paint in paints.values():
        _first_paint(paint)
    _say_multiples(paints, _first_paint)


def _say_multiples(commands: Mapping[str, Sequence[str]], measured: Callable[[Sequence[str]], Times]) -> None:
    """Measure the commands in turns, and say each as a multiple of the first: medians of CPU time and clock."""
    rounds = [[measured(command) for command in commands.values()] for _ in range(_RUNS)]
    medians = [tuple(map(statistics.median, zip(*times, strict=True))) for times in zip(*rounds, strict=True)]
    for name, (cpu, clock) in zip(commands, medians, strict=True):
        multiples = f"{cpu / medians[0][0]:.1f} x CPU, {clock / medians[0][1]:.1f} x clock"
        say(name, f"{multiples} ({cpu * 1e3:.0f} ms, {clock * 1e3:.0f} ms)")


def _process(command: Sequence[str]) -> Times:
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    clock = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, command
    return used.ru_utime + used.ru_stime, clock


def _first_paint(command: Sequence[str]) -> Times:
    with Terminal(command) as terminal:
        terminal.until(b"5 articles")
        clock = time.perf_counter() - terminal.started
        return terminal.cpu(), clock


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as home:
        for name in ("CONFIG", "DATA", "STATE", "CACHE"):
            os.environ[f"XDG_{name}_HOME"] = home
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = home
        bench_starting()
