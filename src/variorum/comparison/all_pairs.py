"""Comparing every pair of many articles, on all processors where that pays."""

from __future__ import annotations

import gc
from collections.abc import Callable, Generator, Mapping, Sequence
from typing import Final

from variorum.alignment.judge.judgement import Judgement
from variorum.alignment.links import Alignment
from variorum.alignment.monotone_chain import Pair
from variorum.alignment.prepared_article import PreparedArticle, prepare_cleaned
from variorum.alignment.vectors import TokenVectors
from variorum.cleaning.lines import CleanedArticle
from variorum.comparison.comparison import DEFAULT_DRIFT_SETTINGS, Comparison, compare
from variorum.comparison.effort import Extent, processes_for, seconds_of
from variorum.comparison.subprocess_stderr import starting_processes
from variorum.config.settings import DriftSettings, MatchingSettings

# For two articles by their numbers, the pairs of sentences that the reader decided on.
LinkEditsFor = Callable[[int, int], Mapping[Pair, bool]]

_AT_ONCE: Final = 32  # pairs that are sent to a process together, at most
_LONGEST: Final = 0.2  # seconds of work that are sent together


def compare_pairs(
    articles: Sequence[PreparedArticle],
    settings: MatchingSettings,
    pairs: Sequence[Pair],
    decided: LinkEditsFor | None = None,
    drift: DriftSettings = DEFAULT_DRIFT_SETTINGS,
    judgements: Mapping[Pair, Judgement] | None = None,
) -> Generator[tuple[Pair, Comparison], None, None]:
    """Some pairs of articles by their numbers, the first as the base, in order. The result does not
    depend on the number of processes.

    `decided` says for two articles which pairs of sentences the reader links, or does not;
    `judgements` is what a judge said of pairs of articles, of which either may stand first.
    """
    manual = {pair: dict(decided(*pair)) if decided else {} for pair in pairs}
    seconds = seconds_of([Extent.of(article) for article in articles], pairs)
    said = {pair: _judgement(judgements or {}, pair) for pair in pairs}
    processes = min(processes_for(seconds), len(pairs))
    if processes <= 1:
        for pair in pairs:
            yield pair, compare(*_two(articles, pair), settings, manual[pair], drift, said[pair])
        return
    # Imported here: it takes as long as comparing two articles.
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    held = (tuple((article.cleaned, article.encoded) for article in articles), settings)
    jobs = [(pair, manual[pair], said[pair]) for pair in pairs]
    with starting_processes():
        pool = ProcessPoolExecutor(processes, get_context("spawn"), _hold, held)
        at_once = max(1, min(_AT_ONCE, int(_LONGEST * len(pairs) / seconds)))
        alignments = pool.map(_align, jobs, chunksize=at_once)
    try:
        for pair, found in zip(pairs, alignments, strict=True):
            yield pair, Comparison(*_two(articles, pair), found, manual[pair], settings, drift, said[pair])
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _judgement(judgements: Mapping[Pair, Judgement], pair: Pair) -> Judgement | None:
    return judgements.get(pair) or judgements.get((pair[1], pair[0]))


def _two(articles: Sequence[PreparedArticle], pair: Pair) -> tuple[PreparedArticle, PreparedArticle]:
    return articles[pair[0]], articles[pair[1]]


# What a process of the pool works on, sent to it once.
_held: tuple[tuple[PreparedArticle, ...], MatchingSettings]


def _hold(articles: tuple[tuple[CleanedArticle, TokenVectors | None], ...], settings: MatchingSettings) -> None:
    global _held
    _held = tuple(prepare_cleaned(cleaned).with_vectors(read) for cleaned, read in articles), settings
    gc.disable()  # nothing made here has cycles, and the process ends with the work


def _align(job: tuple[Pair, Mapping[Pair, bool], Judgement | None]) -> Alignment:
    (pair, manual, judgement), (articles, settings) = job, _held
    return compare(*_two(articles, pair), settings, manual, judgement=judgement).alignment
