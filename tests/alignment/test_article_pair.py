"""What is seen of pairs of sentences is the same, however many are looked at in one go."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from tests.factories import PARAGRAPHS, compared, prepared, stories
from variorum.alignment import grids, neighbourhood, sharing
from variorum.alignment.arrays import Floats
from variorum.alignment.article_pair import ArticlePair
from variorum.alignment.candidates import Candidates
from variorum.alignment.grids import sums_around, sums_at
from variorum.alignment.links import Aligner
from variorum.config.settings import MatchingSettings

tables = arrays(
    np.float64,
    st.tuples(st.integers(1, 12), st.integers(1, 12)),
    elements=st.sampled_from([0.0, 0.0, 0.0, 1.0, 0.1, 1e-9, 0.7, 123.4]),
)


@given(tables, st.integers(1, 3))
def test_sums_for_some_cells_are_those_of_the_table_to_the_last_bit(table: Floats, reach: int) -> None:
    i, j = np.nonzero(np.ones(table.shape))
    every = sums_around(table, reach)[i, j]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(grids, "_FEW_CELLS", 0)
        assert np.array_equal(sums_at(table, reach, i, j), every)
        assert np.array_equal(sums_at(table, reach, i[::3], j[::3]), every[::3])
    height, width = table.shape
    around = table[max(0, 3 - reach) : 4 + reach, max(0, 2 - reach) : 3 + reach].sum()
    assert height <= 3 or width <= 2 or sums_around(table, reach)[3, 2] == pytest.approx(around)


@settings(max_examples=20)
@given(stories, stories)
def test_glances_are_the_same_a_few_at_a_time(one: str, other: str) -> None:
    pair = ArticlePair.of(prepared(one).tokens, prepared(other).tokens)
    at_once = Candidates.joined(list(pair.prefilter_features()))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sharing, "_ENTRIES", 1)
        parts = list(pair.prefilter_features())
    assert all(len(set(part.left.tolist())) <= 1 for part in parts)
    for name in Candidates.__slots__:
        assert np.array_equal(getattr(Candidates.joined(parts), name), getattr(at_once, name))
    for sentence in range(pair.counts[0]):
        own = at_once.only(at_once.left == sentence)
        assert np.array_equal(pair.prefilter_features_of(sentence).values, own.values)


@settings(max_examples=20)
@given(stories, stories)
def test_links_are_the_same_where_memory_holds_few_pairs(one: str, other: str) -> None:
    at_once = compared(one, other)
    with pytest.MonkeyPatch.context() as patch:
        for module in (sharing, neighbourhood):
            patch.setattr(module, "CELLS", 4)
        few = compared(one, other)
        assert few.alignment == at_once.alignment
        assert few.near == at_once.near


@settings(max_examples=20)
@given(stories, stories, st.sets(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=4))
def test_the_nearest_are_the_best_of_all_pairs(one: str, other: str, pairs: set[tuple[int, int]]) -> None:
    aligner = Aligner(prepared(one).tokens, prepared(other).tokens)
    height, width = aligner.pair.counts
    denied = {(i, j) for i, j in pairs if i < height and j < width}
    aligner.align(MatchingSettings())
    scored, glances = aligner._scored, Candidates.joined(list(aligner.pair.prefilter_features()))
    ranked = [
        (looked_at, chance, -i, -j)
        for looked_at, pairs, chances in (
            (False, glances, aligner._scorer.prefilter(glances)),
            (True, scored.seen, scored.scores),
        )
        for i, j, chance in zip(pairs.left.tolist(), pairs.right.tolist(), chances.tolist(), strict=True)
        if (i, j) not in denied
    ]
    left, right = aligner.nearest(denied)
    for n, (_, chance, i, j) in {-entry[2]: entry for entry in sorted(ranked)}.items():
        assert (n, left[n].partner, left[n].score) == (-i, -j, chance)
    for n, (_, chance, i, j) in {-entry[3]: entry for entry in sorted(ranked)}.items():
        assert (n, right[n].partner, right[n].score) == (-j, -i, chance)


def test_long_articles_are_looked_at_some_sentences_at_a_time() -> None:
    text = "\n".join(f"{words} {n}." for n in range(60) for words in PARAGRAPHS)
    pair = ArticlePair.of(prepared(text).tokens, prepared(text.replace("crane", "ferry")).tokens)
    sizes = [len(part.left) for part in pair.prefilter_features()]
    assert sum(sizes) > 20_000
    assert max(sizes) < sum(sizes) / 2
