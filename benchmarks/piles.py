"""What it costs to make stories of a pile: `python -m benchmarks.piles 5000` for so many invented articles.

With `--grouping` before the numbers it ends where the stories are known, and says how the time grows: comparing is
shared out story by story, and takes the bulk of it.
"""

from __future__ import annotations

import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from benchmarks.measuring import say
from variorum.config.settings import Settings
from variorum.corpus.run import CorpusOrder, make_stories
from variorum.corpus.workers import LocalWorkers
from variorum.grouping.stories import DAYS

COUNTS = (1_250, 5_000)
TOLD_BY = 4  # articles of a story
_SENTENCES = 24  # of 25 words each
_LETTERS = "aeioulnrstkmpdg"


def bench_piles(counts: tuple[int, ...] = COUNTS) -> None:
    """Piles of growing size, on two processes."""
    for count in counts:
        with tempfile.TemporaryDirectory() as name:
            _bench_pile(Path(name), count)


class _GroupedError(Exception):
    """The stories are known."""


def bench_grouping(counts: tuple[int, ...]) -> None:
    """Piles of growing size, read, cleaned and grouped by two processes: seconds of all processors together, which
    others that use the machine change least, and how they grow."""
    before: tuple[int, float] | None = None
    for count in counts:
        with tempfile.TemporaryDirectory() as name:
            seconds, clock = _grouped(Path(name), count)
        growth = f", {seconds / before[1]:.2f} x for {count / before[0]:.0f} x the articles" if before else ""
        before = count, seconds
        say(f"{count:,} invented articles read and grouped", f"{seconds:.0f} s CPU, {clock:.0f} s clock{growth}")
        say("memory of the largest process so far", f"{_most_memory():.0f} MB")


def _grouped(folder: Path, count: int) -> tuple[float, float]:
    """Seconds of CPU and of the clock until a pile is grouped."""

    def progress(doing: str, _done: int, _of: int) -> None:
        if doing == "comparing":
            raise _GroupedError

    order = CorpusOrder((str(_written(folder, count)),), folder / "found", "jsonl", DAYS, Settings())
    start, used = time.perf_counter(), _processor_time()
    with suppress(_GroupedError):
        make_stories(order, LocalWorkers(2), progress)
    return _processor_time() - used, time.perf_counter() - start


def _processor_time() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def _most_memory() -> float:
    return max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1e3


def _written(folder: Path, count: int) -> Path:
    pile = folder / "pile"
    for number, text in enumerate(invented_pile(count)):
        file = pile / f"{number // 100:04}" / f"{number:06}.txt"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return pile


def _bench_pile(folder: Path, count: int) -> None:
    pile = _written(folder, count)
    began: dict[str, float] = {}

    def progress(doing: str, _done: int, _of: int) -> None:
        began.setdefault(doing, time.perf_counter())

    order = CorpusOrder((str(pile),), folder / "found", "jsonl", DAYS, Settings())
    found = make_stories(order, LocalWorkers(2), progress)
    ends = [*list(began.values())[1:], time.perf_counter()]
    taken = {doing: end - start for (doing, start), end in zip(began.items(), ends, strict=True)}
    stages = ", ".join(f"{doing} {seconds:.1f} s" for doing, seconds in taken.items())
    say(f"{count:,} invented articles of 600 words, two processes", f"{sum(taken.values()):.0f} s: {stages}")
    say("stories found, and compared a second", f"{found.stories:,}, {found.stories / taken['comparing']:.1f}")
    say("memory of the largest process so far", f"{_most_memory():.0f} MB")


def invented_pile(count: int) -> Iterator[str]:
    """Articles of invented stories, four to each; each story has names and words of its own, as news has, among words
    that all share."""
    chance = random.Random(13)  # noqa: S311 - no secret
    common = _words(chance, 6_000)
    weights = [1 / (rank + 3) for rank in range(len(common))]
    for _ in range(0, count, TOLD_BY):
        names = [word.capitalize() for word in _words(chance, 6)]
        own = [*names, *_words(chance, 20)]
        facts = [
            [chance.choice(own) if chance.random() < 0.15 else word for word in chance.choices(common, weights, k=25)]
            for _ in range(_SENTENCES * 4 // 3)
        ]
        for _ in range(TOLD_BY):
            yield "\n\n".join(_told(chance, facts, common, weights))


def _words(chance: random.Random, count: int) -> list[str]:
    return ["".join(chance.choices(_LETTERS, k=chance.randint(3, 9))) for _ in range(count)]


def _told(chance: random.Random, facts: list[list[str]], common: list[str], weights: list[float]) -> Iterator[str]:
    for n in sorted(chance.sample(range(len(facts)), _SENTENCES)):
        others = chance.choices(common, weights, k=25)
        words = [old if chance.random() < 0.7 else new for old, new in zip(facts[n], others, strict=True)]
        yield f"The {' '.join(words)}."


if __name__ == "__main__":
    if sys.argv[1:2] == ["--grouping"]:
        bench_grouping(tuple(map(int, sys.argv[2:])) or COUNTS)
    else:
        bench_piles(tuple(map(int, sys.argv[1:])) or COUNTS)
