"""Families of statements: those that share a sentence, and those that share one with these, and so on.

A long sentence stands in several statements. What one of them says of an outlet must not contradict another:
who tells a sentence of the family, in whichever statement, does not lack it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from variorum.alignment.statements import SentenceRef

ScoredPair = tuple["SentenceRef", "SentenceRef", float]


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Where an article tells what it tells of a statement's family: the number of another statement, and of the
    sentence there.

    It `is_linked` if the sentence is linked to one of the statement. Else it may say only what goes with it: another
    part of what a long sentence says.
    """

    statement: int
    sentence: int
    is_linked: bool = False


def families_of(statements: Sequence[Sequence[SentenceRef]]) -> tuple[int, ...]:
    """For each statement the number of the first of its family, by which the family is named."""
    first = list(range(len(statements)))
    holder: dict[SentenceRef, int] = {}
    for n, statement in enumerate(statements):
        for place in statement:
            one, other = _root(first, holder.setdefault(place, n)), _root(first, n)
            first[max(one, other)] = min(one, other)
    return tuple(_root(first, n) for n in range(len(statements)))


def _root(first: list[int], number: int) -> int:
    while first[number] != number:
        first[number] = first[first[number]]  # halves the way for who comes after
        number = first[number]
    return number


class Families:
    """The families of a story's statements, and which articles are linked into each. Every sentence belongs to
    one family. `links` are all links of the story, as (sentence, sentence, score)."""

    def __init__(self, statements: Sequence[Sequence[SentenceRef]], links: Iterable[ScoredPair]) -> None:
        self._first = families_of(statements)
        self._holders: dict[SentenceRef, list[int]] = defaultdict(list)
        self._sentence: dict[tuple[int, int], int] = {}  # by (statement, article), the first
        self._inside: dict[tuple[int, int], Elsewhere] = {}  # by (family, article), the first
        for n, statement in enumerate(statements):
            for article, sentence in statement:
                self._holders[article, sentence].append(n)
                self._sentence.setdefault((n, article), sentence)
                self._inside.setdefault((self._first[n], article), Elsewhere(n, sentence))
        self._linked: dict[tuple[int, int], tuple[float, SentenceRef]] = {}  # by (family, article), the surest
        for one, other, score in links:
            if (mine := self._family_at(one)) != (theirs := self._family_at(other)):
                self._link(mine, other, score)
                self._link(theirs, one, score)

    def _family_at(self, place: SentenceRef) -> int:
        return self._first[self._holders[place][0]]

    def _link(self, family: int, place: SentenceRef, score: float) -> None:
        known = self._linked.get((family, place[0]))
        if known is None or (-score, place) < (-known[0], known[1]):
            self._linked[family, place[0]] = score, place

    def of(self, statement: Sequence[SentenceRef]) -> int:
        """The family of a statement: the number of its first statement."""
        return self._family_at(statement[0])

    def at(self, place: SentenceRef) -> Elsewhere:
        """The first statement that a sentence stands in."""
        return Elsewhere(self._holders[place][0], place[1])

    def elsewhere(self, statement: Sequence[SentenceRef], article: int) -> Elsewhere | None:
        """Where an article that does not carry a statement tells something of its family: the statement which
        shares most sentences with this one, else the first of the family, else a sentence that is linked to one
        of the family; None if there is none."""
        shared = Counter(n for place in statement for n in self._holders[place] if (n, article) in self._sentence)
        if shared:
            nearest = min(shared, key=lambda n: (-shared[n], n))
            return Elsewhere(nearest, self._sentence[nearest, article])
        family = self.of(statement)
        if (inside := self._inside.get((family, article))) is not None:
            return inside
        if (linked := self._linked.get((family, article))) is not None:
            return self.at(linked[1])
        return None
