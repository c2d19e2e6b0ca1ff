"""Figures that readers quote."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import PARAGRAPHS, compared, seed_articles
from variorum.comparison.comparison import compare
from variorum.comparison.text_reuse import SharedRuns
from variorum.config.settings import MatchingSettings
from variorum.text.words import Word

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


few_words = st.lists(st.sampled_from("abc"), max_size=40)


@given(few_words, few_words)
def test_shared_runs_are_what_a_search_of_all_places_finds(one: list[str], other: list[str]) -> None:
    ours, theirs = (tuple(Word(n, n + 1, word, word) for n, word in enumerate(side)) for side in (one, other))
    runs = SharedRuns(ours, theirs)
    assert runs.shares == (share_in(one, other), share_in(other, one))
    assert [word.spelling for word in runs.longest] == longest_in(one, other)
    if runs.longest:
        assert runs.longest[0].start == first_place(one, longest_in(one, other))


def share_in(words: list[str], others: list[str]) -> float:
    covered = {
        n + k for n in range(len(words) - 4) if first_place(others, words[n : n + 5]) is not None for k in range(5)
    }
    return len(covered) / len(words) if words else 0.0


def longest_in(words: list[str], others: list[str]) -> list[str]:
    for width in range(len(words), 4, -1):
        for n in range(len(words) - width + 1):
            if first_place(others, words[n : n + width]) is not None:
                return words[n : n + width]
    return []


def first_place(words: list[str], run: list[str]) -> int | None:
    return next((n for n in range(len(words) - len(run) + 1) if words[n : n + len(run)] == run), None)
