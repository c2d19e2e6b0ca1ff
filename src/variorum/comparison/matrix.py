"""The matrix of a coverage: how each outlet carries each statement, which statements to show, and in which
order; what each outlet has alone, lacks and shares."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from variorum.comparison.rendering import RenderingKind
from variorum.comparison.rows import RowKind
from variorum.comparison.spread import is_probable, lacking_outlet, only_outlet
from variorum.comparison.witness_status import WitnessStatus
from variorum.drift.drift import Drift, Severity

if TYPE_CHECKING:
    from variorum.alignment.statements import SentenceRef
    from variorum.comparison.coverage import Coverage


class StatementOrder(StrEnum):
    """What statements are sorted by."""

    BASE = "base"  # the base's own first, as it has them
    SPREAD = "spread"  # those that most outlets carry first
    FIRST_USE = "first-use"  # as high as any article places them


class StatementFilter(StrEnum):
    """Which statements are looked at."""

    ALL = "all"
    ONE_OUTLET = "one-outlet"
    ALL_BUT_ONE = "all-but-one"
    MOVED = "moved"
    NOTED = "noted"
    DRIFT = "drift"
    CONTRADICTED = "contradicted"


def reference_of(statement: Sequence[SentenceRef], base: int) -> SentenceRef:
    """The wording that the others are held against: the base's first, else the first of all."""
    return next((place for place in statement if place[0] == base), statement[0])


def changes_meaning(found: Iterable[Drift]) -> bool:
    """Whether any drift changes the fact, or the trust in it."""
    return any(drift.severity >= Severity.TRUST for drift in found)


def witness_statuses(
    coverage: Coverage, statement: Sequence[SentenceRef], reference: SentenceRef
) -> tuple[WitnessStatus, ...]:
    """How every article carries a statement, by the article's number."""
    return tuple(witness_status(coverage, statement, reference, n) for n in range(len(coverage.articles)))


def witness_status(
    coverage: Coverage, statement: Sequence[SentenceRef], reference: SentenceRef, article: int
) -> WitnessStatus:
    """How an article carries a statement: its best wording, held against the reference."""
    if article == reference[0]:
        return WitnessStatus.REFERENCE
    places = [place for place in statement if place[0] == article]
    if not places:
        gap = coverage.gap_in(statement, article)
        if gap.elsewhere:
            return WitnessStatus.ELSEWHERE
        return WitnessStatus.NEAR if gap.nearest else WitnessStatus.ABSENT
    kinds = _kinds_between(coverage, reference, places)
    if any(changes_meaning(coverage.drift_between(reference, place)) for place in places):
        return WitnessStatus.DRIFT
    return WitnessStatus(min(kinds, key=tuple(RenderingKind).index)) if kinds else WitnessStatus.INDIRECT


def _kinds_between(coverage: Coverage, reference: SentenceRef, places: Collection[SentenceRef]) -> list[RenderingKind]:
    """The kinds of the links that lead from the reference to places of another article."""
    found = []
    for place in places:
        low, high = min(reference, place), max(reference, place)
        links = coverage.comparisons[low[0], high[0]].links
        found += [RenderingKind(link.kind) for link in links if (link.left, link.right) == (low[1], high[1])]
    return found


def base_view(coverage: Coverage, statement: Sequence[SentenceRef], base: int) -> RowKind | None:
    """What a statement is to the base: dropped if only the base has it, added if the base lacks it; else None."""
    if only_outlet(coverage, statement) == base:
        return RowKind.DROPPED
    is_told = any(article == base for article, _ in statement) or coverage.families.elsewhere(statement, base)
    return None if is_told else RowKind.ADDED


def link_moved(coverage: Coverage, one: SentenceRef, other: SentenceRef) -> bool:
    """Whether two places of a statement, the lower article first, are linked, and stand out of the common
    order."""
    comparison = coverage.comparisons.get((one[0], other[0]))
    links = comparison.links if comparison else ()
    return any(link.moved for link in links if (link.left, link.right) == (one[1], other[1]))


