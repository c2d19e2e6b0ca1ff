"""Saying on the command line how far something has come that takes a while."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from variorum.articles.load import FetchProgress
from variorum.base.cut_short import cut_short
from variorum.cli.streams import say, say_progress

if TYPE_CHECKING:
    from variorum.alignment.judging import ToSend
    from variorum.config.settings import JudgeSettings

_WIDEST = 60


@contextmanager
def _told() -> Iterator[Callable[[str], None]]:
    """One line of the terminal, which is cleared in the end; silent in a pipe."""
    told = False

    def tell(words: str) -> None:
        nonlocal told
        if sys.stderr.isatty():
            told = True
            say_progress(words)

    try:
        yield tell
    finally:
        if told:
            say_progress()


@contextmanager
def fetching_told() -> Iterator[FetchProgress]:
    """Tells how far a page from the web has come."""
    with _told() as tell:

        def fetching(address: str, received: int) -> None:
            tell(f"fetching {cut_short(address, _WIDEST)}: {received // 1_000} kB")

        yield fetching


def say_if_long(doing: str, seconds: float) -> bool:
    """Say beforehand how long something takes, if that is long; gives whether it is."""
    from variorum.comparison.effort import if_long  # what compares nothing needs none of that room

    time = if_long(seconds)
    if time:
        say(f"variorum: {doing} takes {time}.")
    return bool(time)


@contextmanager
def comparing_told(what: str, seconds: float) -> Iterator[Callable[[int, int], bool]]:
    """Says beforehand how long comparing something takes, if that is long, and then tells how many pairs of
    articles are done."""
    is_long = say_if_long(f"comparing {what}", seconds)
    with _told() as tell:
        last = -1

        def progress(done: int, all_pairs: int) -> bool:
            nonlocal last
            if (percent := 100 * done // max(1, all_pairs)) != last and is_long:
                last = percent
                tell(f"comparing: {done:,} of {all_pairs:,} pairs of articles")
            return True

        yield progress


@contextmanager
def versions_told() -> Iterator[Callable[[int, int], None]]:
    """Tells how many versions of articles are compared with the one before."""
    with _told() as tell:

        def progress(done: int, count: int) -> None:
            tell(f"comparing versions: {done:,} of {count:,}")

        yield progress


@contextmanager
def corpus_told(clock: Callable[[], float]) -> Iterator[Callable[[str, int, int], None]]:
    """Tells which stage of a pile of articles is at work, how much of it is done, and how long the rest takes."""
    with _told() as tell:
        began: dict[str, float] = {}

        def progress(doing: str, done: int, of: int) -> None:
            passed = clock() - began.setdefault(doing, clock())
            left = f", {round(passed * (of - done) / done):,} seconds left" if 0 < done < of else ""
            tell(f"{doing}: {done:,} of {of:,}{left}")

        yield progress


@contextmanager
def judging_told(judge: JudgeSettings, sending: ToSend | None) -> Iterator[Callable[[int, int], bool]]:
    """Says what is sent to a judge and where, if anything is, and then how far it is. Where it fails, that is said,
    and the program goes on behind what stands inside."""
    from variorum.alignment.judge import JudgeError  # who only reads or cleans asks no judge

    if sending is not None:
        from variorum.presentation.wording.judge import sending_in_words

        say(f"variorum: {sending_in_words(sending, judge)}")
    try:
        with _told() as tell:

            def progress(done: int, requests: int) -> bool:
                tell(f"judge: {done:,} of {requests:,} requests")
                return True

            yield progress
    except JudgeError as error:
        say(f"variorum: {error}")


@contextmanager
def encoding_told(count: int) -> Iterator[Callable[[int], None]]:
    """Tells how many of some articles the encoder has read. Where it is broken, that is said, and the program
    goes on behind what stands inside."""
    from variorum.alignment.encoder import NoEncoderError  # what only reads or cleans needs no encoder

    try:
        with _told() as tell:
            yield lambda done: tell(f"encoder: {done} of {count} articles")
    except NoEncoderError as error:
        say(f"variorum: {error}")
