"""Evidence that two sentences say the same thing: small named signals over a pair of articles.

Only pairs that share a telling term are looked at, found through an index of terms, so that work
grows with what articles share and not with the product of their lengths.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from variorum.alignment.profile import Profile, Rarity

Pair = tuple[int, int]

SIGNALS: Final = ("tfidf", "contain", "shared", "run", "num", "rowrel", "colrel", "diag")

# A term in very many sentences of both articles names their topic and picks out no pair.
_MOST_PAIRS_OF_A_TERM: Final = 20_000
_LONGEST_RUN: Final = 8  # words; a longer common run proves no more
_FULL_MASS: Final = 25.0  # shared weight that is as good as any more
_LEAST_MASS: Final = 12.0  # a short sentence is not contained on the strength of a word or two


@dataclass(frozen=True, slots=True)
class Evidence:
    """The signals of one pair, each in 0..1, in the order of SIGNALS."""

    values: tuple[float, ...]

    def __getitem__(self, signal: str) -> float:
        return self.values[SIGNALS.index(signal)]


Worth = Callable[[Evidence], bool]


def gather(
    left: Sequence[Profile], right: Sequence[Profile], worth: Worth | None = None
) -> dict[Pair, Evidence]:
    """The evidence for each pair of sentences (left number, right number) that shares a term.

    With `worth`, only for pairs that it finds worth having when their common run, which is dear to
    look for, is taken to be as long as can be.
    """
    rarity = Rarity(left, right)
    cosine = _cosines(left, right, rarity)
    row_best, column_best = _bests(cosine)
    left_mass = [rarity.mass(profile) for profile in left]
    right_mass = [rarity.mass(profile) for profile in right]
    found: dict[Pair, Evidence] = {}
    for (i, j), tfidf in cosine.items():
        one, other = left[i], right[j]
        common = one.terms.keys() & other.terms.keys()
        mass = sum(sorted(rarity[term] for term in common))  # sorted: the same sum in any order
        smaller = min(left_mass[i], right_mass[j])
        beside = (cosine.get((i - 1, j - 1), 0.0), cosine.get((i + 1, j + 1), 0.0))
        cheap = (
            tfidf,
            mass / max(_LEAST_MASS, smaller),
            min(mass, _FULL_MASS) / _FULL_MASS,
            1.0 if one.numbers & other.numbers else 0.0,
            tfidf / row_best[i],
            tfidf / column_best[j],
            max(beside),
        )
        if worth is None or worth(_with_run(cheap, 1.0)):
            run = len(longest_common_run(one.stems, other.stems))
            found[i, j] = _with_run(cheap, min(run, _LONGEST_RUN) / _LONGEST_RUN)
    return found


def _with_run(cheap: tuple[float, ...], run: float) -> Evidence:
    """The signals that cost little, with that of the common run in its place among them."""
    place = SIGNALS.index("run")
    return Evidence((*cheap[:place], run, *cheap[place:]))


def _cosines(left: Sequence[Profile], right: Sequence[Profile], rarity: Rarity) -> dict[Pair, float]:
    """The cosine of each pair that shares a term, in the order of the pairs."""
    holders: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for j, profile in enumerate(right):
        for term, weight in rarity.vector(profile).items():
            holders[term].append((j, weight))
    in_left: dict[str, int] = defaultdict(int)
    for profile in left:
        for term in profile.terms:
            in_left[term] += 1
    cosine: dict[Pair, float] = {}
    for i, profile in enumerate(left):
        row: dict[int, float] = defaultdict(float)
        for term, weight in sorted(rarity.vector(profile).items()):
            if in_left[term] * len(holders.get(term, ())) <= _MOST_PAIRS_OF_A_TERM:
                for j, other in holders.get(term, ()):
                    row[j] += weight * other
        cosine.update(((i, j), row[j]) for j in sorted(row))
    return cosine


def _bests(cosine: Mapping[Pair, float]) -> tuple[dict[int, float], dict[int, float]]:
    """The best cosine of each row and of each column."""
    rows: dict[int, float] = defaultdict(float)
    columns: dict[int, float] = defaultdict(float)
    for (i, j), value in cosine.items():
        rows[i] = max(rows[i], value)
        columns[j] = max(columns[j], value)
    return rows, columns


def longest_common_run(one: Sequence[str], other: Sequence[str]) -> range:
    """Where in `one` the longest run of words stands that both have; the first if several are as long."""
    places: dict[str, list[int]] = defaultdict(list)
    for n, word in enumerate(other):
        places[word].append(n)
    found = range(0)
    ending: dict[int, int] = {}
    for k, word in enumerate(one):
        ending = {n: ending.get(n - 1, 0) + 1 for n in places.get(word, ())}
        length = max(ending.values(), default=0)
        if length > len(found):
            found = range(k - length + 1, k + 1)
    return found
