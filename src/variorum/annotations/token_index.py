"""A text as tokens, with where each stands, and what two such texts have in common."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

from variorum.alignment.link_kind import common_in_order
from variorum.text.word_diff import fewest_changes, tokens_of


class TokenIndex:
    """A text as tokens without case and typography, and where each pair of neighbours stands."""

    def __init__(self, text: str) -> None:
        self.text = text
        found = tokens_of(text)
        self.words = [word for _, word in found]
        self._starts = [*(start for start, _ in found), len(text)]

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
        starts = self.pairs.get((words[0], words[1]), []) if len(words) > 1 else self.singles.get(words[0], [])
        return [n for n in starts if self.words[n : n + len(words)] == list(words)]

    @cached_property
    def _line_ends(self) -> list[int]:
        return [n for n, sign in enumerate(self.text) if sign == "\n"]

    def line_of(self, token: int) -> int:
        """The number of the line that a token stands on."""
        return bisect_left(self._line_ends, self._starts[token])

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The span of tokens `first` to `last`, which is exclusive."""
        last_start, after = self._starts[last - 1], self._starts[last]
        return self._starts[first], last_start + len(self.text[last_start:after].rstrip())


def lcs_pairs(one: Sequence[str], other: Sequence[str]) -> dict[int, int]:
    """For each token that both have in order, its place in the other."""
    found: dict[int, int] = {}
    i = j = 0
    for run in fewest_changes(one, other):
        if run.equal:
            found.update((i + n, j + n) for n in range(run.left))
        i, j = i + run.left, j + run.right
    return found


def most_in_common(one: Sequence[str], other: Sequence[str]) -> float:
    """The share of signs (0..1) that tokens can at most have in common with a part of others, in order."""
    ours = sum(map(len, one))
    there = set(other)
    kept = [token for token in one if token in there]
    known = set(kept)
    # As many signs as a token has, each the token itself: what counts is the length of what is shared.
    signs = [[token for token in some if token in known for _ in token] for some in (one, other)]
    common = common_in_order(*signs)
    return 2 * common / (ours + common) if common else 0.0
