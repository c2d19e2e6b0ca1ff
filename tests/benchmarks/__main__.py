"""Print what the program costs: `make bench`."""

from __future__ import annotations

import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.benchmarks.rivals import COLLATEX, difflib_all, has_collatex, tfidf_all
from tests.benchmarks.terminal import Terminal
from tests.conftest import SEEDS
from tests.making import RULES, prepared
from variorum.articles.reading import read_articles
from variorum.comparison.coverage import cover
from variorum.comparison.prepared import prepare
from variorum.layout.compare_page import GUTTER, compare_page
from variorum.layout.page import PageLayout, side_by_side
from variorum.settings import LimitSettings, MatchingSettings

BARE_APP = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self):
        yield Static("5 articles")
Bare().run()
"""
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


def process(*command: str, runs: int = 10) -> float:
    """A process from start to end, best of some runs, in seconds."""
    return best_of(runs, lambda: subprocess.run(command, check=True, capture_output=True))


def first_paint(command: Sequence[str]) -> float:
    """From starting a process to its first words on the screen, best of seven, in seconds."""
    times = []
    for _ in range(7):
        with Terminal(command) as terminal:
            terminal.until(b"5 articles")
            times.append(time.perf_counter() - terminal.started)
    return min(times)


def bench_processes() -> None:
    """Starting: the command line and the app."""
    one, other = str(SEEDS[0]), str(SEEDS[2])
    say("python -c 'import yaml'", f"{process(sys.executable, '-c', 'import yaml') * 1e3:.0f} ms")
    for form in ("text", "json"):
        taken = process(*VARIORUM, "diff", one, other, "--format", form)
        say(f"variorum diff of two seeds, --format {form}, as a process", f"{taken * 1e3:.0f} ms")
    taken = process(*VARIORUM, "coverage", *map(str, SEEDS), "--format", "json")
    say("variorum coverage of five seeds, as a process", f"{taken * 1e3:.0f} ms")
    if has_collatex():
        theirs = process(sys.executable, "-c", COLLATEX, *map(str, SEEDS), runs=3)
        say("CollateX on the same five, as a process", f"{theirs * 1e3:.0f} ms ({theirs / taken:.1f} x)")
    bare, ours = first_paint([sys.executable, "-c", BARE_APP]), first_paint(VARIORUM)
    say("first paint in a pty: a bare Textual app", f"{bare * 1e3:.0f} ms")
    say("first paint in a pty: variorum on the seeds", f"{ours * 1e3:.0f} ms ({ours / bare:.2f} x)")


def bench_core() -> None:
    """The work itself, in this process."""
    articles = read_articles(map(str, SEEDS), LimitSettings())
    taken = best_of(10, lambda: [prepare(article, RULES) for article in articles])
    say("five seeds: clean and split", f"{taken * 1e3:.1f} ms")
    ready = [prepare(article, RULES) for article in articles]
    taken = best_of(10, lambda: cover(ready, MatchingSettings()))
    say("five seeds: all ten pairs and statements", f"{taken * 1e3:.0f} ms")
    for name, rival in (("difflib on words", difflib_all), ("tf-idf in plain Python", tfidf_all)):
        taken = best_of(3, lambda rival=rival: rival(ready))  # type: ignore[misc]
        say(f"the same pairs, scored by {name}", f"{taken * 1e3:.0f} ms")
    for count, facts in ((12, 60), (50, 60)):
        pairs = count * (count - 1) // 2
        many = [prepared(text, f"{n}.txt") for n, text in enumerate(invented_story(count, facts))]
        words = sum(article.cleaned.words for article in many) // count
        start = time.perf_counter()
        cover(many, MatchingSettings())
        taken = time.perf_counter() - start
        here = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        # The pool has a process a core at most; the largest of them is known.
        pool = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * (os.cpu_count() or 1)
        memory = (here + (pool if pairs > 300 else 0)) / 1e3
        say(
            f"{count} articles of {words} words: all {pairs} pairs, statements",
            f"{taken:.1f} s, {memory:.0f} MB",
        )


def invented_story(count: int, sentences: int) -> list[str]:
    """Articles about one invented event: each tells three in four of its facts, in words of its own.

    Words are drawn as in language, few of them often and most of them rarely.
    """
    chance = random.Random(7)  # noqa: S311 - no secret
    letters = "aeioulnrstkmpdg"
    vocabulary = ["".join(chance.choices(letters, k=chance.randint(3, 9))) for _ in range(4000)]
    weights = [1 / (rank + 3) for rank in range(len(vocabulary))]
    facts = [chance.choices(vocabulary, weights, k=25) for _ in range(sentences * 4 // 3)]
    articles = []
    for _ in range(count):
        told = sorted(chance.sample(range(len(facts)), sentences), key=lambda n: n + chance.uniform(-6, 6))
        lines = []
        for n in told:
            others = chance.choices(vocabulary, weights, k=25)
            words = [old if chance.random() < 0.6 else new for old, new in zip(facts[n], others, strict=True)]
            lines.append(" ".join(words).capitalize() + ".")
        articles.append("\n".join(lines))
    return articles


def long_story(sentences: int, version: int) -> str:
    """An invented article in which sentences differ by their numbers and, between versions, by a word."""
    lines = []
    for n in range(sentences):
        verb = ("reported", "counted", "found", "noted")[(n + version) % 4]
        lines.append(
            f"Inspector number {n * 37 + 11} {verb} that crane {n} of the harbour at dock {n * 13} was "
            f"moved by {n + 2} workers before the ferry {n * 7 + 3} arrived with its passengers, who waited."
        )
    return "\n".join(lines)


def bench_screen(rows: int = 5_000) -> None:
    """Compare with thousands of rows: laid out in this process, and driven in a pty."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [str(Path(folder) / f"{n}.txt") for n in range(2)]
        for n, path in enumerate(paths):
            Path(path).write_text(long_story(rows, n), encoding="utf-8")
        ready = [prepare(article, RULES) for article in read_articles(paths, LimitSettings())]
        start = time.perf_counter()
        comparison = cover(ready, MatchingSettings()).comparisons[0, 1]
        say(f"comparing two articles of {rows} sentences", f"{time.perf_counter() - start:.1f} s")
        page = compare_page(comparison)
        columns = side_by_side(119, 34, GUTTER, ("1", "2"))
        taken = best_of(3, lambda: PageLayout(page, columns))
        say(f"laying out its {len(page)} rows", f"{taken * 1e3:.0f} ms")
        _drive(paths, len(page))


def _drive(paths: Sequence[str], rows: int) -> None:
    with Terminal([*VARIORUM, *paths]) as terminal:
        terminal.until(b"articles")
        terminal.drain()
        os.write(terminal._fd, b"\x1b[B\r")
        terminal.until(b" reworded")
        terminal.drain()
        for name, key, count in (
            ("down", b"\x1b[B", 60),
            ("page down", b"\x1b[6~", 40),
            ("next change", b"n", 40),
        ):
            times = sorted(terminal.press(key) for _ in range(count))
            middle, high = statistics.median(times), times[int(0.95 * len(times))]
            say(
                f"key to paint, {rows} rows, 120x40, {name}",
                f"p50 {middle * 1e3:.1f} ms, p95 {high * 1e3:.1f} ms",
            )
        say("memory of the app with it", f"{terminal.memory():.0f} MB")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as home:
        for name in ("CONFIG", "DATA", "STATE", "CACHE"):
            os.environ[f"XDG_{name}_HOME"] = home
        bench_processes()
        bench_core()
        bench_screen()
