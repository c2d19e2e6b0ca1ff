"""A text as tokens, with where each stands, and what two such texts have in common."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from variorum.comparison.word_diff import fewest_changes, tokens_of


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a sign where it stands, without case and typography."""

    start: int
    end: int
    word: str


class Tokens:
    """A text as tokens without case and typography, and where each pair of neighbours stands."""

    def __init__(self, text: str) -> None:
        self.text = text
        found = tokens_of(text)
        starts = [*(start for start, _ in found), len(text)]
        self.all = [
            Token(start, start + len(text[start:after].rstrip()), word)
            for (start, word), after in zip(found, starts[1:], strict=True)
        ]
        self.words = [token.word for token in self.all]

    @cached_property
    def pairs(self) -> dict[tuple[str, str], list[int]]:
        """The places of each pair of neighbouring tokens."""
        places = defaultdict(list)
        for n, pair in enumerate(pairwise(self.words)):
            places[pair].append(n)
        return places

    @cached_property
    def singles(self) -> dict[str, list[int]]:
        """The places of each token."""
        places = defaultdict(list)
        for n, word in enumerate(self.words):
            places[word].append(n)
        return places

    def occurrences(self, words: Sequence[str]) -> list[int]:
        """Where some tokens stand one after the other."""
        if not words:
            return []
        starts = (
            self.pairs.get((words[0], words[1]), []) if len(words) > 1 else self.singles.get(words[0], [])
        )
        return [n for n in starts if self.words[n : n + len(words)] == list(words)]

    @cached_property
    def _line_ends(self) -> list[int]:
        return [n for n, sign in enumerate(self.text) if sign == "\n"]

    def line_of(self, token: int) -> int:
        """The number of the line that a token stands on."""
        return bisect_left(self._line_ends, self.all[token].start)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The span of tokens `first` to `last`, which is exclusive."""
        return self.all[first].start, self.all[last - 1].end


def partners(one: Sequence[str], other: Sequence[str]) -> dict[int, int]:
    """For each token that both have in order, its place in the other."""
    found: dict[int, int] = {}
    i = j = 0
    for run in fewest_changes(one, other):
        if run.equal:
            found.update((i + n, j + n) for n in range(run.left))
        i, j = i + run.left, j + run.right
    return found


def common(one: Sequence[str], other: Sequence[str]) -> int:
    """How many tokens two lists have in common, in order."""
    return len(partners(one, other))
