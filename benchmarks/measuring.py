"""Measuring and saying what was measured."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

VARIORUM = [sys.executable, "-m", "variorum"]


def say(what: str, value: str) -> None:
    """One line of the result."""
    print(f"{what:66} {value}", flush=True)


def best_of(runs: int, work: Callable[[], object]) -> float:
    """The shortest of several runs, in seconds."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)
