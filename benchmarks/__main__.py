"""Print what the program costs: `make bench`."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time

from benchmarks.encoder import bench_encoder
from benchmarks.library import bench_library
from benchmarks.measuring import VARIORUM, best_of, say
from benchmarks.notes import bench_notes
from benchmarks.overview import bench_overview
from benchmarks.piles import bench_piles
from benchmarks.rivals import COLLATEX, difflib_all, has_collatex, tfidf_all
from benchmarks.scale import bench_scale
from benchmarks.screens import bench_compare_screen, bench_coverage_screen
from benchmarks.serving import bench_serving
from benchmarks.starting import bench_starting
from benchmarks.stories import invented_story
from benchmarks.words import bench_words
from tests.conftest import SEEDS
from tests.factories import RULES, prepared
from variorum.alignment.prepared_article import prepare
from variorum.articles.load import read_articles
from variorum.comparison.coverage import cover
from variorum.config.settings import LimitSettings, MatchingSettings


def process(*command: str, runs: int = 10) -> float:
    """A process from start to end, best of some runs, in seconds."""
    return best_of(runs, lambda: subprocess.run(command, check=True, capture_output=True))


def bench_processes() -> None:
    """The command line, and what others take for the same."""
    one, other = str(SEEDS[0]), str(SEEDS[2])
    taken = process(*VARIORUM, "diff", one, other, "--format", "json")
    say("variorum diff of two seeds, --format json, as a process", f"{taken * 1e3:.0f} ms")
    taken = process(*VARIORUM, "coverage", *map(str, SEEDS), "--format", "json")
    say("variorum coverage of five seeds, as a process", f"{taken * 1e3:.0f} ms")
    if has_collatex():
        theirs = process(sys.executable, "-c", COLLATEX, *map(str, SEEDS), runs=3)
        say("CollateX on the same five, as a process", f"{theirs * 1e3:.0f} ms ({theirs / taken:.1f} x)")


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
        memory = (here + (pool if taken > 1 else 0)) / 1e3
        say(
            f"{count} articles of {words} words: all {pairs} pairs, statements",
            f"{taken:.1f} s, {memory:.0f} MB",
        )


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as home:
        for name in ("CONFIG", "DATA", "STATE", "CACHE"):
            os.environ[f"XDG_{name}_HOME"] = home
        bench_starting()
        bench_processes()
        bench_core()
        bench_compare_screen()
        bench_coverage_screen()
        bench_notes()
        bench_overview()
        bench_library()
        bench_encoder()
        bench_serving()
        bench_words()
        bench_scale()
        bench_piles()
