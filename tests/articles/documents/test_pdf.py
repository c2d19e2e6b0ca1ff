"""PDFs: words in the order of reading, whole again, with running heads set aside."""

import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.articles.documents.making_pdf import Placed, pdf, written
from tests.articles.documents.same_words import MADE, holds_the_seed
from tests.factories import RULES
from variorum.articles.article import Article
from variorum.articles.formats.pdf.line_ends import KnownWords, joined
from variorum.articles.formats.pdf.page import Page, Printed, Run
from variorum.articles.formats.pdf.text import lines_of
from variorum.articles.load import article_from_bytes, read_articles
from variorum.base.errors import InputError
from variorum.cleaning.cleaner import clean
from variorum.config.settings import LimitSettings

needs_pdfium = pytest.mark.skipif(find_spec("pypdfium2") is None, reason="pypdfium2 is not installed")


def read(data: bytes) -> Article:
    return article_from_bytes(data, "https://outlet.example/a.pdf")


def aside(article: Article) -> list[str]:
    return [article.text[start:].split("\n", 1)[0] for start in sorted(article.outside or ())]


@needs_pdfium
@pytest.mark.parametrize("file", sorted(MADE.glob("*.pdf")), ids=lambda file: file.name)
def test_a_seed_printed_by_another_program_has_the_same_words(file: Path) -> None:
    (article,) = read_articles([str(file)], LimitSettings())
    text = "\n".join(line for line in article.text.split("\n") if line not in aside(article))
    holds_the_seed(Article(article.path, text), file)


@needs_pdfium
def test_a_browsers_heads_are_lines_that_are_removed_and_can_be_restored() -> None:
    (article,) = read_articles([str(MADE / "chromium-0.pdf")], LimitSettings())
    assert [line.split()[-1] for line in aside(article)] == ["Seed", "1/3", "Seed", "2/3", "Seed", "3/3"]
    removed = {line.rule for line in clean(article, RULES).removed}
    assert "extractor.outside" in removed
    assert article.metadata.headline == "Seed"


