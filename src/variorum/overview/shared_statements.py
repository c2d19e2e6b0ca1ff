"""Which statements all outlets carry, which one alone carries, and which one alone lacks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Final

from variorum.comparison.spread import lacking_outlet, only_outlet
from variorum.overview.evidence import SentenceProof, Sureness, evidence_of, stands_by_itself, states_something
from variorum.overview.told_shares import ToldShares

if TYPE_CHECKING:
    from variorum.alignment.statements import SentenceRef
    from variorum.comparison.coverage import Coverage

_FEWEST_SURE: Final = 2  # articles that carry a statement, before it is said of one more
# The score of a link from which on two sentences tell one thing: of what two of three outlets of 109 training stories
# carry, and the third surely lacks, readers link both in 96 of 100 then, and in 87 of 100 whatever the score.
_SURELY_LINKED: Final = 0.85
# Of the telling words of a sentence, the share in one sentence of another article from which on that may tell it.
_MUCH_TOLD: Final = 0.25
_NEAR: Final = 0.1  # the score of the nearest sentence, from which on it may well say the same
_FEWEST: Final = 3  # articles: of two, what one lacks is what the other says alone


@dataclass(frozen=True, slots=True)
class StatementLine:
    """A statement that all carry, or that one article, `outlet`, carries or lacks alone."""

    statement: int
    sureness: Sureness
    evidence: tuple[SentenceProof, ...]
    outlet: int | None = None


def said_by_all(coverage: Coverage) -> list[StatementLine]:
    """The statements that every article carries; only probable where one of them tells it in a sentence
    that stands in another statement, linked to one of this. Of several that rest on the same sentences of all articles
    but one, the surest stands for all."""
    found = list(_said_by_all(coverage))
    kept: list[StatementLine] = []
    taken: list[set[SentenceRef]] = []  # the sentences of each that is kept
    enough = max(_FEWEST_SURE, len(coverage.articles) - 1)
    for line in sorted(found, key=lambda line: (list(Sureness).index(line.sureness), line.statement)):
        places = {(proof.article, proof.sentence) for proof in line.evidence}
        if all(len({article for article, _ in places & others}) < enough for others in taken):
            kept.append(line)
            taken.append(places)
    return sorted(kept, key=lambda line: line.statement)


def _said_by_all(coverage: Coverage) -> Iterator[StatementLine]:
    count = len(coverage.articles)
    for n, statement in enumerate(coverage.statements):
        carried = len(coverage.outlets_of(statement))
        if carried == count:
            yield StatementLine(n, Sureness.SURE, evidence_of(coverage, n))
        elif carried == count - 1 >= _FEWEST_SURE:
            (gap,) = coverage.missing_from(statement)
            there = gap.elsewhere
            if there is not None and there.is_linked:
                elsewhere = SentenceProof(gap.article, there.sentence, there.statement)
                yield StatementLine(n, Sureness.PROBABLE, (*evidence_of(coverage, n), elsewhere))


def said_by_one(coverage: Coverage) -> Iterator[StatementLine]:
    """The statements that one article alone carries, by article; headlines and headings are none. Sure are those that
    are understood by themselves and of which no sentence of another has much."""
    found, shares = [], ToldShares(coverage.articles)
    for n, statement in enumerate(coverage.statements):
        if not any(states_something(coverage.articles, place) for place in statement):
            continue
        if (outlet := only_outlet(coverage, statement)) is not None:
            sureness = _sureness(coverage, n)
            if sureness is Sureness.SURE and not (
                all(stands_by_itself(coverage.articles, place) for place in statement)
                and shares.largest(statement) < _MUCH_TOLD
            ):
                sureness = Sureness.PROBABLE
            found.append(StatementLine(n, sureness, evidence_of(coverage, n), outlet))
    yield from sorted(found, key=_surest_first)


def lacked_by_one(coverage: Coverage) -> Iterator[StatementLine]:
    """The statements that all articles but one carry, by that one; none of two articles."""
    if len(coverage.articles) < _FEWEST:
        return
    found, scores = [], _link_scores(coverage)
    for n, statement in enumerate(coverage.statements):
        if not any(states_something(coverage.articles, place) for place in statement):
            continue
        if (outlet := lacking_outlet(coverage, statement)) is not None:
            is_one_thing = _is_surely_shared(statement, scores) and any(
                stands_by_itself(coverage.articles, place) for place in statement
            )
            sureness = _sureness(coverage, n) if is_one_thing else Sureness.CHECK
            found.append(StatementLine(n, sureness, evidence_of(coverage, n), outlet))
    yield from sorted(found, key=_surest_first)


def _link_scores(coverage: Coverage) -> dict[frozenset[SentenceRef], float]:
    return {
        frozenset(((i, link.left), (j, link.right))): link.score
        for (i, j), comparison in coverage.comparisons.items()
        for link in comparison.links
    }


def _is_surely_shared(statement: Sequence[SentenceRef], scores: Mapping[frozenset[SentenceRef], float]) -> bool:
    """Whether each article that carries a statement has a sentence that is surely linked to one of another: who lacks a
    thing must lack one thing, and not two that are held for one."""
    best: dict[int, float] = defaultdict(float)
    for one, other in combinations(statement, 2):
        score = scores.get(frozenset((one, other)), 0.0) if one[0] != other[0] else 0.0
        for article, _ in (one, other):
            best[article] = max(best[article], score)
    return all(score >= _SURELY_LINKED for score in best.values())


def _sureness(coverage: Coverage, statement: int) -> Sureness:
    """How sure it is that the others lack a statement: by how near their nearest sentence comes."""
    gaps = coverage.missing_from(coverage.statements[statement])
    near = max((gap.nearest[1] for gap in gaps if gap.nearest), default=None)
    if near is None:
        return Sureness.SURE
    return Sureness.PROBABLE if near < _NEAR else Sureness.CHECK


def _surest_first(line: StatementLine) -> tuple[int, int, int]:
    return line.outlet or 0, list(Sureness).index(line.sureness), line.statement
