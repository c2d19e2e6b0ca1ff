"""Comparisons with much in them: opening, saving, writing a note."""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path

from benchmarks.measuring import VARIORUM, best_of, say
from benchmarks.stories import invented_story
from benchmarks.terminal import Terminal
from variorum.annotations.note import Anchor, Note, anchor_at
from variorum.articles.article import Article
from variorum.config.settings import Settings
from variorum.project.project import Project
from variorum.session.session import Session
from variorum.storage.journal import Journal

_WHEN = "2026-11-22T10:00:00Z"


def big_comparison(articles: int = 12, notes: int = 2_000) -> Project:
    """A comparison with many notes, each on words of two articles."""
    texts = invented_story(articles, 60)
    project = Project.of([Article(f"{n:02}.txt", text) for n, text in enumerate(texts)])
    made = []
    for n in range(notes):
        places = []
        for article in (n % articles, (n + 1) % articles):
            start = 37 * n % (len(texts[article]) - 150)
            places.append(anchor_at(article, texts[article], start, start + 100))
        text = f"Note {n}: who says this, and where does it come from?"
        made.append(Note(f"n{n + 1}", text, tuple(places), ("quote", "check"), _WHEN, _WHEN))
    return Project(project.articles, project.corrections, tuple(made))


def bench_notes() -> None:
    """12 articles with 2,000 notes: in this process, and written on in a pty."""
    project = big_comparison()
    of = f"12 articles, {len(project.notes)} notes"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "big"
        start = time.perf_counter()
        path = Session(Settings(), project).save(path)
        say(f"saving {of}, the first time", f"{time.perf_counter() - start:.2f} s")
        say(f"opening {of}", f"{best_of(3, lambda: Session.opened(path, Settings())):.2f} s")
        session = Session.opened(path, Settings())
        session.save()
        more = project.with_note(Note("n9999", "One more.", (Anchor(0),)))
        session.apply(more, "a note")
        start = time.perf_counter()
        session.save()
        say(f"saving {of} after one more note", f"{time.perf_counter() - start:.3f} s")
        journal = Journal(Path(folder) / "journal", project)
        journal.write(more)
        once_more = more.with_note(Note("n10000", "Another.", (Anchor(1),)))
        start = time.perf_counter()
        journal.write(once_more)
        say("one more note into the journal", f"{(time.perf_counter() - start) * 1e3:.1f} ms")
        journal.discard()
        _bench_writing(path)


def _bench_writing(path: Path) -> None:
    with Terminal([*VARIORUM, str(path)]) as terminal:
        start = time.perf_counter()
        terminal.until(b"12 articles")
        say("first paint of it in a pty", f"{time.perf_counter() - start:.2f} s")
        terminal.drain()
        terminal.write(b"L")
        terminal.until(b"removed")
        times = sorted(_write_note(terminal) for _ in range(20))
        say("Ctrl+S in a note until the note stands on the page", f"p50 {times[10] * 1e3:.0f} ms")
        terminal.write(b"'")
        terminal.until(b"shown")
        terminal.drain()
        times = sorted(terminal.press(b"\x1b[B") for _ in range(40))
        middle, high = times[20] * 1e3, times[38] * 1e3
        say("key to paint in the list of notes, down", f"p50 {middle:.1f} ms, p95 {high:.1f} ms")


def _write_note(terminal: Terminal) -> float:
    terminal.write(b"A")
    terminal.until(b"Add a note")
    terminal.drain()
    terminal.write(b"\r")
    terminal.until(b"Note on")
    terminal.drain()
    terminal.write(b"Look here.")
    terminal.drain()
    taken = terminal.press(b"\x13")
    terminal.drain()
    return taken


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as home:
        os.environ["XDG_STATE_HOME"] = home
        bench_notes()
