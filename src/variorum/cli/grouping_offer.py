"""Offering to make stories of a folder of many articles, before the reader opens it."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Final

from variorum.base.paths import is_folder
from variorum.cli.streams import can_be_asked, confirmed
from variorum.config.settings import Settings
from variorum.library.folder import is_finished

MANY: Final = 60  # files, from which they are hardly articles on one event


def grouped_if_wanted(named: tuple[str, ...], settings: Settings) -> tuple[str, ...]:
    """What is named; or in the place of a folder of many files the stories that were made of it, where somebody sits at
    the terminal and wants that. Raises InputError."""
    if len(named) != 1 or not is_folder(named[0]) or is_finished(named[0]) or not can_be_asked():
        return named
    folder = Path(named[0])
    into = folder.resolve().with_name(f"{folder.resolve().name}-stories")
    if (count := _files(folder)) < MANY:
        return named
    if is_finished(into):
        return (str(into),) if confirmed(f"Open the stories in {into}?", default=True) else named
    question = f"{folder} has {count:,} files. Group them into stories first, in {into}?"
    if not confirmed(question, default=True):
        return named
    _make(folder, into, settings)
    return (str(into),)


def _files(folder: Path) -> int:
    try:
        return sum(not path.name.startswith(".") for path in folder.iterdir())
    except OSError:
        return 0


def _make(folder: Path, into: Path, settings: Settings) -> None:
    from variorum.cli.progress import corpus_told
    from variorum.corpus.run import CorpusOrder, make_stories
    from variorum.corpus.workers import LocalWorkers
    from variorum.grouping.stories import DAYS

    order = CorpusOrder((str(folder),), into, "jsonl", DAYS, settings)
    with corpus_told(time.monotonic) as progress:
        make_stories(order, LocalWorkers(os.cpu_count() or 1), progress)
