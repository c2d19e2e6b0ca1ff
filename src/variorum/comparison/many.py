"""Comparing every pair of many articles, on all processors where that pays."""

from __future__ import annotations

import gc
import itertools
import os
from collections.abc import Iterator, Sequence
from typing import Final

from variorum.alignment.chain import Pair
from variorum.alignment.links import Alignment
from variorum.comparison.comparison import Comparison, compare
from variorum.comparison.prepared import PreparedArticle
from variorum.settings import MatchingSettings

_FEW: Final = 300  # pairs that are done before other processes have started
_AT_ONCE: Final = 32  # pairs that are sent to a process together


def compare_all(
    articles: Sequence[PreparedArticle], settings: MatchingSettings
) -> Iterator[tuple[Pair, Comparison]]:
    """Every two articles by their numbers, the smaller as the base, in order. The result does not
    depend on the number of processes."""
    pairs = list(itertools.combinations(range(len(articles)), 2))
    processes = min(os.cpu_count() or 1, len(pairs) // _FEW + 1)
    if processes == 1:
        yield from ((pair, compare(*_two(articles, pair), settings)) for pair in pairs)
        return
    # Imported here: it takes as long as comparing two articles.
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    with ProcessPoolExecutor(processes, get_context("spawn"), _hold, (tuple(articles), settings)) as pool:
        for pair, found in zip(pairs, pool.map(_align, pairs, chunksize=_AT_ONCE), strict=True):
            yield pair, Comparison(*_two(articles, pair), found, settings=settings)


def _two(articles: Sequence[PreparedArticle], pair: Pair) -> tuple[PreparedArticle, PreparedArticle]:
    return articles[pair[0]], articles[pair[1]]


# What a process of the pool works on, sent to it once.
_held: tuple[tuple[PreparedArticle, ...], MatchingSettings]


def _hold(articles: tuple[PreparedArticle, ...], settings: MatchingSettings) -> None:
    global _held
    _held = articles, settings
    gc.disable()  # nothing made here has cycles, and the process ends with the work


def _align(pair: Pair) -> Alignment:
    articles, settings = _held
    return compare(*_two(articles, pair), settings).alignment
