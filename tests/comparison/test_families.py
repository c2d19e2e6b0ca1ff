"""Families of statements: no row says of an outlet what another row denies."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from evaluation.contradictions import verdict_on
from tests.factories import prepared
from variorum.alignment.link_kind import LinkKind
from variorum.alignment.links import Alignment, Link
from variorum.alignment.statements import SentenceRef
from variorum.comparison.comparison import Comparison
from variorum.comparison.coverage import Coverage, gather
from variorum.comparison.families import Elsewhere, families_of
from variorum.comparison.matrix import (
    StatementFilter,
    base_view,
    chosen_statements,
    outlet_figures,
    witness_status,
)
from variorum.comparison.result import ComparisonResult, Statistics
from variorum.comparison.rows import RowKind
from variorum.comparison.spread import is_probable, lacking_outlet, only_outlet
from variorum.comparison.witness_status import WitnessStatus

SENTENCES = 4
TEXT = "\n".join(
    f"The {word} sentence of this article says something." for word in ("first", "second", "third", "last")
)
Links = Mapping[tuple[SentenceRef, SentenceRef], float]


def story(links: Links, count: int, near: Links | None = None) -> Coverage:
    """A story of `count` articles of four sentences with these links, the statements gathered from them."""
    articles = [prepared(TEXT, f"{n}.txt") for n in range(count)]
    figures = Statistics(0, 0, 0, 0, 0, 0.0, 0.0, "")

    def between(i: int, j: int, pairs: Links) -> tuple[Link, ...]:
        found = sorted(
            (one[1], other[1], score) for (one, other), score in pairs.items() if (one[0], other[0]) == (i, j)
        )
        return tuple(Link(left, right, score, LinkKind.REWORDED) for left, right, score in found)

    comparisons = {
        (i, j): Comparison(
            articles[i],
            articles[j],
            Alignment(between(i, j, links), between(i, j, near or {})),
            precomputed=ComparisonResult((), figures, ({}, {}), {}),
        )
        for i in range(count)
        for j in range(i + 1, count)
    }
    return gather(articles, comparisons)


places = st.tuples(st.integers(0, 4), st.integers(0, SENTENCES - 1))
pairs = st.tuples(places, places).filter(lambda pair: pair[0][0] < pair[1][0])
link_graphs = st.dictionaries(pairs, st.floats(0.3, 1.0), max_size=40)

# A long sentence (0, 0) carries two facts; outlet 3 tells the second only; a statement
# of outlets 3 and 4 is linked to the first by one loose link.
TWO_FACTS: Links = {
    ((0, 0), (1, 0)): 0.9,
    ((0, 0), (1, 1)): 0.8,
    ((1, 0), (2, 0)): 0.9,
    ((0, 0), (2, 0)): 0.7,
    ((1, 1), (3, 1)): 0.9,
    ((0, 0), (3, 1)): 0.7,
    ((2, 0), (4, 3)): 0.4,
    ((3, 3), (4, 3)): 0.9,
}
FIRST, SECOND = ((0, 0), (1, 0), (2, 0)), ((0, 0), (1, 1), (3, 1))


def test_statements_that_share_a_sentence_are_a_family_and_so_on() -> None:
    statements = (((0, 0), (1, 0)), ((0, 1),), ((1, 0), (2, 0)), ((0, 2), (2, 1)), ((2, 0), (3, 0)))
    assert families_of(statements) == (0, 1, 0, 3, 0)
    assert families_of(()) == ()


def test_who_tells_a_part_of_the_family_is_told_elsewhere_and_lacks_nothing() -> None:
    coverage = story(TWO_FACTS, 5)
    assert {FIRST, SECOND} <= set(coverage.statements)
    first, second = coverage.statements.index(FIRST), coverage.statements.index(SECOND)
    assert coverage.families.of(FIRST) == coverage.families.of(SECOND) == min(first, second)
    gaps = {gap.article: gap.elsewhere for gap in coverage.missing_from(FIRST)}
    assert gaps[3] == Elsewhere(second, 1, is_linked=True)
    loose = ((3, 3), (4, 3))
    assert gaps[4] == Elsewhere(coverage.statements.index(loose), 3, is_linked=True), (
        "linked to a sentence of the family"
    )
    assert coverage.families.of(loose) != coverage.families.of(FIRST)
    assert coverage.missing_from(loose)[2].elsewhere == Elsewhere(first, 0, is_linked=True), "and the other way round"
    assert witness_status(coverage, FIRST, (0, 0), 3) is WitnessStatus.ELSEWHERE
    second_only = coverage.missing_from(SECOND)
    assert {gap.article: gap.elsewhere and gap.elsewhere.is_linked for gap in second_only} == {2: True, 4: False}
    assert base_view(coverage, FIRST, 3) is None, "not added: the base has it in another row"


def test_all_but_one_is_said_only_of_who_tells_nothing_of_the_family() -> None:
    links = {pair: score for pair, score in TWO_FACTS.items() if pair[1][0] < 4}
    four = story(links, 4)
    assert FIRST in four.statements
    assert lacking_outlet(four, FIRST) is None, "outlet 3 tells a part"
    assert lacking_outlet(four, SECOND) is None, "outlet 2 tells a part"
    assert chosen_statements(four, 0, which=StatementFilter.ALL_BUT_ONE) == []
    assert [figures.lacks for figures in outlet_figures(four)] == [0, 0, 0, 0]


def test_what_comes_near_is_only_probably_lacking() -> None:
    pair: Links = {((0, 0), (1, 0)): 0.9}
    flat, near = story(pair, 3), story(pair, 3, {((1, 0), (2, 2)): 0.2})
    statement = ((0, 0), (1, 0))
    assert lacking_outlet(flat, statement) == lacking_outlet(near, statement) == 2
    assert (is_probable(flat, statement), is_probable(near, statement)) == (False, True)
    assert [(f.lacks, f.probably_lacks) for f in outlet_figures(flat)] == [(0, 0), (0, 0), (1, 0)]
    assert [(f.lacks, f.probably_lacks) for f in outlet_figures(near)] == [(0, 0), (0, 0), (0, 1)]
    own = [(f.own, f.probably_own) for f in outlet_figures(near)]
    assert own == [(3, 0), (3, 0), (3, 1)]


def test_a_family_stands_together_in_the_order_of_the_base() -> None:
    links = {**TWO_FACTS, ((1, 2), (3, 2)): 0.9}
    coverage = story(links, 5)
    shown = chosen_statements(coverage, 3)
    families = [coverage.families.of(coverage.statements[n]) for n in shown]
    starts = [family for n, family in enumerate(families) if not n or families[n - 1] != family]
    assert len(starts) == len(set(starts)), "no family is begun twice"
    assert len(starts) < len(families)


@given(link_graphs)
def test_on_any_links_no_row_denies_what_another_says(links: Links) -> None:
    coverage = story(links, 5)
    verdict = verdict_on(coverage)
    assert verdict.contradicting == 0
    family_of = {place: coverage.families.of(s) for s in coverage.statements for place in s}
    for statement in coverage.statements:
        family = {place for place, number in family_of.items() if number == coverage.families.of(statement)}
        assert set(statement) <= family, "every sentence belongs to one family"
        told = {place[0] for place in family}
        told |= {two[0] for pair in links for one, two in (pair, pair[::-1]) if one in family}
        for gap in coverage.missing_from(statement):
            assert (gap.elsewhere is not None) == (gap.article in told)
            if gap.elsewhere is not None:
                there = (gap.article, gap.elsewhere.sentence)
                linked = any((min(one, there), max(one, there)) in links for one in statement)
                assert gap.elsewhere.is_linked == linked
                assert there in coverage.statements[gap.elsewhere.statement]
                assert coverage.statements[gap.elsewhere.statement] != statement
                assert gap.nearest is None
        if (only := only_outlet(coverage, statement)) is not None:
            assert told == {only}
        if base_view(coverage, statement, 0) is RowKind.ADDED:
            assert 0 not in told


@given(link_graphs, st.randoms(use_true_random=False))
def test_families_do_not_depend_on_the_order_of_links(links: Links, random: object) -> None:
    shuffled = list(links.items())
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = story(links, 5), story(dict(shuffled), 5)
    assert one.statements == other.statements
    assert [one.missing_from(s) for s in one.statements] == [other.missing_from(s) for s in other.statements]
