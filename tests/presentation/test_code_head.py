"""The heads of tables with a sign for each outlet."""

from hypothesis import given
from hypothesis import strategies as st

from variorum.articles.article import Article, Metadata
from variorum.articles.outlet_codes import outlet_codes
from variorum.presentation.engine.page import Columns, PageLayout, PageRow
from variorum.presentation.outlet_colours import outlet_role
from variorum.presentation.pages.code_head import head_across, head_downwards, head_of_counts

NAMES = st.lists(st.text(max_size=8), min_size=1, max_size=12)


def codes_of(names: list[str]) -> dict[int, str]:
    return dict(enumerate(outlet_codes([Article("1.txt", "Text.", Metadata(publisher=name)) for name in names])))


def coloured(rows: list[PageRow], gutter: int) -> list[list[tuple[str, str]]]:
    """What of each line of the head has an outlet's colour."""
    page = PageLayout(rows, Columns(gutter, (20,)))
    lines = [page.line(n) for n in range(page.height)]
    assert all(sum(len(part.text) for part in line) == gutter + 20 for line in lines)
    return [[(part.text, part.role) for part in line if part.role.startswith("outlet")] for line in lines]


@given(NAMES)
def test_codes_written_downwards_stand_each_in_its_colour(names: list[str]) -> None:
    codes = codes_of(names)
    rows = head_downwards(codes, 5, "in", "Text")
    found = coloured(rows, 5 + len(codes) + 3)
    read = ["".join(line[n][0] for line in found).strip() for n in codes]
    assert read == list(codes.values())
    assert all(role == outlet_role(n) for line in found for n, (_, role) in enumerate(line))


@given(NAMES)
def test_codes_written_across_stand_each_in_its_colour(names: list[str]) -> None:
    codes = codes_of(names)
    (found,) = coloured(head_across(codes, 5, 4, "Text"), 5 + 4 * len(codes) + 1)
    assert found == [(code, outlet_role(n)) for n, code in codes.items()]


def test_of_very_many_outlets_only_the_count_has_a_head() -> None:
    (row,) = head_of_counts(5, "Text")
    assert row.gutter == "     in of"
