"""What grows: long articles, many articles, many notes, each as a process from start to end.

For each size the time that passed, the processor's time, the most memory that a process held, and the
exponent: 1 where twice as much takes twice as long, 2 where it takes four times as long. The processor's
time is the one to go by where the machine is busy.
"""

from __future__ import annotations

import json
import math
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measuring import VARIORUM, say
from benchmarks.notes import big_comparison
from benchmarks.stories import edited_story, invented_story, short_sentences
from variorum.config.settings import Settings
from variorum.session.session import Session


@dataclass(frozen=True)
class Cost:
    """Seconds that passed, the processor's seconds with those of its helpers, and megabytes at most."""

    wall: float
    user: float
    memory: float


def cost(*command: str) -> Cost:
    """What a command costs, without the encoder."""
    start = time.perf_counter()
    with tempfile.TemporaryFile() as nothing:
        process = subprocess.Popen([*VARIORUM, *command], stdout=nothing)
        _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}")
    return Cost(time.perf_counter() - start, used.ru_utime + used.ru_stime, used.ru_maxrss / 1e3)


def bench_scale() -> None:
    """All that grows."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        config = folder / "config.yaml"
        config.write_text("matching: {encoder: false}\n", encoding="utf-8")
        options = ("--config", str(config))
        for kind, story in (("", edited_story), (" in short sentences", short_sentences)):
            of = f"diff of {{}} words a side{kind}"
            _series(of, (10_000, 20_000, 40_000), lambda n, s=story: _diff(folder, s(n), options))  # type: ignore[misc]
        _series("coverage of {} articles", (10, 20, 40, 80), lambda n: _coverage(folder, n, options))
        _series("{} foreign notes taken in", (312, 625, 1_250), lambda n: _import(folder, n, options))
        for form in ("markdown", "html", "json", "tei"):
            series = f"export of {{}} notes as {form}"
            _series(series, (1_250, 5_000), lambda n, f=form: _export(folder, n, f, options))  # type: ignore[misc]
        _series("list of {} lines", (25_000, 100_000), lambda n: _lines(folder, n, options))


def _series(what: str, sizes: Sequence[int], run: Callable[[int], Cost]) -> None:
    before: tuple[int, Cost] | None = None
    for size in sizes:
        now = run(size)
        exponent = ""
        if before is not None:
            exponent = f", exponent {math.log(now.user / before[1].user) / math.log(size / before[0]):.2f}"
        words = f"{now.wall:.1f} s, processor {now.user:.1f} s, {now.memory:.0f} MB{exponent}"
        say(what.format(f"{size:,}"), words)
        before = size, now


def _diff(folder: Path, texts: Sequence[str], options: Sequence[str]) -> Cost:
    paths = [folder / f"{n}.txt" for n in range(2)]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, encoding="utf-8")
    return cost("diff", *map(str, paths), *options)


def _coverage(folder: Path, count: int, options: Sequence[str]) -> Cost:
    story = folder / f"story-{count}"
    story.mkdir()
    for n, text in enumerate(invented_story(count, 16)):
        (story / f"{n:03}.txt").write_text(text, encoding="utf-8")
    return cost("coverage", str(story), *options)


def _import(folder: Path, count: int, options: Sequence[str]) -> Cost:
    """Notes without a known address: half of them as they stand in an article, a quarter changed, a quarter
    in none."""
    project = big_comparison(5, 0)
    chance = random.Random(3)  # noqa: S311 - no secret
    known = " ".join(article.text for article in project.articles).split()
    rows = []
    for n in range(count):
        article = chance.choice(project.articles).text
        start = chance.randrange(len(article) - 200)
        words = article[start : start + 120].split()
        changed = [chance.choice(known) if chance.random() < (0, 0, 0.2, 1)[n % 4] else word for word in words]
        quote = {"type": "TextQuoteSelector", "exact": " ".join(changed)}
        rows.append({"body": f"Note {n}.", "target": {"source": "urn:unknown", "selector": quote}})
    notes = folder / "notes.json"
    notes.write_text(json.dumps(rows), encoding="utf-8")
    path = Session(Settings(), project).save(folder / f"import-{count}")
    return cost("import", str(path), str(notes), *options)


def _export(folder: Path, count: int, form: str, options: Sequence[str]) -> Cost:
    path = Session(Settings(), big_comparison(12, count)).save(folder / f"export-{count}-{form}")
    return cost("export", str(path), "--format", form, *options)


def _lines(folder: Path, count: int, options: Sequence[str]) -> Cost:
    path = folder / "lines.txt"
    words = invented_story(1, count // 8)[0].split()
    lines = [" ".join(words[n % len(words) : n % len(words) + 5 + n % 7]) for n in range(0, 2 * count, 2)]
    path.write_text("\n".join(lines), encoding="utf-8")
    return cost("list", str(path), *options)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as home:
        for place in ("CONFIG", "DATA", "STATE", "CACHE"):
            os.environ[f"XDG_{place}_HOME"] = home
        bench_scale()
