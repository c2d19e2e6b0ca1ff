"""The list of a story's articles: which columns there are in which width."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.articles.article import Article, Metadata
from variorum.config.settings import Settings
from variorum.overview.overview import SharedFigures
from variorum.pipeline.pipeline import Pipeline
from variorum.presentation.engine.page import PageLayout
from variorum.presentation.pages.article_list import is_dated, list_columns, list_head, list_page
from variorum.project.project import Project

LEAD = "A crane fell on two fishing boats in the old harbour on Friday morning, the police said."
DATED = Metadata(publisher="Salon", date_published="2025-11-21T10:00:00Z")


def shown(width: int, metadata: Metadata = DATED) -> list[str]:
    """The lines of the head and the list, in a width."""
    project = Project.of([Article("a.txt", LEAD, metadata), Article("000_cf07db0b0a54be33.txt", LEAD)])
    pipeline = Pipeline(Settings())
    rows = list_page(project, [pipeline.clean(project.articles[0]), None], frozenset(), [SharedFigures(12, 3)])
    columns = list_columns(dated=is_dated(project))(width)
    pages = PageLayout(list_head(), columns), PageLayout(rows, columns)
    return ["".join(part.text for part in page.line(n)) for page in pages for n in range(page.height)]


@pytest.mark.parametrize(
    ("width", "heads"),
    [
        (31, "Outlet Headline"),
        (54, "Outlet Headline Shared Only"),
        (79, "Outlet Headline Shared Only Date"),
        (102, "Outlet Headline Shared Only Date Words Left"),
    ],
)
def test_columns_are_left_out_in_order_where_there_is_no_room(width: int, heads: str) -> None:
    (head, *_) = shown(width)
    assert head.replace("here", "").replace("out", "").replace("│", "").split()[2:] == heads.split()


def test_a_date_without_a_column_stands_behind_the_outlet() -> None:
    assert "2025-11-21" in "".join(shown(54)).replace("\n", "")
    assert sum("2025-11-21" in line for line in shown(120)) == 1


def test_without_dates_there_is_no_column_of_them() -> None:
    assert "Date" not in shown(120, Metadata())[0]
    assert "Words" in shown(90, Metadata())[0]


def test_figures_are_unknown_until_articles_are_compared() -> None:
    lines = shown(120)
    (salon,) = (line for line in lines if "SAL" in line)
    (other,) = (line for line in lines if "Article B" in line)
    assert "12 │     3" in salon
    assert other.count("…") == 5


@given(st.integers(1, 300), st.booleans())
def test_the_columns_fill_no_more_than_the_width(width: int, dated: bool) -> None:
    columns = list_columns(dated=dated)(width)
    assert columns.total <= max(width, 28)
    assert columns.shown is not None
    assert len(columns.shown) == len(columns.widths)
