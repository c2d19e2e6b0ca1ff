"""The thread that keeps the journal outlives what goes wrong in it."""

import threading
from pathlib import Path

import pytest

from variorum.annotations.note import Anchor, Note
from variorum.articles.article import Article
from variorum.base.errors import InputError
from variorum.project.project import Project
from variorum.storage.journal import Journal, find_recoverable
from variorum.storage.journal_writer import JournalWriter


def test_what_comes_after_an_unexpected_error_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ArithmeticError("odd")

    beginning = Project.of([Article("a.txt", "One line.")])
    told: list[Project | InputError] = []
    heard = threading.Semaphore(0)

    def hear(result: Project | InputError) -> None:
        told.append(result)
        heard.release()

    keeper = JournalWriter(Journal(tmp_path, beginning), hear)
    with monkeypatch.context() as patch:
        patch.setattr(Journal, "write", broken)
        keeper.enqueue(beginning.with_note(Note("n1", "First.", (Anchor(0),))))
        assert heard.acquire(timeout=5)
    project = beginning.with_note(Note("n2", "Second.", (Anchor(0),)))
    keeper.enqueue(project)
    assert heard.acquire(timeout=5)
    keeper.close()
    assert "the journal: cannot be written (something went wrong: ArithmeticError: odd. The log is in" in str(told[0])
    assert told[1] == project
    assert [work.end for work in find_recoverable(tmp_path)] == [project]
