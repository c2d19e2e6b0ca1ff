"""Groups that pairs make."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from variorum.base.groups import groups_of_pairs

COUNT = 12
PAIRS = st.lists(st.tuples(st.integers(0, COUNT - 1), st.integers(0, COUNT - 1)), max_size=30)


def test_who_is_in_no_pair_is_a_group_alone() -> None:
    assert groups_of_pairs("abcde", [("d", "b"), ("e", "d")]) == [["a"], ["b", "d", "e"], ["c"]]


@given(PAIRS)
def test_two_members_share_a_group_just_where_pairs_lead_from_one_to_the_other(pairs: list[tuple[int, int]]) -> None:
    groups = groups_of_pairs(range(COUNT), pairs)
    assert sorted(n for group in groups for n in group) == list(range(COUNT))
    for group in groups:
        reached = {group[0]}
        for _ in range(COUNT):
            reached |= {n for pair in pairs if not reached.isdisjoint(pair) for n in pair}
        assert set(group) == reached


@given(PAIRS)
def test_the_order_of_the_pairs_does_not_matter(pairs: list[tuple[int, int]]) -> None:
    shuffled = [(other, one) for one, other in reversed(pairs)]
    assert groups_of_pairs(range(COUNT), shuffled) == groups_of_pairs(range(COUNT), pairs)
