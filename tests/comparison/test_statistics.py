"""Figures that readers quote."""

import pytest

from tests.factories import PARAGRAPHS, compared, seed_articles
from variorum.comparison.comparison import compare
from variorum.config.settings import MatchingSettings

STORY = "\n".join(PARAGRAPHS)


def test_rows_are_counted_by_kind_and_a_move_once() -> None:
    figures = compared(STORY, "\n".join((*PARAGRAPHS[2:], PARAGRAPHS[0]))).statistics
    assert (figures.same, figures.dropped, figures.added, figures.moved) == (7, 2, 0, 1)


def test_shares_are_directional() -> None:
    figures = compared(STORY, "\n".join((PARAGRAPHS[0], PARAGRAPHS[2]))).statistics
    assert figures.other_words_shared == 1.0
    assert 0 < figures.base_words_shared < 0.35


def test_the_longest_run_of_the_seeds(seeds: list[str]) -> None:
    first, third = seed_articles([seeds[0], seeds[2]])
    figures = compare(first, third, MatchingSettings()).statistics
    assert "Maduro and most of his cohorts view the US military threats as a bluff" in figures.longest_run
    # 74 of 463 words, counted by hand in runs of five words or more, give 16 %.
    assert figures.base_words_shared == pytest.approx(0.16, abs=0.01)
