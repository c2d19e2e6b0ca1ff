"""Places that drift ties together over several articles, and what some articles have of what it is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, TypeVar

from variorum.base.groups import groups_of_pairs
from variorum.drift.drift import TextSpan
from variorum.overview.evidence import SentenceProof, articles_in

if TYPE_CHECKING:
    from variorum.alignment.statements import SentenceRef

# A sentence and the words in it; None where one side lacks a word, as a negation.
DriftPlace = tuple["SentenceRef", TextSpan | None]
_Place = TypeVar("_Place", bound=DriftPlace)


@dataclass(frozen=True, slots=True)
class OutletWording:
    """What some articles have, in the words of one of them."""

    words: str
    evidence: tuple[SentenceProof, ...]

    @property
    def articles(self) -> tuple[int, ...]:
        """The articles that have it."""
        return articles_in(self.evidence)


def worded(words: str, places: Iterable[DriftPlace]) -> OutletWording:
    """What stands at some places."""
    evidence = (SentenceProof(article, sentence, None, span) for (article, sentence), span in places)
    return OutletWording(words, tuple(evidence))


def connected(pairs: Iterable[tuple[_Place, _Place]]) -> Iterator[list[_Place]]:
    """Places that are tied to each other, over others too, as one group, in the order of the story."""
    tied = list(pairs)
    for group in groups_of_pairs(chain.from_iterable(tied), tied):
        yield sorted(group, key=_order)


def _order(place: DriftPlace) -> tuple[SentenceRef, int, int]:
    sentence, span = place
    return (sentence, span.start, span.end) if span else (sentence, -1, -1)
