"""Comparing two long articles in a process of its own, so that the reader's keys need not wait."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Final

from variorum.alignment.judge.judgement import Judgement
from variorum.alignment.links import Alignment
from variorum.alignment.monotone_chain import Pair
from variorum.alignment.prepared_article import PreparedArticle, prepare_cleaned
from variorum.base.debug_log import timed
from variorum.cleaning.lines import CleanedArticle
from variorum.comparison.comparison import DEFAULT_DRIFT_SETTINGS, Comparison, compare
from variorum.comparison.result import ComparisonResult
from variorum.comparison.subprocess_stderr import starting_processes
from variorum.config.settings import DriftSettings, MatchingSettings

_MANY_PAIRS: Final = 200_000  # of sentences: fewer are compared before a process has started
_PATIENCE: Final = 0.1  # seconds between two looks at whether to stop

Job = tuple[CleanedArticle, CleanedArticle, MatchingSettings, dict[Pair, bool], DriftSettings, Judgement | None]


def is_long(base: PreparedArticle, other: PreparedArticle) -> bool:
    """Whether comparing two articles takes so long that a process of its own pays."""
    return len(base.sentences) * len(other.sentences) > _MANY_PAIRS


@timed("comparing")
def compare_in_subprocess(
    base: PreparedArticle,
    other: PreparedArticle,
    settings: MatchingSettings,
    manual: Mapping[Pair, bool],
    stop: Callable[[], bool],
    drift: DriftSettings = DEFAULT_DRIFT_SETTINGS,
    judgement: Judgement | None = None,
) -> Comparison | None:
    """What `compare` gives, worked out in another process; None if `stop` says to stop."""
    context = get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    job: Job = (base.cleaned, other.cleaned, settings, dict(manual), drift, judgement)
    process = context.Process(target=_work, args=(sender, job), daemon=True)
    with starting_processes():
        process.start()
    sender.close()
    try:
        while not receiver.poll(_PATIENCE):
            if stop():
                process.terminate()
                return None
        alignment, worked_out = receiver.recv()
        return Comparison(base, other, alignment, dict(manual), settings, drift, judgement, worked_out)
    except EOFError:  # the process died, as where there is no memory for two
        return compare(base, other, settings, manual, drift, judgement)
    finally:
        receiver.close()
        process.join()


def _work(sender: Connection, job: Job) -> None:
    base, other, settings, manual, drift, judgement = job
    comparison = compare(prepare_cleaned(base), prepare_cleaned(other), settings, manual, drift, judgement)
    result: tuple[Alignment, ComparisonResult] = comparison.alignment, comparison.compute_all()
    sender.send(result)
    sender.close()
