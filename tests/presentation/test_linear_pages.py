"""Pages in words alone: no signs, one column, and what is announced."""

from tests.factories import PARAGRAPHS, compared
from variorum.comparison.words_in_rows import ComparedWords
from variorum.presentation import signs
from variorum.presentation.announcement import Announcement
from variorum.presentation.compare_filter import ALL_ROWS, CompareOptions
from variorum.presentation.engine.page import PageLayout, PageRow
from variorum.presentation.pages.compare_page import RowKey, compare_page
from variorum.presentation.pages.linear.compare import compare_in_words, compare_in_words_columns
from variorum.presentation.pages.note_pages import ShownNote

OTHER = "\n".join((PARAGRAPHS[0].replace("Tuesday", "Friday"), *PARAGRAPHS[2:], "Something quite foreign stands here."))
SIGNS = {text for name, text in vars(signs).items() if name.isupper() and isinstance(text, str) and text.strip()}
WORDS = ComparedWords(compared("\n".join(PARAGRAPHS), OTHER))


def lines(rows: list[PageRow]) -> list[str]:
    page = PageLayout(rows, compare_in_words_columns(80))
    return ["".join(segment.text for segment in page.line(n)).rstrip() for n in range(page.height)]


def in_words(options: CompareOptions = ALL_ROWS) -> list[PageRow]:
    return compare_in_words(WORDS, options, {0: [ShownNote("n1", "Note: look here")]})


def test_rows_begin_with_words_for_what_they_are() -> None:
    said = lines(in_words())
    assert said[0] == f"Row 1 of {len(WORDS.comparison.rows)}, reworded, with a note. Base:"
    assert "Other:" in said
    assert "Instead of “Tuesday” the other has “Friday”." in said
    assert "Note: look here" in said
    assert any(line.endswith("only in the base. Base:") for line in said)
    assert said[-1] == "Something quite foreign stands here."


def test_no_sign_stands_on_a_page_in_words() -> None:
    for options in (ALL_ROWS, CompareOptions(only_changes=True, raw=True), CompareOptions(plain=True)):
        for word in " ".join(lines(in_words(options))).split():
            assert word not in SIGNS


def test_the_texts_have_the_marks_of_the_two_columns() -> None:
    beside, below = compare_page(WORDS.comparison, ALL_ROWS, {}, WORDS), compare_in_words(WORDS, ALL_ROWS, {})
    assert [row.key for row in beside] == [row.key for row in below]
    marks = [[row.late_marks and row.late_marks() for row in page if row.key == RowKey(0)] for page in (beside, below)]
    assert marks[0] == marks[1] != [None]


def test_a_notice_is_announced_before_the_place_until_the_next_key() -> None:
    said = Announcement()
    said.add_notice("Showing moved.")
    said.come_to("Compare", in_words()[0])
    assert said.line == f"Showing moved.  Compare, row 1 of {len(WORDS.comparison.rows)}, reworded, with a note"
    said.begin()
    said.come_to("Search", None)
    assert said.line == "Search: nothing here"
