"""The heaviest order-preserving chain is found, whatever the links."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from variorum.alignment.monotone_chain import heaviest_increasing_chain

pairs = st.tuples(st.integers(0, 5), st.integers(0, 5))


def is_chain(links: frozenset[tuple[int, int]]) -> bool:
    return all(b[1] >= a[1] for a, b in combinations(sorted(links), 2))


@given(st.dictionaries(pairs, st.integers(1, 9), max_size=9))
def test_no_chain_is_heavier(weights: dict[tuple[int, int], int]) -> None:
    found = heaviest_increasing_chain(weights)
    assert found <= weights.keys()
    assert is_chain(found)
    best = max(
        sum(weights[link] for link in some)
        for size in range(len(weights) + 1)
        for some in map(frozenset, combinations(weights, size))
        if is_chain(some)
    )
    assert sum(weights[link] for link in found) == best


def test_one_long_move_leaves_the_rest_in_place() -> None:
    weights = {(0, 5): 10, (1, 0): 10, (2, 1): 10, (3, 2): 10}
    assert heaviest_increasing_chain(weights) == {(1, 0), (2, 1), (3, 2)}
