"""How much two wordings differ."""

import pytest

from tests.factories import compared
from variorum.comparison.change_size import ChangeSize, change_size
from variorum.comparison.rows import RowKind
from variorum.text.word_diff import same_words, word_diff


@pytest.mark.parametrize(
    ("left", "right", "size"),
    [
        ("The port closed.", "The port closed.", ChangeSize.NONE),
        ("“The port” closed – today.", '"the port" closed — today.', ChangeSize.TYPOGRAPHY),
        ("They honour the centre.", "They honor the center.", ChangeSize.TYPOGRAPHY),
        ("He said that it was closed.", "He said it was closed", ChangeSize.SMALL),
        ("It was closed.", "It was not closed.", ChangeSize.SUBSTANTIVE),
        ("Seven cranes fell.", "Three cranes fell.", ChangeSize.SUBSTANTIVE),
    ],
)
def test_the_size_of_a_difference(left: str, right: str, size: ChangeSize) -> None:
    assert change_size(left, right) is size
    assert change_size(right, left) is size


@pytest.mark.parametrize(
    ("one", "other"),
    [("four", "for"), ("filled", "filed"), ("prise", "prize"), ("hour", "hor"), ("tour", "tor")],
)
def test_words_that_only_look_like_variants_stay_two_words(one: str, other: str) -> None:
    assert not same_words(one, other)


def test_a_row_that_differs_in_spelling_only_is_the_same() -> None:
    base = "The mayor apologised for the colour of the programme on Tuesday."
    other = "The mayor apologized for the color of the program on Tuesday."
    (row,) = compared(base, other).rows
    assert row.kind is RowKind.SAME


def test_an_exact_diff_marks_quotes_and_spaces() -> None:
    left, right = "He said “no”  twice.", 'He said "no" twice.'
    assert all(stretch.equal for stretch in word_diff(left, right))
    changed = [
        (left[slice(*s.left)], right[slice(*s.right)]) for s in word_diff(left, right, exact=True) if not s.equal
    ]
    assert "".join(one for one, _ in changed).count("“") == 1
    assert any("”  " in one for one, _ in changed)
