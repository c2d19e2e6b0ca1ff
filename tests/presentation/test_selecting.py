"""Selecting words of one column."""

from hypothesis import given
from hypothesis import strategies as st

from variorum.presentation.engine.page import Cell, PageRow
from variorum.presentation.engine.selection import CellPosition, offset_of, position_at, selected_text

ROWS = [
    PageRow(0, (Cell("one two"), Cell("eins zwei"))),
    PageRow(1, (Cell("three"), None)),
    PageRow(2, (Cell("four five"), Cell("vier fünf"))),
]
targets = st.builds(CellPosition, st.integers(0, 2), st.integers(0, 1), st.integers(0, 9))


@given(targets)
def test_a_spot_is_found_again(position: CellPosition) -> None:
    assert position_at(*offset_of(position)) == position


def test_a_selection_stays_in_the_column_where_it_began() -> None:
    start, end = CellPosition(0, 0, 4), CellPosition(2, 0, 4)
    assert selected_text(ROWS, start, end, 0) == "two\nthree\nfour"
    assert selected_text(ROWS, CellPosition(0, 0, 4), CellPosition(2, 1, 3), 0) == "two\nthree\nfour five"
    assert selected_text(ROWS, CellPosition(0, 1, 5), CellPosition(2, 1, 4), 1) == "zwei\nvier"
    assert selected_text(ROWS, CellPosition(0, 0, 2), CellPosition(2, 1, 4), 1) == "eins zwei\nvier"


@given(targets, targets, st.integers(0, 1))
def test_a_selection_holds_only_words_of_its_column(one: CellPosition, other: CellPosition, column: int) -> None:
    start, end = sorted((one, other))
    words = {word for row in ROWS if (cell := row.cells[column]) for word in cell.text}
    assert set(selected_text(ROWS, start, end, column)) <= words | {"\n"}
