"""Spans that begin and end between words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.text.whole_words import whole_words
from variorum.text.words import words_of


@pytest.mark.parametrize(
    ("text", "chosen", "whole"),
    [
        ("Maduro refused.", (1, 10), "Maduro refused"),
        ("the U.S. envoy's plane", (5, 6), "U.S."),
        ("an envoy's plane", (4, 5), "envoy's"),
        ("  a  ", (0, 5), "a"),
        ("東京都", (1, 2), "京"),
    ],
)
def test_a_selection_grows_to_whole_words(text: str, chosen: tuple[int, int], whole: str) -> None:
    assert text[slice(*whole_words(text, *chosen))] == whole


@given(st.text(max_size=40), st.data())
def test_no_word_is_cut(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    start, end = whole_words(text, start, end)
    assert 0 <= start <= end <= len(text)
    for word in words_of(text):
        assert not word.start < start < word.end
        assert not word.start < end < word.end