@needs_pdfium
def test_a_pdf_is_one_whatever_it_is_called(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(pdf([(50, 500, "Two boats sank on Tuesday.")]))
    (article,) = read_articles([str(tmp_path)], LimitSettings())
    assert article.text == "Two boats sank on Tuesday."


def placed(words: Sequence[Placed], size: float = 10) -> list[Run]:
    return [Run(text, left, below, left + 5 * len(text) * size / 10, below + size) for left, below, text in words]


def lines(*pages: Sequence[Run], title: str = "") -> list[tuple[str, bool]]:
    return list(lines_of(Printed(tuple(Page(600, tuple(page)) for page in pages), title)))


def text(*pages: Sequence[Run]) -> list[str]:
    return [line for line, is_text in lines(*pages) if is_text]


LEFT = [
    (50, 400, "The council of the harbour"),
    (50, 388, "town said that it will vote"),
    (50, 376, "on the new boat in May, and"),
]
RIGHT = [
    (220, 400, "that the yard will build it"),
    (220, 388, "in a year at the least, for"),
    (220, 376, "nine million."),
]
WHOLE = (
    "The council of the harbour town said that it will vote on the new boat in May, and that the yard will build it in"
    " a year at the least, for nine million."
)


def test_columns_are_read_one_after_the_other_and_a_headline_over_them_first() -> None:
    headline = placed([(50, 440, "A boat for the town, says")], 20)
    rows = [run for pair in zip(placed(LEFT), placed(RIGHT), strict=True) for run in pair]
    assert text([*rows, *headline]) == ["A boat for the town, says", WHOLE]


def test_lines_of_columns_that_stand_at_other_heights_are_not_mixed() -> None:
    lower = [(left, below - 5, words) for left, below, words in RIGHT]
    assert text(placed([*LEFT, *lower])) == [WHOLE]


def test_a_paragraph_that_goes_on_on_the_next_page_is_one_and_the_head_stands_behind_it() -> None:
    head = [(50, 570, "QUAY WEEKLY"), (300, 570, "PAGE 2")]
    next_page = [(left - 170, below + 100, words) for left, below, words in RIGHT]
    assert lines(placed(LEFT), placed([*head, *next_page])) == [(WHOLE, True), ("QUAY WEEKLY PAGE 2", False)]


def test_a_page_number_is_set_aside_and_a_year_in_the_text_is_not() -> None:
    page = [*LEFT[:2], (50, 376, "2026"), (190, 20, "12")]
    assert lines(placed(page)) == [
        ("The council of the harbour town said that it will vote 2026", True),
        ("12", False),
    ]


@pytest.mark.parametrize("number", ["12", "- 12 -", "Quay Weekly, page 12", "Page 12 of 40", "12/40", "[p. 12]"])
def test_page_numbers_of_all_kinds_are_set_aside(number: str) -> None:
    assert lines(placed([*LEFT, (190, 20, number)]))[-1] == (number, False)


def test_what_a_browser_prints_around_a_single_page_is_set_aside() -> None:
    edges = [
        (20, 580, "11/27/26, 12:32 AM"),
        (200, 580, "The boat"),
        (20, 10, "https://quay.example/boat"),
        (380, 10, "1/1"),
    ]
    assert lines(placed([*LEFT, *edges]), title="The boat")[1:] == [
        ("11/27/26, 12:32 AM The boat", False),
        ("https://quay.example/boat 1/1", False),
    ]


def test_a_first_line_that_is_indented_begins_a_paragraph() -> None:
    page = [
        (65, 400, "One man walked home at night"),
        (50, 388, "and he was not seen again in"),
        (65, 376, "Two others stayed there then"),
    ]
    assert text(placed(page)) == [
        "One man walked home at night and he was not seen again in",
        "Two others stayed there then",
    ]


def test_a_short_last_line_under_an_indent_stays_with_its_paragraph() -> None:
    page = [
        (70, 400, "One man walked home at night, and saw it"),
        (50, 388, "too."),
        (70, 376, "Two others stayed in the town and saw"),
    ]
    assert text(placed(page)) == [
        "One man walked home at night, and saw it too.",
        "Two others stayed in the town and saw",
    ]


def test_a_wider_gap_and_a_line_with_room_left_end_a_paragraph() -> None:
    page = [
        (50, 400, "One man walked home at night,"),
        (50, 388, "they said."),
        (50, 376, "Two others stayed in the town"),
        (50, 364, "and were seen there on Tuesday"),
        (50, 340, "A third was lost in the fog of"),
    ]
    assert text(placed(page)) == [
        "One man walked home at night, they said.",
        "Two others stayed in the town and were seen there on Tuesday",
        "A third was lost in the fog of",
    ]


def test_a_large_initial_begins_its_word() -> None:
    initial = placed([(50, 374, "T")], 36)
    page = [
        (75, 400, "he council of the town"),
        (75, 388, "said that it will vote"),
        (75, 376, "on it in May, after it"),
        (50, 364, "had heard what the people"),
    ]
    assert text([*initial, *placed(page)]) == [
        "The council of the town said that it will vote on it in May, after it had heard what the people"
    ]


def test_turned_text_is_a_line_aside() -> None:
    stamp = Run("Printed in Ostrava", 10, 100, 20, 300, upright=False)
    assert lines([*placed(LEFT[:1]), stamp]) == [(LEFT[0][2], True), ("Printed in Ostrava", False)]


def test_ligatures_are_letters_and_soft_hyphens_go() -> None:
    assert text(placed([(50, 400, "ﬁnished in the oﬃce, bud\u00ad"), (50, 388, "get and all")])) == [
        "finished in the office, budget and all"
    ]


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        (["it ex-", "pects so"], "it expects so"),
        (["the price-", "determining factor"], "the price-determining factor"),
        (["a state-", "run bank"], "a state-run bank"),
        (["a large-", "scale plan"], "a large-scale plan"),
        (["a four-", "month war"], "a four-month war"),
        (["the so-", "called deal"], "the so-called deal"),
        (["under-", "funded and un-", "controlled"], "underfunded and uncontrolled"),
        (["US-", "backed men"], "US-backed men"),
        (["Mr Mc-", "Carthy"], "Mr McCarthy"),
        (["their in-", "come"], "their income"),
        (["pre-", "and post-war"], "pre- and post-war"),
        (["Anglo-", "American talks"], "Anglo-American talks"),
        (["COVID-", "19 rules"], "COVID-19 rules"),
        (["a yard—", "the best"], "a yard—the best"),
        (["a yard –", "the best"], "a yard – the best"),
        (["no hyphen", "here"], "no hyphen here"),
        (["市长说，新船", "将于五月完工。"], "市长说，新船将于五月完工。"),
        (["배는 오월에", "완성된다"], "배는 오월에 완성된다"),
    ],
)
def test_words_go_on_at_the_ends_of_lines(broken: list[str], whole: str) -> None:
    known = KnownWords.of([*broken, "The price is a determining one. A price-determining state run, come in."])
    assert joined(broken, known) == whole


