"""The thread that keeps the journal outlives what goes wrong in it."""

import threading
from pathlib import Path

import pytest

from variorum.annotations.note import Anchor, Note
from variorum.articles.article import Article
from variorum.base.errors import InputError
from variorum.project.project import SavedComparison
from variorum.storage.journal import Journal, left_behind
from variorum.storage.journal_writer import Keeper


def test_what_comes_after_an_unexpected_error_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ArithmeticError("odd")

    beginning = SavedComparison.of([Article("a.txt", "One line.")])
    told: list[SavedComparison | InputError] = []
    heard = threading.Semaphore(0)

    def hear(result: SavedComparison | InputError) -> None:
        told.append(result)
        heard.release()

    keeper = Keeper(Journal(tmp_path, beginning), hear)
    with monkeypatch.context() as patch:
        patch.setattr(Journal, "write", broken)
        keeper.keep(beginning.with_note(Note("n1", "First.", (Anchor(0),))))
        assert heard.acquire(timeout=5)
    state = beginning.with_note(Note("n2", "Second.", (Anchor(0),)))
    keeper.keep(state)
    assert heard.acquire(timeout=5)
    keeper.close()
    assert "the journal: cannot be written (something went wrong: ArithmeticError: odd. The log is in" in str(
        told[0]
    )
    assert told[1] == state
    assert [work.end for work in left_behind(tmp_path)] == [state]
