"""Every line is kept or removed, by a named rule, and nothing is lost."""

from hypothesis import given
from hypothesis import strategies as st

from tests.factories import PARAGRAPHS, RULES, article, seed_articles, stories, texts
from variorum.cleaning.cleaner import clean
from variorum.cleaning.lines import BOILERPLATE_KINDS, CleanedArticle, LineCorrection, LineKind

# What a careful reader marked in the seeds: the numbers of the lines that are not article.
BOILERPLATE = [[], [20, 21, 22, 23], [], [], [1, 7, 9, 11, 12, 27, 28, 34, 36]]

# Lines that stand on pages around and inside articles.
PAGE_LINES = (
    "Share", "Sign up for our free newsletter", "Most Popular", "By Jane Roe", "Photograph: Jane Roe/Agency",
    "READ MORE: The other harbour", "Advertisement", "© 2025 The Outlet. All rights reserved.",
)  # fmt: skip
BY_PLACE = {rule.rule.id for rule in RULES if rule.pattern is None and not rule.phrases}


def kinds(cleaned: CleanedArticle, kind: LineKind) -> list[int]:
    return [line.number for line in cleaned.lines if line.kind is kind]


def test_on_the_seeds_exactly_the_boilerplate_goes(seeds: list[str]) -> None:
    removed = [[line.number for line in a.cleaned.removed] for a in seed_articles(seeds)]
    assert removed == BOILERPLATE


def test_on_the_seeds_titles_deks_headings_and_bullets_are_known(seeds: list[str]) -> None:
    cleaned = [a.cleaned for a in seed_articles(seeds)]
    assert [kinds(c, LineKind.TITLE) for c in cleaned] == [[], [2], [], [1], [3]]
    assert [kinds(c, LineKind.DEK) for c in cleaned] == [[], [], [], [], [5]]
    assert [kinds(c, LineKind.SUMMARY) for c in cleaned] == [[], [], [1, 2, 3], [], []]
    assert [kinds(c, LineKind.HEADING) for c in cleaned] == [[2, 5, 8], [7, 10, 13, 16], [], [], []]


def test_on_the_seeds_sentences_broken_over_lines_are_joined(seeds: list[str]) -> None:
    joined = [[line.number for line in a.cleaned.lines if line.continues] for a in seed_articles(seeds)]
    assert joined == [[], [5], [7, 12, 15, 17], [], []]


@given(texts)
def test_every_character_lies_in_one_line_and_every_line_has_a_rule(text: str) -> None:
    cleaned = clean(article(text), RULES)
    assert "\n".join(cleaned.text_of(line) for line in cleaned.lines) == text
    assert [line.number for line in cleaned.lines] == list(range(1, text.count("\n") + 2))
    assert all(line.rule and line.why for line in cleaned.lines)
    assert all(line.kind in BOILERPLATE_KINDS for line in cleaned.removed)


@given(st.one_of(texts, stories))
def test_restoring_every_removal_gives_the_original(text: str) -> None:
    cleaned = clean(article(text), RULES)
    restored = clean(article(text), RULES, [LineCorrection(line.start, True) for line in cleaned.removed])
    assert restored.removed == ()
    assert "\n".join(restored.text_of(line) for line in restored.lines if line.kept) == text


def test_the_reader_decides_over_every_rule() -> None:
    paragraph = "The harbour was closed on Tuesday after a crane fell across it."
    text = f"Help keep The Outlet independent\n{paragraph}\nShare"
    kept = clean(article(text), RULES, [LineCorrection(0, True), LineCorrection(33, False)])
    assert [line.kept for line in kept.lines] == [True, False, False]
    assert [line.rule for line in kept.lines[:2]] == ["reader.restored", "reader.removed"]
    assert "donation.help-keep" in kept.lines[0].why


def test_a_repeated_paragraph_is_removed_and_says_of_which_line() -> None:
    line = "The harbour was closed on Tuesday after a crane fell across two boats."
    cleaned = clean(article(f"{line}\nOther words stand between the two.\n{line}"), RULES)
    assert [line.kind for line in cleaned.removed] == [LineKind.DUPLICATE]
    assert cleaned.removed[0].why == "repeats line 1"


def test_cleaning_twice_changes_nothing(seeds: list[str]) -> None:
    for a in seed_articles(seeds):
        again = clean(article("\n".join(a.cleaned.text_of(line) for line in a.cleaned.kept)), RULES)
        assert again.removed == ()


@given(stories, st.lists(st.sampled_from(PAGE_LINES), max_size=6), st.integers(0, 6))
def test_what_is_kept_of_a_page_is_kept_when_cleaned_again(text: str, extra: list[str], at: int) -> None:
    lines = text.split("\n")
    page = clean(article("\n".join((*lines[:at], *extra, *lines[at:]))), RULES)
    again = clean(article("\n".join(page.text_of(line) for line in page.kept)), RULES)
    assert [line.rule for line in again.removed if line.rule not in BY_PLACE] == []


@given(stories, stories)
def test_an_article_is_cleaned_the_same_whatever_was_cleaned_before(text: str, before: str) -> None:
    alone = clean(article(text), RULES)
    clean(article(before), RULES)
    assert clean(article(text), RULES) == alone


def test_a_headline_broken_over_two_lines_is_kept_whole() -> None:
    text = "\n".join(("Crane falls on boats in harbour", "… mayor and insurers divided", *PARAGRAPHS))
    assert clean(article(text), RULES).removed == ()


def test_a_heading_over_a_quotation_is_not_joined_to_it() -> None:
    text = (
        "The talks between the two governments ended without any result on Friday.\n"
        "A long night in the capital\n"
        "“We tried everything that could be tried,” the minister told reporters afterwards."
    )
    assert [line.kind for line in clean(article(text), RULES).lines] == ["body", "heading", "body"]
