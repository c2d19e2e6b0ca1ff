"""Evidence that two sentences say the same thing: small named signals over a pair of articles.

A first glance weighs what costs little for every pair of sentences that shares a term, found through
an index of terms; only pairs that pass it are looked at closely. So work grows with what articles
share, not with the product of their lengths.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal

from variorum.alignment.profile import Profile, Rarity
from variorum.alignment.terms import Terms, terms_of

Pair = tuple[int, int]

GLANCE: Final = ("tfidf", "contain", "shared", "num", "rowrel", "colrel", "near")
SIGNALS: Final = (*GLANCE, "run", "char", "quote", "quoted", "plain", "place")

# A term in very many sentences of both articles names their topic and picks out no pair.
_MOST_PAIRS_OF_A_TERM: Final = 20_000
_LONGEST_RUN: Final = 8  # words; a longer common run proves no more
_FULL_MASS: Final = 25.0  # shared weight that is as good as any more
_LEAST_MASS: Final = 12.0  # a short sentence is not contained on the strength of a word or two
_FULL_QUOTE: Final = 12.0
_FULL_QUOTED: Final = 15.0
_FULL_PLAIN: Final = 20.0
_NEIGHBOURS: Final = 2  # sentences before and after


@dataclass(frozen=True, slots=True)
class Evidence:
    """The signals of one pair, each 0 or more and mostly up to 1, in the order of SIGNALS."""

    values: tuple[float, ...]

    def __getitem__(self, signal: str) -> float:
        return self.values[SIGNALS.index(signal)]


class ArticlePair:
    """Two articles under comparison: what can be seen of their pairs of sentences.

    Sums are exactly rounded or run over sorted terms, so that the same articles give the same numbers.
    """

    def __init__(self, left: Sequence[Profile], right: Sequence[Profile]) -> None:
        self._profiles = left, right
        self._left, self._right = terms_of(left, right)
        everything = [*self._left, *self._right]
        self.rarity = Rarity([terms.counts for terms in everything])
        self._masses = [
            [self.rarity.mass(terms.distinct) for terms in side] for side in (self._left, self._right)
        ]

    @cached_property
    def glances(self) -> dict[Pair, tuple[float, ...]]:
        """The signals of GLANCE for each pair of sentences that shares a term, in the order of pairs."""
        shared = self._shared()
        rows, columns = _bests(shared)
        near = _neighbourhoods(shared)
        numbers = [[profile.numbers for profile in side] for side in self._profiles]
        found: dict[Pair, tuple[float, ...]] = {}
        for (i, j), (cosine, mass) in shared.items():
            smaller = min(self._masses[0][i], self._masses[1][j])
            found[i, j] = (
                cosine,
                mass / max(_LEAST_MASS, smaller),
                min(mass, _FULL_MASS) / _FULL_MASS,
                1.0 if numbers[0][i] and numbers[0][i] & numbers[1][j] else 0.0,
                cosine / rows[i],
                cosine / columns[j],
                near[i, j],
            )
        return found

    def look(self, i: int, j: int) -> Evidence:
        """All signals of a pair that shares a term."""
        one, other, rarity = self._left[i], self._right[j], self.rarity
        common = one.distinct & other.distinct
        run = len(longest_common_run(one, other))
        quoted = max(rarity.mass(one.quoted & other.distinct), rarity.mass(other.quoted & one.distinct))
        close = (
            min(run, _LONGEST_RUN) / _LONGEST_RUN,
            _dot(self._letters(0, i), self._letters(1, j)),
            min(rarity.mass(one.quoted & other.quoted), _FULL_QUOTE) / _FULL_QUOTE,
            min(quoted, _FULL_QUOTED) / _FULL_QUOTED,
            min(rarity.mass(common - one.names - other.names), _FULL_PLAIN) / _FULL_PLAIN,
            abs(i / max(1, len(self._left) - 1) - j / max(1, len(self._right) - 1)),
        )
        return Evidence((*self.glances[i, j], *close))

    def masses(self, i: int, j: int) -> tuple[float, float]:
        """How much the two sentences of a pair say, as the summed rarity of their terms."""
        return self._masses[0][i], self._masses[1][j]

    def sentence(self, side: Literal[0, 1], number: int) -> tuple[Profile, Terms]:
        """A sentence of the left (0) or right (1) article, with its terms."""
        return self._profiles[side][number], (self._left, self._right)[side][number]

    def _shared(self) -> dict[Pair, tuple[float, float]]:
        """The cosine and the shared weight of each pair that shares a term, in the order of the pairs."""
        holders: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for j, terms in enumerate(self._right):
            for term, weight in self.rarity.vector(terms.counts).items():
                holders[term].append((j, weight))
        in_left = Counter(term for terms in self._left for term in terms.counts)
        telling = {
            term: held for term, held in holders.items() if in_left[term] * len(held) <= _MOST_PAIRS_OF_A_TERM
        }
        found: dict[Pair, tuple[float, float]] = {}
        for i, terms in enumerate(self._left):
            cosines: dict[int, float] = defaultdict(float)
            masses: dict[int, float] = defaultdict(float)
            # In the order of the terms, so that sums come out the same to the last bit.
            for term, weight in sorted(self.rarity.vector(terms.counts).items()):
                if term in telling:
                    rarity = self.rarity[term]
                    for j, other in telling[term]:
                        cosines[j] += weight * other
                        masses[j] += rarity
            for j in sorted(cosines):
                found[i, j] = cosines[j], masses[j]
        return found

    @cached_property
    def _letter_rarity(self) -> Rarity:
        return Rarity([profile.grams for profiles in self._profiles for profile in profiles])

    @cached_property
    def _letter_vectors(self) -> dict[Pair, dict[str, float]]:
        return {}

    def _letters(self, side: int, number: int) -> dict[str, float]:
        """The letter runs of a sentence, weighted by rarity; made when first asked for."""
        if (side, number) not in self._letter_vectors:
            grams = self._profiles[side][number].grams
            self._letter_vectors[side, number] = self._letter_rarity.vector(grams)
        return self._letter_vectors[side, number]


def _dot(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    return math.fsum([one[key] * other[key] for key in one.keys() & other.keys()])


def _bests(shared: Mapping[Pair, tuple[float, float]]) -> tuple[dict[int, float], dict[int, float]]:
    """The best cosine of each row and of each column."""
    rows: dict[int, float] = defaultdict(float)
    columns: dict[int, float] = defaultdict(float)
    for (i, j), (value, _) in shared.items():
        if value > rows[i]:
            rows[i] = value
        if value > columns[j]:
            columns[j] = value
    return rows, columns


def _neighbourhoods(shared: Mapping[Pair, tuple[float, float]]) -> dict[Pair, float]:
    """For each pair, an eighth of the summed cosines of the pairs up to two sentences around it."""
    steps = range(-_NEIGHBOURS, _NEIGHBOURS + 1)
    across: dict[int, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    for (i, j), (value, _) in shared.items():
        row = across[i]
        for step in steps:
            row[j + step] += value
    found = {}
    rows: list[dict[int, float]] = []
    at = -1
    for (i, j), (value, _) in shared.items():
        if i != at:
            at, rows = i, [across[i + step] for step in steps if i + step in across]
        found[i, j] = (sum([row[j] for row in rows if j in row]) - value) / 8
    return found


def longest_common_run(one: Terms, other: Terms) -> range:
    """Where in `one` the longest run of words stands that both have; the first if several are as long."""
    places = other.places
    best, last = 0, -1
    ending: dict[int, int] = {}
    for k, word in enumerate(one.sequence):
        if word not in places:
            ending = {}
            continue
        ending = {n: ending.get(n - 1, 0) + 1 for n in places[word]}
        for length in ending.values():
            if length > best:
                best, last = length, k
    return range(last - best + 1, last + 1)