def test_where_lines_break_no_words_hyphens_are_the_words_own() -> None:
    assert joined(["a large-", "scale plan"], KnownWords.of([*["No word is broken here at all"] * 40, "a large-"])) == (
        "a large-scale plan"
    )


SCRIPT = "/OpenAction<</S/JavaScript/JS(app.launchURL\\('http://127.0.0.1:9/'\\); while\\(true\\){})>>"
LINK = "/OpenAction<</S/URI/URI(http://127.0.0.1:9/)>>"


@needs_pdfium
@pytest.mark.parametrize("action", [SCRIPT, LINK], ids=["script", "link"])
def test_what_a_pdf_wants_to_do_is_not_done(action: str) -> None:
    assert read(pdf([(50, 500, "One line.")], catalog=action)).text == "One line."


LOOP = {
    1: "<</Type/Catalog/Pages 2 0 R>>",
    2: "<</Type/Pages/Count 9/Kids[2 0 R 2 0 R 3 0 R]/Parent 2 0 R>>",
    3: "<</Length 3 0 R>>",
}


@needs_pdfium
@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"%PDF-1.7\nnothing more", "no PDF that can be read"),
        (pdf(), "holds no text|no PDF"),
        (pdf([]), "holds no text"),
        (written(LOOP), "no PDF that can be read|holds no text"),
        (
            pdf([(50, 500, "x")], kids=" ".join(["5 0 R"] * 3)).replace(b"/Count 1", b"/Count 5000"),
            "more than 1,000 pages",
        ),
        ((MADE / "groff-0.pdf").read_bytes()[:3_000], "no PDF that can be read|holds no text"),
    ],
    ids=["nothing", "no page", "no words", "loop", "too long", "cut off"],
)
def test_a_hostile_pdf_is_an_error_with_a_line(data: bytes, message: str) -> None:
    with pytest.raises(InputError, match=message):
        read(data)


@needs_pdfium
@pytest.mark.skipif(sys.platform != "linux", reason="the limit of time is tried where it is kept to the second")
def test_a_pdf_that_takes_too_long_ends_its_own_process_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("variorum.articles.formats.pdf.article.SECONDS", 0)
    with pytest.raises(InputError, match="hang, fail or run out of memory"):
        read((MADE / "groff-0.pdf").read_bytes())


@needs_pdfium
def test_a_locked_pdf_says_so() -> None:
    encrypted = pdf([(50, 500, "x")]).replace(
        b"/Size",
        b"/Encrypt<</Filter/Standard/V 1/R 2/O(" + b"o" * 32 + b")/U(" + b"u" * 32 + b")/P -4>>/ID[(a)(a)]/Size",
    )
    with pytest.raises(InputError, match="locked with a password"):
        read(encrypted)
