"""Text is broken into lines by word, and nothing is cut off."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.factories import texts
from tests.watching import watched
from variorum.base.sanitize import safe
from variorum.presentation.engine.wrapping import cells, wrap


def lines(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in wrap(text, width)]


@given(texts.map(safe), st.integers(2, 60))
def test_lines_fit_and_leave_out_only_spaces(text: str, width: int) -> None:
    at = 0
    for start, end in wrap(text, width):
        assert not text[at:start].strip(" ")
        assert cell_len(text[start:end]) <= width
        at = end
    assert not text[at:].strip(" ")


@given(texts.map(safe))
def test_cells_are_what_a_terminal_draws(text: str) -> None:
    assert cells(text) == cell_len(text)


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("one two three", 7, ["one two", "three"]),
        ("one two three", 8, ["one two", "three"]),
        ("a twenty-first-century town", 14, ["a twenty-", "first-century", "town"]),
        ("it cost 10\u00a0000\u00a0€ today", 12, ["it cost", "10\u00a0000\u00a0€", "today"]),
        ("unbreakablyLong", 6, ["unbrea", "kablyL", "ong"]),
        ("中文字符", 4, ["中文", "字符"]),
        ("by Reuters中文", 8, ["by", "Reuters", "中文"]),
        ("Biden，who won", 6, ["Biden", "，who", "won"]),
        ("a – b", 3, ["a –", "b"]),
        ("minus -5 here", 8, ["minus -5", "here"]),
        ("from 10 → 20 or −5", 9, ["from 10 →", "20 or −5"]),
        ("", 5, [""]),
    ],
)
def test_where_lines_end(text: str, width: int, expected: list[str]) -> None:
    assert lines(text, width) == expected


def test_a_family_emoji_is_not_taken_apart() -> None:
    family = "👩\u200d👩\u200d👧"
    assert lines(f"{family}{family}", 2) == [family, family]


def test_a_long_word_before_an_ideograph_takes_no_longer_than_other_words() -> None:
    with watched():
        assert "".join(lines(f"{'0001_' * 20_000}中", 80)) == f"{'0001_' * 20_000}中"
