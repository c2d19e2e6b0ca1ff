"""Pages: the right words at the right height, in columns of the right width."""

from hypothesis import given
from hypothesis import strategies as st

from tests.making import PARAGRAPHS, compared, prepared, seed_articles, stories
from variorum.comparison.comparison import compare
from variorum.layout.compare_page import GUTTER, CompareOptions, LineKey, ShownNote, compare_page, is_change
from variorum.layout.page import PageLayout, Segment, side_by_side
from variorum.layout.wrapping import cells
from variorum.settings import MatchingSettings

LABELS = ("1", "2")


def screen(page: PageLayout) -> list[str]:
    return ["".join(segment.text for segment in page.line(n)) for n in range(page.height)]


def roles(page: PageLayout, role: str) -> str:
    found: list[Segment] = [s for n in range(page.height) for s in page.line(n) if s.role == role]
    return " ".join(segment.text.strip() for segment in found)


@given(stories, stories, st.integers(20, 140), st.booleans(), st.booleans())
def test_every_line_is_as_wide_as_the_page(one: str, other: str, width: int, raw: bool, fold: bool) -> None:
    columns = side_by_side(width, 34, GUTTER, LABELS)
    page = PageLayout(compare_page(compared(one, other), CompareOptions(fold, raw)), columns)
    assert all(cells(line) == columns.total <= width for line in screen(page))


@given(stories, stories, st.integers(30, 140))
def test_every_word_is_on_the_page(one: str, other: str, width: int) -> None:
    comparison = compared(one, other)
    page = PageLayout(compare_page(comparison), side_by_side(width, 34, GUTTER, LABELS))
    shown = "".join("".join(screen(page)).split())
    for row in comparison.rows:
        if row.base and len(row.base) == 1 and width > 100:
            first_word = comparison.base.text_of_all(row.base).split()[0]
            assert first_word in shown


@given(stories, stories, st.integers(30, 140))
def test_rows_are_found_at_their_lines(one: str, other: str, width: int) -> None:
    page = PageLayout(compare_page(compared(one, other)), side_by_side(width, 34, GUTTER, LABELS))
    for n, top in enumerate(page.tops[:-1]):
        assert page.row_at(top) == n


def test_two_columns_become_one_when_narrow() -> None:
    wide, narrow = side_by_side(80, 34, GUTTER, LABELS), side_by_side(77, 34, GUTTER, LABELS)
    assert (wide.widths, wide.stacked) == ((34, 34), False)
    assert narrow.stacked
    page = PageLayout(compare_page(compared(PARAGRAPHS[0], PARAGRAPHS[0])), narrow)
    labelled = [line for line in screen(page) if line[GUTTER : GUTTER + 1] in LABELS]
    assert [line[GUTTER] for line in labelled] == ["1", "2"]


def test_changed_words_are_marked_and_equal_ones_are_not() -> None:
    base = "a source with regular contact to top Venezuelan officials told the Wall Street Journal."
    other = "a source with regular contact with top Venezuela officials told the Wall Street Journal."
    page = PageLayout(compare_page(compared(base, other)), side_by_side(120, 34, GUTTER, LABELS))
    assert roles(page, "base-words") == "to Venezuelan"
    assert roles(page, "other-words") == "with Venezuela"


def test_removed_lines_stand_where_they_stood_dimmed_and_labelled(seeds: list[str]) -> None:
    first, last = seed_articles([seeds[0], seeds[4]])
    comparison = compare(first, last, MatchingSettings())
    rows = compare_page(comparison, CompareOptions(raw=True))
    removed = [row for row in rows if isinstance(row.key, LineKey)]
    assert len(removed) == 9
    labels = [cell.text.split(":")[0] for row in removed for cell in row.cells if cell]
    assert labels == [
        "donation",
        "byline",
        "byline",
        "caption",
        "caption",
        "newsletter",
        "newsletter",
        "related",
        "related",
    ]
    newsletter = rows.index(removed[5])
    before = next(
        r
        for r in reversed(rows[:newsletter])
        if not isinstance(r.key, LineKey) and r.cells[1] and "→" not in r.cells[1].text
    )
    assert before.cells[1] is not None
    assert before.cells[1].text.endswith("met with silence.")


def test_folding_hides_no_change() -> None:
    other = "\n".join((*PARAGRAPHS[:3], "Something quite foreign stands here.", *PARAGRAPHS[3:]))
    comparison = compared("\n".join(PARAGRAPHS), other)
    everything, folded = compare_page(comparison), compare_page(comparison, CompareOptions(only_changes=True))
    changes = [row.key for row in everything if is_change(row, comparison)]
    assert [row.key for row in folded if is_change(row, comparison)] == changes
    assert [row.cells[0].text for row in folded if row.wide and row.cells[0]] == [
        "··· 4 rows that are the same (z shows all)",
        "··· 5 rows that are the same (z shows all)",
    ]


def test_a_row_with_a_note_is_not_folded_and_shows_it() -> None:
    comparison = compared(PARAGRAPHS[0], PARAGRAPHS[0])
    notes = {0: [ShownNote("n1", "look here")]}
    page = PageLayout(
        compare_page(comparison, CompareOptions(only_changes=True), notes),
        side_by_side(120, 34, GUTTER, LABELS),
    )
    assert any("✎ look here" in " ".join(line.split()) for line in screen(page))


def test_hostile_words_are_shown_harmless() -> None:
    text = "The \x1b]2;gone\x07 crane [red]fell[/b] \u202eover\u2066 [@click=app.quit]boats[/] today."
    page = PageLayout(compare_page(compared(text, PARAGRAPHS[0])), side_by_side(100, 34, GUTTER, LABELS))
    shown = "".join(screen(page))
    assert "[red]fell[/b]" in shown
    assert not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 or c in "\u202e\u2066" for c in shown)


def test_an_empty_article_makes_an_empty_column() -> None:
    page = compare_page(compared(PARAGRAPHS[0], ""))
    assert [row.cells[1] for row in page] == [None] * len(prepared(PARAGRAPHS[0]).sentences)
