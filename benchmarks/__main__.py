"""Print what the program costs: `make bench`."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence

from benchmarks.encoder import bench_encoder
from benchmarks.measuring import VARIORUM, best_of, say
from benchmarks.notes import bench_notes
from benchmarks.rivals import COLLATEX, difflib_all, has_collatex, tfidf_all
from benchmarks.screens import bench_compare_screen, bench_coverage_screen
from benchmarks.stories import invented_story
from benchmarks.terminal import Terminal
from tests.conftest import SEEDS
from tests.factories import RULES, prepared
from variorum.alignment.prepared_article import prepare
from variorum.articles.load import read_articles
from variorum.comparison.coverage import cover
from variorum.config.settings import LimitSettings, MatchingSettings

BARE_APP = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self):
        yield Static("5 articles")
Bare().run()
"""


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


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as home:
        for name in ("CONFIG", "DATA", "STATE", "CACHE"):
            os.environ[f"XDG_{name}_HOME"] = home
        bench_processes()
        bench_core()
        bench_compare_screen()
        bench_coverage_screen()
        bench_notes()
        bench_encoder()
