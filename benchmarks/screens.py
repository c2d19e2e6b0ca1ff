"""The screens with much on them, driven in a pseudo-terminal."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.measuring import VARIORUM, best_of, say
from benchmarks.stories import invented_story, long_story
from benchmarks.terminal import Terminal
from tests.factories import RULES
from variorum.alignment.prepared_article import prepare
from variorum.articles.load import read_articles
from variorum.comparison.comparison import compare
from variorum.config.settings import LimitSettings, MatchingSettings
from variorum.presentation.engine.page import PageLayout, side_by_side
from variorum.presentation.pages.compare_page import GUTTER, compare_page

_DOWN, _PAGE_DOWN, _RIGHT = b"\x1b[B", b"\x1b[6~", b"\x1b[C"


def bench_compare_screen(rows: int = 5_000) -> None:
    """Compare with thousands of rows: laid out in this process, and driven in a pty."""
    with tempfile.TemporaryDirectory() as folder:
        paths = _written(folder, [long_story(rows, n) for n in range(3)])
        one, other = (prepare(a, RULES) for a in read_articles(paths[:2], LimitSettings()))
        start = time.perf_counter()
        comparison = compare(one, other, MatchingSettings())
        say(f"comparing two articles of {rows} sentences", f"{time.perf_counter() - start:.1f} s")
        comparison.compute_all()
        page = compare_page(comparison)
        columns = side_by_side(119, 34, GUTTER, ("1", "2"))
        taken = best_of(3, lambda: PageLayout(compare_page(comparison), columns))
        say(f"making and laying out the page of its {len(page)} rows", f"{taken * 1e3:.0f} ms")
        with Terminal([*VARIORUM, *paths]) as terminal:
            terminal.until(b"articles")
            terminal.drain()
            terminal.write(_DOWN + b"\r")
            terminal.until(b" reworded")
            terminal.drain()
            of = f"{rows} rows, 120x40"
            for name, key in (("down", _DOWN), ("page down", _PAGE_DOWN), ("next change", b"n")):
                _say_presses(f"key to paint, {of}, {name}", terminal, key, lambda n: n < 40)
            for columns_wide in (140, 120):
                taken = terminal.resize(columns_wide, 40)
                say(f"resizing it to {columns_wide} columns", f"{taken * 1e3:.0f} ms")
            say("memory of the app with it", f"{terminal.memory():.0f} MB")
            start = time.perf_counter()
            terminal.write(_RIGHT)
            name = f"key to paint, {of}, down, while another source is compared"
            _say_presses(name, terminal, _DOWN, lambda _: time.perf_counter() - start < 4)
            say("memory of the app then", f"{terminal.memory():.0f} MB")


def bench_coverage_screen(count: int = 50) -> None:
    """Coverage of many articles, while it is computed and then."""
    with tempfile.TemporaryDirectory() as folder:
        paths = _written(folder, invented_story(count, 60))
        with Terminal([*VARIORUM, *paths]) as terminal:
            terminal.until(b"articles")
            terminal.drain()
            terminal.write(b"4")
            start = time.perf_counter()
            terminal.until(b"reference")
            say(f"coverage of {count} articles, on the screen after", f"{time.perf_counter() - start:.1f} s")
            terminal.drain()
            terminal.write(b">")
            terminal.until(b"pairs")
            start = time.perf_counter()
            _say_presses(
                f"key to paint, {count} articles, down, while they are compared anew",
                terminal, _DOWN, lambda n: not n or time.perf_counter() - start < 4,
            )  # fmt: skip
            terminal.until(b"reference")
            terminal.drain()
            _say_presses(f"key to paint, coverage of {count} articles, down", terminal, _DOWN, lambda n: n < 40)
            say("memory of the app with it", f"{terminal.memory():.0f} MB")


def _written(folder: str, texts: Sequence[str]) -> list[str]:
    paths = [str(Path(folder) / f"{n:02}.txt") for n in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        Path(path).write_text(text, encoding="utf-8")
    return paths


def _say_presses(what: str, terminal: Terminal, key: bytes, go_on: Callable[[int], bool]) -> None:
    times: list[float] = []
    while go_on(len(times)):
        times.append(terminal.press(key))
    times.sort()
    middle, high = statistics.median(times), times[int(0.95 * len(times))]
    say(what, f"p50 {middle * 1e3:.1f} ms, p95 {high * 1e3:.1f} ms of {len(times)}")
