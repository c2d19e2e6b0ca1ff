"""How alike two wordings are."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from tests.watching import watched
from variorum.alignment.link_kind import common_in_order

few_words = st.lists(st.sampled_from("abcd"), max_size=8)


@given(few_words, few_words)
def test_no_words_in_common_order_are_more(one: list[str], other: list[str]) -> None:
    longest = common_in_order(one, other)
    rows = {row for size in range(len(one) + 1) for row in combinations(one, size)}
    assert longest == max(len(row) for row in rows if row in set(combinations(other, len(row))))


def test_texts_without_full_stops_are_held_against_each_other_at_once() -> None:
    words = [str(n % 701) for n in range(20_000)]
    with watched():
        assert common_in_order(words, words[10_000:] + words[:10_000]) >= 10_000
