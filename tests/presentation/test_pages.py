"""Pages: the right words at the right height, in columns of the right width."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.factories import FOREIGN, PARAGRAPHS, compared, prepared, seed_articles, stories
from variorum.comparison.comparison import Comparison, compare
from variorum.comparison.rows import RowKind
from variorum.config.settings import MatchingSettings
from variorum.presentation.compare_filter import ALL_ROWS, CompareOptions, is_wanted
from variorum.presentation.compare_navigation import next_change
from variorum.presentation.engine.minimap import minimap
from variorum.presentation.engine.page import PageLayout, PageRow, Segment, side_by_side
from variorum.presentation.engine.wrapping import cells
from variorum.presentation.pages.compare_page import GUTTER, FoldKey, LineKey, RowKey, compare_page
from variorum.presentation.pages.note_pages import ShownNote

LABELS = ("1", "2")


def screen(page: PageLayout) -> list[str]:
    return ["".join(segment.text for segment in page.line(n)) for n in range(page.height)]


def roles(page: PageLayout, role: str) -> str:
    found: list[Segment] = [s for n in range(page.height) for s in page.line(n) if s.role == role]
    return " ".join(segment.text.strip() for segment in found)


@given(stories, stories, st.integers(20, 140), st.booleans(), st.booleans())
def test_every_line_is_as_wide_as_the_page(one: str, other: str, width: int, raw: bool, fold: bool) -> None:
    columns = side_by_side(width, 34, GUTTER, LABELS)
    page = PageLayout(compare_page(compared(one, other), CompareOptions(only_changes=fold, raw=raw)), columns)
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


def test_every_changed_word_is_marked_on_demand_and_equal_ones_are_not() -> None:
    base = "The crane fell on 21 November, the harbour master told the council."
    other = "The crane fell on 22 November, the harbour master wrote to the council."
    plain = CompareOptions(plain=True)
    page = PageLayout(compare_page(compared(base, other), plain), side_by_side(120, 34, GUTTER, LABELS))
    assert roles(page, "base-words") == "told"
    assert roles(page, "other-words") == "wrote to"
    assert roles(page, "drift") == "21 November 22 November"
    assert "contradiction, other date" in roles(page, "drift-line")
    without_item = compare_page(compared(base, other), replace(plain, drift=False))
    page = PageLayout(without_item, side_by_side(120, 34, GUTTER, LABELS))
    assert roles(page, "base-words") == "21 told"
    assert roles(page, "other-words") == "22 wrote to"


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


def changes_on(comparison: Comparison, page: list[PageRow]) -> list[int]:
    numbers = [row.key.number for row in page if isinstance(row.key, RowKey)]
    return [number for number in numbers if is_wanted(comparison, number, ALL_ROWS)]


def test_folding_hides_no_change() -> None:
    other = "\n".join((*PARAGRAPHS[:3], "Something quite foreign stands here.", *PARAGRAPHS[3:]))
    comparison = compared("\n".join(PARAGRAPHS), other)
    everything, folded = compare_page(comparison), compare_page(comparison, CompareOptions(only_changes=True))
    assert changes_on(comparison, folded) == changes_on(comparison, everything)
    assert [row.cells[0].text for row in folded if row.wide and row.cells[0]] == [
        "··· 4 rows folded: = 4   (Enter opens, z shows all)",
        "··· 5 rows folded: = 5   (Enter opens, z shows all)",
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


def test_context_keeps_rows_around_a_change_and_a_fold_can_be_opened() -> None:
    other = "\n".join((*PARAGRAPHS[:3], "Something quite foreign stands here.", *PARAGRAPHS[3:]))
    comparison = compared("\n".join(PARAGRAPHS), other)
    change = next(n for n, row in enumerate(comparison.rows) if not row.base)

    def numbers(options: CompareOptions) -> list[int]:
        return [row.key.number for row in compare_page(comparison, options) if isinstance(row.key, RowKey)]

    assert numbers(CompareOptions(only_changes=True)) == [change]
    assert numbers(CompareOptions(only_changes=True, context=1)) == [change - 1, change, change + 1]
    opened = CompareOptions(only_changes=True, opened=frozenset(range(change)))
    assert numbers(opened) == list(range(change + 1))


def test_a_filter_shows_one_kind_of_change_and_counts_what_it_folds() -> None:
    base = "\n".join((*PARAGRAPHS[:4], "Rain is expected over the western valleys until Friday."))
    other = "\n".join((PARAGRAPHS[0].replace("was closed", "is closed"), *PARAGRAPHS[1:3], FOREIGN[2]))
    comparison = compared(base, other)
    kinds = {row.kind for row in comparison.rows}
    assert {RowKind.DROPPED, RowKind.ADDED, RowKind.REWORDED, RowKind.SAME} <= kinds
    for which, kind in (
        ("reworded", RowKind.REWORDED),
        ("only in the base", RowKind.DROPPED),
        ("only in the other", RowKind.ADDED),
    ):
        page = compare_page(comparison, CompareOptions(only_changes=True, which=which))  # type: ignore[arg-type]
        shown = [comparison.rows[row.key.number].kind for row in page if isinstance(row.key, RowKey)]
        assert set(shown) == {kind}
        folded = [row.cells[0].text for row in page if isinstance(row.key, FoldKey) and row.cells[0]]
        assert sum(int(text.split()[1]) for text in folded) == len(comparison.rows) - len(shown)
    matters = compare_page(comparison, CompareOptions(only_changes=True, which="changes that matter"))
    mattering = {comparison.rows[row.key.number].kind for row in matters if isinstance(row.key, RowKey)}
    assert mattering == {RowKind.DROPPED, RowKind.ADDED}, "was and is say nothing new"


@given(stories, stories, st.integers(1, 60), st.integers(0, 50))
def test_the_overview_has_a_sign_for_every_stretch_of_the_page(one: str, other: str, height: int, top: int) -> None:
    page = PageLayout(compare_page(compared(one, other)), side_by_side(100, 34, GUTTER, LABELS))
    stretches = minimap(page, height, (top, top + 20))
    assert len(stretches) == min(height, page.height)
    assert [s.first for s in stretches] == sorted(s.first for s in stretches)
    signs = {row.gutter_role for row in page.rows} & {"dropped", "added"}
    assert not signs or {s.role for s in stretches} & signs, "no change that one side has alone is hidden"
    if top < page.height:
        assert any(s.in_view for s in stretches)


def test_between_versions_every_changed_row_is_walked_to() -> None:
    found = compared(PARAGRAPHS[0], PARAGRAPHS[0].replace("was closed", "was shut"))
    rows = compare_page(found, ALL_ROWS)
    assert next_change(found, rows, -1, 1, ALL_ROWS) is None
    assert next_change(found, rows, -1, 1, replace(ALL_ROWS, every_change=True)) == 0
