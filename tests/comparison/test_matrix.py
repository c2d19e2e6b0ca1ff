"""The matrix: how each outlet carries a statement, which are shown in which order, and the figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories import FOREIGN, prepared, stories
from variorum.alignment.link_kind import LinkKind
from variorum.alignment.links import Alignment, Link
from variorum.alignment.statements import SentenceRef
from variorum.comparison.comparison import Comparison
from variorum.comparison.coverage import Coverage, cover
from variorum.comparison.matrix import (
    StatementFilter,
    StatementOrder,
    base_view,
    chosen_statements,
    link_moved,
    outlet_figures,
    reference_of,
    share_of,
    witness_status,
    witness_statuses,
)
from variorum.comparison.result import ComparisonResult, Statistics
from variorum.comparison.rows import Row, RowKind, pairs_to_link
from variorum.comparison.witness_status import WitnessStatus
from variorum.config.settings import MatchingSettings
from variorum.drift.drift import ChangeKind, Drift, DriftType, Severity

ARTICLE = prepared("\n".join(FOREIGN))  # three sentences
VERBATIM, REWORDED, PARTIAL = LinkKind.VERBATIM, LinkKind.REWORDED, LinkKind.PARTIAL
Pair = tuple[int, int]


def drift(severity: Severity, change: ChangeKind = ChangeKind.OTHER_DATE) -> Drift:
    return Drift(DriftType.NUMBER, severity, None, None, change, "invented")


def compared(
    links: Sequence[Link] = (),
    related: Sequence[Link] = (),
    found: Mapping[Pair, tuple[Drift, ...]] | None = None,
    shares: tuple[float, float] = (0.0, 0.0),
) -> Comparison:
    figures = Statistics(0, 0, 0, 0, 0, *shares, "")
    result = ComparisonResult((), figures, ({}, {}), found or {})
    return Comparison(ARTICLE, ARTICLE, Alignment(tuple(links), tuple(related)), precomputed=result)


def covered(comparisons: Mapping[Pair, Comparison], *statements: tuple[SentenceRef, ...], count: int = 3) -> Coverage:
    every = {(i, j): comparisons.get((i, j), compared()) for i in range(count) for j in range(i + 1, count)}
    return Coverage((ARTICLE,) * count, every, statements)


def test_the_reference_is_the_bases_first_wording_else_the_first_of_all() -> None:
    statement = ((0, 2), (1, 1), (1, 2))
    assert reference_of(statement, 1) == (1, 1)
    assert reference_of(statement, 0) == reference_of(statement, 2) == (0, 2)


@pytest.mark.parametrize("kind", LinkKind)
def test_a_link_to_the_reference_says_how_it_is_carried(kind: LinkKind) -> None:
    statement = ((0, 0), (1, 1))
    coverage = covered({(0, 1): compared([Link(0, 1, 0.9, kind)])}, statement)
    assert witness_statuses(coverage, statement, (0, 0)) == ("reference", str(kind), "absent")
    assert witness_statuses(coverage, statement, (1, 1)) == (str(kind), "reference", "absent")


def test_of_several_wordings_the_best_counts_and_links_of_other_sentences_do_not() -> None:
    statement = ((0, 0), (1, 1), (1, 2))
    links = [Link(0, 0, 1.0, VERBATIM), Link(0, 1, 0.5, PARTIAL), Link(0, 2, 0.6, REWORDED), Link(1, 1, 1.0, VERBATIM)]
    coverage = covered({(0, 1): compared(links)}, statement)
    assert witness_status(coverage, statement, (0, 0), 1) is WitnessStatus.REWORDED


def test_what_is_linked_through_a_third_article_only_is_indirect() -> None:
    statement = ((0, 0), (1, 0), (2, 0))
    linked = compared([Link(0, 0, 0.9, VERBATIM)])
    coverage = covered({(0, 1): linked, (1, 2): linked}, statement)
    assert witness_statuses(coverage, statement, (0, 0)) == ("reference", "verbatim", "indirect")
    assert witness_statuses(coverage, statement, (1, 0)) == ("verbatim", "reference", "verbatim")


@pytest.mark.parametrize(
    ("severity", "status"),
    [(Severity.STYLE, "verbatim"), (Severity.TONE, "verbatim"), (Severity.TRUST, "drift"), (Severity.FACT, "drift")],
)
def test_drift_of_fact_or_trust_outweighs_the_kind_of_the_link(severity: Severity, status: str) -> None:
    statement = ((0, 0), (1, 1))
    found = {(0, 1): (drift(Severity.STYLE), drift(severity))}
    coverage = covered({(0, 1): compared([Link(0, 1, 0.9, VERBATIM)], found=found)}, statement)
    assert witness_status(coverage, statement, (0, 0), 1) == status
    assert witness_status(coverage, statement, (1, 1), 0) == status, "from either side"


def test_a_sentence_that_comes_near_to_any_wording_is_near() -> None:
    statement = ((0, 0), (1, 0))
    linked, near = compared([Link(0, 0, 0.9, VERBATIM)]), compared(related=[Link(0, 2, 0.3, PARTIAL)])
    coverage = covered({(0, 1): linked, (1, 2): near}, statement)
    assert witness_statuses(coverage, statement, (0, 0)) == ("reference", "verbatim", "near")


def test_what_only_the_base_has_is_dropped_and_what_it_lacks_is_added() -> None:
    alone, others, both = ((1, 0),), ((0, 1), (2, 1)), ((0, 2), (1, 2))
    coverage = covered({}, alone, others, both)
    assert base_view(coverage, alone, 1) is RowKind.DROPPED
    assert base_view(coverage, others, 1) is RowKind.ADDED
    assert base_view(coverage, both, 1) is None


def example() -> Coverage:
    """Three articles: all have one statement, moved in the last; two of them contradict; one is alone."""
    moved = Link(0, 2, 0.9, VERBATIM, moved=True)
    number = {(1, 1): (drift(Severity.FACT, ChangeKind.OTHER_VALUE),)}
    comparisons = {
        (0, 1): compared([Link(0, 0, 0.9, VERBATIM), Link(1, 1, 0.9, REWORDED)], found=number, shares=(0.5, 0.25)),
        (0, 2): compared([moved], shares=(0.1, 0.2)),
    }
    return covered(comparisons, ((0, 0), (1, 0), (2, 2)), ((0, 1), (1, 1)), ((2, 0),))


@pytest.mark.parametrize(
    ("which", "shown"),
    [
        (StatementFilter.ALL, [0, 1, 2]),
        (StatementFilter.ONE_OUTLET, [2]),
        (StatementFilter.ALL_BUT_ONE, [1]),
        (StatementFilter.MOVED, [0]),
        (StatementFilter.NOTED, [2]),
        (StatementFilter.DRIFT, [1]),
        (StatementFilter.CONTRADICTED, [1]),
    ],
)
def test_each_filter_keeps_its_own(which: StatementFilter, shown: list[int]) -> None:
    assert chosen_statements(example(), 0, which=which, noted={2}) == shown


def test_each_order_sorts_by_its_own() -> None:
    coverage = example()
    assert chosen_statements(coverage, 0, StatementOrder.BASE) == [0, 1, 2]
    assert chosen_statements(coverage, 2, StatementOrder.BASE) == [2, 0, 1], "the base's own first"
    assert chosen_statements(coverage, 2, StatementOrder.SPREAD) == [0, 1, 2]
    assert chosen_statements(coverage, 0, StatementOrder.FIRST_USE) == [0, 2, 1], "2 is led with by its own"


def test_only_a_link_between_the_two_places_makes_them_moved() -> None:
    coverage = example()
    assert link_moved(coverage, (0, 0), (2, 2))
    assert not link_moved(coverage, (0, 0), (1, 0))
    assert not link_moved(coverage, (0, 1), (2, 2))


def test_the_figures_of_outlets_are_counted() -> None:
    first, second, third = outlet_figures(example())
    assert (first.carried, first.own, first.lacks) == (2, 0, 0)
    assert (second.carried, second.own, second.lacks) == (2, 0, 0)
    assert (third.carried, third.own, third.lacks) == (2, 1, 1)
    assert first.shares == {1: 0.5, 2: 0.1}
    assert third.shares == {0: 0.2, 1: 0.0}
    assert share_of(example(), 1, 0) == 0.25


@given(st.lists(stories, min_size=2, max_size=3), st.data())
@settings(max_examples=20)
def test_of_any_story_every_statement_has_one_reference_and_no_gap_is_carried(
    texts: list[str], data: st.DataObject
) -> None:
    coverage = cover([prepared(text, f"{n}.txt") for n, text in enumerate(texts)], MatchingSettings())
    base = data.draw(st.integers(0, len(texts) - 1))
    for statement in coverage.statements:
        statuses = witness_statuses(coverage, statement, reference_of(statement, base))
        assert statuses.count(WitnessStatus.REFERENCE) == 1
        not_here = WitnessStatus.ELSEWHERE, WitnessStatus.NEAR, WitnessStatus.ABSENT
        gone = {n for n, status in enumerate(statuses) if status in not_here}
        assert gone == set(range(len(texts))) - set(coverage.outlets_of(statement))
        near = {gap.article for gap in coverage.missing_from(statement) if gap.nearest is not None}
        assert near == {n for n, status in enumerate(statuses) if status is WitnessStatus.NEAR}
    every = list(range(len(coverage.statements)))
    for order in StatementOrder:
        assert sorted(chosen_statements(coverage, base, order)) == every, "an order loses nothing"
        for which in StatementFilter:
            part = chosen_statements(coverage, base, order, which, noted=every[::2])
            assert part == [n for n in chosen_statements(coverage, base, order) if n in part], "filters keep the order"


def test_two_rows_that_each_lack_a_side_are_linked_from_either() -> None:
    base, other = Row(RowKind.DROPPED, False, (1, 2), ()), Row(RowKind.ADDED, False, (), (4,))
    both = Row(RowKind.REWORDED, False, (3,), (5,))
    assert pairs_to_link(base, other) == pairs_to_link(other, base) == [(1, 4), (2, 4)]
    assert pairs_to_link(both, other) == pairs_to_link(other, both) == [(3, 4)]
    assert pairs_to_link(base, both) == [(1, 5), (2, 5)]
    assert pairs_to_link(base, base) == pairs_to_link(other, other) == []