def chosen_statements(
    coverage: Coverage,
    base: int,
    order: StatementOrder = StatementOrder.BASE,
    which: StatementFilter = StatementFilter.ALL,
    noted: Collection[int] = (),
    outlet: int | None = None,
) -> list[int]:
    """The numbers of the statements to show, in order; `noted` are those with notes. Where only those of one outlet are
    shown, it is `outlet`, or any. In the order of the base a family stands together, where its first statement stands.
    """
    numbers = [
        n
        for n, statement in enumerate(coverage.statements)
        if (n in noted if which is StatementFilter.NOTED else _fits(coverage, statement, which, outlet))
    ]
    positions = [_position(coverage, statement, base, order) for statement in coverage.statements]
    heads = _family_positions(coverage, positions) if order is StatementOrder.BASE else positions
    return sorted(numbers, key=lambda n: (heads[n], positions[n], n))


def _family_positions(coverage: Coverage, positions: Sequence[tuple[float, ...]]) -> list[tuple[float, ...]]:
    """For each statement the position of the statement of its family that stands first."""
    families = [coverage.families.of(statement) for statement in coverage.statements]
    first: dict[int, tuple[float, ...]] = {}
    for family, position in zip(families, positions, strict=True):
        first[family] = min(position, first.get(family, position))
    return [first[family] for family in families]


def _position(
    coverage: Coverage, statement: Sequence[SentenceRef], base: int, order: StatementOrder
) -> tuple[float, ...]:
    article, sentence = reference_of(statement, base)
    if order is StatementOrder.SPREAD:
        return -len(coverage.outlets_of(statement)), article != base, article, sentence
    if order is StatementOrder.FIRST_USE:
        highest = min(k / max(1, len(coverage.articles[a].sentences)) for a, k in statement)
        return highest, article, sentence
    return article != base, article, sentence


def _fits(coverage: Coverage, statement: Sequence[SentenceRef], which: StatementFilter, outlet: int | None) -> bool:
    if which is StatementFilter.ONE_OUTLET:
        only = only_outlet(coverage, statement)
        return only is not None and outlet in (None, only)
    if which is StatementFilter.ALL_BUT_ONE:
        return lacking_outlet(coverage, statement) is not None
    if which is StatementFilter.DRIFT:
        return changes_meaning(coverage.drift_in(statement))
    if which is StatementFilter.CONTRADICTED:
        return any(drift.change.contradicts for drift in coverage.drift_in(statement))
    if which is StatementFilter.MOVED:
        return any(link_moved(coverage, one, other) for one in statement for other in statement if one < other)
    return True


@dataclass(frozen=True, slots=True)
class OutletFigures:
    """What an outlet has: how many statements it carries, how many are its own alone, how many all others
    have and it lacks, and the share (0..1) of its words that stands in each other article. Where a sentence of
    an outlet that lacks a statement comes near, the statement counts as only probably own or lacking."""

    carried: int
    own: int
    probably_own: int
    lacks: int
    probably_lacks: int
    shares: Mapping[int, float]


def outlet_figures(coverage: Coverage) -> tuple[OutletFigures, ...]:
    """The figures of every outlet, by its article's number."""
    carried = Counter(article for statement in coverage.statements for article in coverage.outlets_of(statement))
    own, lacks = Counter[tuple[int, bool]](), Counter[tuple[int, bool]]()
    for statement in coverage.statements:
        for found, outlet in ((own, only_outlet), (lacks, lacking_outlet)):
            if (article := outlet(coverage, statement)) is not None:
                found[article, is_probable(coverage, statement)] += 1
    every = range(len(coverage.articles))
    return tuple(
        OutletFigures(
            carried[article],
            own[article, False],
            own[article, True],
            lacks[article, False],
            lacks[article, True],
            {other: share_of(coverage, article, other) for other in every if other != article},
        )
        for article in every
    )


def share_of(coverage: Coverage, article: int, other: int) -> float:
    """The share (0..1) of an article's words that stand in the other, in runs of five words or more."""
    figures = coverage.comparisons[min(article, other), max(article, other)].statistics
    return figures.base_words_shared if article < other else figures.other_words_shared
