"""The library of the reader with thousands of stories, in a pseudo-terminal: `python -m benchmarks.library`."""

from __future__ import annotations

import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.measuring import VARIORUM, say
from benchmarks.piles import TOLD_BY, invented_pile
from benchmarks.terminal import Terminal
from variorum.articles.article import Article, Metadata
from variorum.corpus.stored_article import columns_of, id_of
from variorum.corpus.table_columns import SCHEMA
from variorum.library.entry import story_name

COUNT = 5_000
_RUNS = 7
_STILL = 2.0  # seconds without a word: nothing is indexed any more
_DOWN, _PAGE_DOWN = b"\x1b[B", b"\x1b[6~"


def bench_library(count: int = COUNT) -> None:
    """First paint beside a plain start, keys, and searching as one types."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "found"
        folder.mkdir()
        _write(folder, count)
        _say_first_paint(count, str(folder))
        with Terminal([*VARIORUM, str(folder)], 140, 40) as terminal:
            terminal.until(b"indexing")
            start = time.perf_counter()
            _say_presses(f"{count:,} stories, key to paint while texts are indexed, down", terminal, _DOWN, 40)
            terminal.until_quiet(_STILL)
            say("texts indexed after", f"{time.perf_counter() - start - _STILL:.0f} s")
            for what, key in (("down", _DOWN), ("page down", _PAGE_DOWN), ("sort", b"o")):
                _say_presses(f"{count:,} stories, key to paint, {what}", terminal, key, 40)
            _say_search(terminal, count)
            say("memory of the app with it", f"{terminal.memory():.0f} MB")


def _say_first_paint(count: int, folder: str) -> None:
    """In turns, so that what else the machine does falls on both."""
    times: dict[str, list[tuple[float, float]]] = {"plain": [], "library": []}
    for _ in range(_RUNS):
        for name, command, words in (
            ("plain", VARIORUM, b"5 articles"),
            ("library", [*VARIORUM, folder], f"{count:,} stories".encode()),
        ):
            with Terminal(command, 140, 40) as terminal:
                terminal.until(words)
                times[name].append((terminal.cpu(), time.perf_counter() - terminal.started))
    plain, library = ([statistics.median(each) for each in zip(*found, strict=True)] for found in times.values())
    said = f"{library[0] / plain[0]:.2f} x CPU, {library[1] / plain[1]:.2f} x clock of a plain start on the seeds"
    say(f"{count:,} stories, the list is painted", f"{said} ({plain[0] * 1e3:.0f} ms, {plain[1] * 1e3:.0f} ms)")


def _say_presses(what: str, terminal: Terminal, key: bytes, presses: int) -> None:
    used = terminal.cpu()
    times = [terminal.press(key) for _ in range(presses)]
    _say_times(what, times, (terminal.cpu() - used) / presses)


def _say_search(terminal: Terminal, count: int) -> None:
    """From a letter until the head says how many stories it leaves, which is painted with them."""
    head = f"of {count:,} stories".encode()
    times, used = list[float](), terminal.cpu()
    for word in ("the ar", "sto nin", "eri", "Tem lo", "mak"):
        terminal.press(b"i")
        for letter in word:
            terminal.drain()
            terminal.write(letter.encode())
            times.append(terminal.until(head))
        terminal.press(b"\x1b")
        terminal.drain()
    _say_times("searching all texts as one types, a letter", times, (terminal.cpu() - used) / len(times))


def _say_times(what: str, times: list[float], used: float) -> None:
    """`used` is CPU time, which others that use the machine change least."""
    times.sort()
    middle, high = statistics.median(times), times[int(0.95 * len(times))]
    said = f"p50 {middle * 1e3:.1f} ms, p95 {high * 1e3:.1f} ms of {len(times)}, {used * 1e3:.1f} ms CPU each"
    say(what, said)


def _write(folder: Path, count: int) -> None:
    """The tables of so many stories, as `variorum stories` writes them."""
    with (folder / "stories.jsonl").open("w") as stories, (folder / "articles.jsonl").open("w") as articles:
        texts = invented_pile(count * TOLD_BY)
        for number in range(count):
            story, rows = _story(number, tuple(islice(texts, TOLD_BY)))
            stories.write(f"{json.dumps(story)}\n")
            articles.writelines(f"{json.dumps(row)}\n" for row in rows)
    (folder / "manifest.json").write_text(json.dumps({"schema": SCHEMA}))


def _story(number: int, texts: tuple[str, ...]) -> tuple[Mapping[str, Any], Iterator[Mapping[str, Any]]]:
    day = f"2026-{number % 12 + 1:02}-{number % 28 + 1:02}"
    found = [
        Article(f"{number:05}-{n}.txt", text, Metadata(publisher=f"Outlet {(number + n) % 97}", date_published=day))
        for n, text in enumerate(texts)
    ]
    names = [id_of(article) for article in found]
    name = story_name(names)
    story = {
        "story": name, "articles": names, "outlets": [article.outlet for article in found], "headline": texts[0][:60],
        "first_published": day, "last_published": day, "words": 2_400, "statements": 60, "in_all": 9,
        "in_one": number % 31, "contradictions": number % 7,
    }  # fmt: skip
    rows = (
        {"article": id_of(article), "story": name, **columns_of(article.metadata), "path": article.path,
         "also_at": [], "words": 600, "sentences": 24, "copy_of": None, "sha256": article.sha256, "text": article.text}
        for article in found
    )  # fmt: skip
    return story, rows


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as home:
        for name in ("CONFIG", "DATA", "STATE", "CACHE"):
            os.environ[f"XDG_{name}_HOME"] = home
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        bench_library(int(sys.argv[1]) if len(sys.argv) > 1 else COUNT)
