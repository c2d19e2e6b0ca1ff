"""What one outlet leads with and another buries: statements near the top here and far down there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from variorum.overview.evidence import SentenceProof, Sureness, evidence_of, states_something

if TYPE_CHECKING:
    from variorum.comparison.coverage import Coverage

_TOP: Final = 3  # sentences that are led with, headlines and headings not counted
_FEWEST_BELOW: Final = 4  # sentences further down
_DEEP: Final = 0.6  # of the article: from there on a statement is buried


@dataclass(frozen=True, slots=True)
class Placed:
    """Where an article first tells a statement: the how-manieth sentence, from 1, of how many. Headlines and headings
    are not counted."""

    evidence: SentenceProof
    rank: int
    count: int

    @property
    def is_top(self) -> bool:
        """Whether the article leads with it."""
        return self.rank <= _TOP

    @property
    def is_deep(self) -> bool:
        """Whether it stands far down, and well below the top."""
        return self.rank >= _TOP + _FEWEST_BELOW and self.rank >= _DEEP * self.count


@dataclass(frozen=True, slots=True)
class PlacementLine:
    """A statement that some articles lead with and others bury."""

    statement: int
    sureness: Sureness
    led: tuple[Placed, ...]
    buried: tuple[Placed, ...]
    evidence: tuple[SentenceProof, ...]


def led_and_buried(coverage: Coverage) -> Iterator[PlacementLine]:
    """The statements that one article has among its first three sentences and another far down, those that
    are furthest apart first. Only probable: a long sentence at the top may touch on it only."""
    ranks = [_ranks(coverage, article) for article in range(len(coverage.articles))]
    found = []
    for n in range(len(coverage.statements)):
        placed = _first_places(coverage, n, ranks)
        led, buried = [one for one in placed if one.is_top], [one for one in placed if one.is_deep]
        if led and buried:
            evidence = tuple(one.evidence for one in (*led, *buried))
            found.append(PlacementLine(n, Sureness.PROBABLE, tuple(led), tuple(buried), evidence))
    yield from sorted(found, key=lambda line: (-_distance(line), line.statement))


def _ranks(coverage: Coverage, article: int) -> dict[int, int]:
    """For each sentence that states something, the how-manieth it is."""
    sentences = range(len(coverage.articles[article].sentences))
    stating = [n for n in sentences if states_something(coverage.articles, (article, n))]
    return {sentence: rank for rank, sentence in enumerate(stating, 1)}


def _first_places(coverage: Coverage, statement: int, ranks: list[dict[int, int]]) -> list[Placed]:
    first: dict[int, Placed] = {}
    for one in sorted(evidence_of(coverage, statement), key=lambda one: (one.article, one.sentence)):
        rank = ranks[one.article].get(one.sentence)
        if rank is not None:
            first.setdefault(one.article, Placed(one, rank, len(ranks[one.article])))
    return list(first.values())


def _distance(line: PlacementLine) -> float:
    return max(one.rank / one.count for one in line.buried) - min(one.rank / one.count for one in line.led)
