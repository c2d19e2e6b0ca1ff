"""How many words two wordings have in common in the same order."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from variorum.alignment.kinds import common_in_order

few_words = st.lists(st.sampled_from("abcdefgh"), max_size=70)


def by_table(one: Sequence[str], other: Sequence[str]) -> int:
    """The same by the table of all lengths, as in a textbook."""
    above = [0] * (len(other) + 1)
    for word in one:
        row = [0]
        for k, partner in enumerate(other):
            row.append(above[k] + 1 if word == partner else max(row[k], above[k + 1]))
        above = row
    return above[-1]


@given(few_words, few_words)
def test_words_in_common_are_the_longest_common_subsequence(one: list[str], other: list[str]) -> None:
    assert common_in_order(one, other) == by_table(one, other) == common_in_order(other, one)
