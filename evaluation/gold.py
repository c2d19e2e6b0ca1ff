"""Stories in which careful readers marked the sentences that say the same thing.

A folder of them holds a folder a story, with `gold.json`: `sentences` gives each file's sentences as
spans of code points, `pairs` the links that must be found and those that may be, by their spans.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from variorum.alignment.prepared_article import PreparedArticle, prepare
from variorum.articles.load import read_article
from variorum.cleaning.rules import rules_in_force
from variorum.config.settings import CleaningSettings, LimitSettings

Pair = tuple[int, int]


@dataclass(frozen=True)
class GoldPair:
    """Two articles of a story; `must` and `may` link gold sentences by number.

    `left_gold[i]` are the gold sentences that our sentence i covers, `right_gold[j]` likewise.
    """

    story: str
    left: PreparedArticle
    right: PreparedArticle
    left_gold: tuple[tuple[int, ...], ...]
    right_gold: tuple[tuple[int, ...], ...]
    must: frozenset[Pair]
    may: frozenset[Pair]

    def label(self, i: int, j: int) -> str | None:
        """What a reader says of our sentences i and j: must, may, none; None outside the marked text."""
        covered = set(itertools.product(self.left_gold[i], self.right_gold[j]))
        if not covered:
            return None
        return "must" if covered & self.must else "may" if covered & self.may else "none"


def read_gold(folder: Path) -> list[GoldPair]:
    """All pairs of all stories below a folder, in the order of their names."""
    return [pair for story in sorted(folder.iterdir()) if story.is_dir() for pair in _story(story)]


def _story(folder: Path) -> Iterator[GoldPair]:
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    for pair in gold["pairs"]:
        left, right = gold["sentences"][pair["left"]], gold["sentences"][pair["right"]]
        ours, theirs = _prepared(str(folder / pair["left"])), _prepared(str(folder / pair["right"]))
        yield GoldPair(
            folder.name,
            ours,
            theirs,
            _covering(ours, left),
            _covering(theirs, right),
            _links(pair["must"], left, right),
            _links(pair["may"], left, right),
        )


@cache
def _prepared(path: str) -> PreparedArticle:
    return prepare(read_article(path, LimitSettings()), rules_in_force(CleaningSettings()))


def _covering(article: PreparedArticle, spans: Sequence[Sequence[int]]) -> tuple[tuple[int, ...], ...]:
    """The gold sentences that each of ours covers: they share half of the shorter one or more."""
    return tuple(
        tuple(
            k
            for k, (start, end) in enumerate(spans)
            if 2 * (min(end, s.end) - max(start, s.start)) >= min(end - start, s.end - s.start)
        )
        for s in article.sentences
    )


def _links(
    links: Sequence[Sequence[int]], left: Sequence[Sequence[int]], right: Sequence[Sequence[int]]
) -> frozenset[Pair]:
    numbers = [{tuple(span): k for k, span in enumerate(side)} for side in (left, right)]
    return frozenset((numbers[0][a, b], numbers[1][c, d]) for a, b, c, d in links)
