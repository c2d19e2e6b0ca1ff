"""Word differences rebuild both sides, and mark what a reader would mark."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import sentences, texts
from variorum.comparison.change_size import ChangeSize, change_size
from variorum.text.word_diff import same_words, word_diff

either = st.one_of(texts, sentences)


def changed(left: str, right: str) -> list[tuple[str, str]]:
    stretches = [s for s in word_diff(left, right) if not s.equal]
    return [(left[slice(*s.left)].strip(), right[slice(*s.right)].strip()) for s in stretches]


@given(either, either)
def test_stretches_rebuild_both_sides(left: str, right: str) -> None:
    stretches = word_diff(left, right)
    assert "".join(left[slice(*s.left)] for s in stretches) == left
    assert "".join(right[slice(*s.right)] for s in stretches) == right
    assert all(a.left[1] == b.left[0] for a, b in pairwise(stretches))
    assert all(a.right[1] == b.right[0] for a, b in pairwise(stretches))


@given(either, either)
def test_equal_stretches_have_the_same_words(left: str, right: str) -> None:
    for stretch in word_diff(left, right):
        if stretch.equal:
            assert same_words(left[slice(*stretch.left)], right[slice(*stretch.right)])


@given(either, either)
def test_the_diff_is_the_same_from_both_sides(left: str, right: str) -> None:
    back = [(s.equal, s.right, s.left) for s in word_diff(right, left)]
    assert [(s.equal, s.left, s.right) for s in word_diff(left, right)] == back


@given(either)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert all(s.equal for s in word_diff(text, text)) or not text.split()


def test_typography_is_no_difference() -> None:
    assert changed("“It’s over” – he said", '"It\'s over" - HE said') == []


def test_the_preposition_in_a_copied_run() -> None:
    base = "a source with regular contact to top Venezuelan officials told the Wall Street Journal"
    other = "a source with regular contact with top Venezuela officials told the Wall Street Journal"
    assert changed(base, other) == [("to", "with"), ("Venezuelan", "Venezuela")]


def test_a_small_word_between_two_changes_is_part_of_the_change() -> None:
    assert changed("the harbour of Ostrava was closed", "the museum of Lisbon was closed") == [
        ("harbour of Ostrava", "museum of Lisbon")
    ]


def test_thousands_of_words_do_not_take_seconds() -> None:
    left = " ".join(f"a{n}" for n in range(5000))
    right = " ".join(f"b{n}" for n in range(5000))
    assert changed(f"start {left} end", f"start {right} end") == [(left, right)]


def test_a_comma_once_drew_the_change_away_from_the_equal_word() -> None:
    assert changed("A long, loud, angry speech.", "A long, last, loud speech.") == [("", "last,"), (", angry", "")]
    assert changed("bread, milk, eggs", "bread, milk, salt") == [("eggs", "salt")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The shop shut at 7 p.m.", "The shop shut at 7pm."),
        ("“At 9 a.m.”", '"At 9am."'),
        ("The U.S. envoy left", "The US envoy left"),
        ("Prices rose 5 per cent.", "Prices rose 5 percent."),
        ("Mr. Fox met Dr. Elm", "Mr Fox met Dr Elm"),
        ("a well‑known co‐author", "a well-known co-author"),
        ("He waited... -- then left", "He waited… — then left"),
        ("It cost 12,000 crowns", "It cost 12\u00a0000 crowns"),
        ("‹Go›, she said", "“Go”, she said"),
        ("cafe\u0301 and ofﬁce", "café and office"),
        ("ter\u00admi\u00adnal\u200b two", "terminal two"),
        ("The co-ordinator e-mailed his judgement.", "The coordinator emailed his judgment."),
        ("A cease-fire and an air strike", "A ceasefire and an airstrike"),
    ],
)
def test_what_is_typography_only_once_counted_as_a_change(one: str, other: str) -> None:
    assert same_words(one, other)
    assert changed(one, other) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [("“It is over”, he said.", '"It is over," he said.'), ("She said ‘no’.", "She said 'no.'")],
)
def test_a_comma_that_stands_inside_quotes_in_america_once_was_a_change(one: str, other: str) -> None:
    assert same_words(one, other)
    assert change_size(one, other) is ChangeSize.TYPOGRAPHY


def test_a_hyphen_that_makes_another_word_is_no_typography() -> None:
    assert not same_words("The striker will re-sign.", "The striker will resign.")


def test_a_text_without_spaces_once_changed_as_a_whole() -> None:
    assert changed("橋は水曜日に閉まる。", "橋は金曜日に閉まる。") == [("水", "金")]


def test_text_from_a_printed_page_once_differed_at_each_end_of_a_line() -> None:
    printed = "The coun-\ncil ex\u00ad\npects a long-\nterm plan for the of-\nﬁces"
    assert same_words(printed, "The council expects a long-term plan for the offices")
    assert changed(printed, "The council expects a long-term scheme for the offices") == [("plan", "scheme")]
