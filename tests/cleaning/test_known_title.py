"""A headline that is known from elsewhere is the title of the text, whatever would take it out."""

import pytest

from tests.factories import PARAGRAPHS
from variorum.articles.article import Article, Metadata
from variorum.cleaning.lines import CleanedArticle, LineCorrection, LineKind
from variorum.config.settings import Settings
from variorum.pipeline.pipeline import Pipeline

HEADLINE = "Harbour crane falls on two boats"


def cleaned(
    lines: list[str], headline: str, *, outside: set[int] | None = None, removed: int | None = None
) -> CleanedArticle:
    text = "\n".join(lines)
    starts = [sum(len(line) + 1 for line in lines[:n]) for n in range(len(lines))]
    places = None if outside is None else frozenset(starts[n] for n in outside)
    article = Article("page.html", text, Metadata(headline=headline), places)
    corrections = () if removed is None else (LineCorrection(starts[removed], False),)
    return Pipeline(Settings()).clean(article, corrections)


@pytest.mark.parametrize(
    "headline", [HEADLINE, f"{HEADLINE} | The Harbour Times", f"{HEADLINE} - Times", HEADLINE.upper()]
)
def test_a_headline_that_the_extractor_takes_for_no_article_is_the_title(headline: str) -> None:
    found = cleaned(["Home", HEADLINE, *PARAGRAPHS], headline, outside={0, 1})
    title = found.lines[1]
    assert (title.kind, title.kept, title.rule) == (LineKind.TITLE, True, "structure.known-title")
    assert found.headline == HEADLINE
    assert not found.lines[0].kept


def test_its_sentence_is_the_first_and_points_into_the_text() -> None:
    article = cleaned(["Home", HEADLINE, *PARAGRAPHS], HEADLINE, outside={0, 1})
    prepared = Pipeline(Settings()).split(article)
    first = prepared.sentences[0]
    assert first.kind is LineKind.TITLE
    assert article.article.text[first.start : first.end] == HEADLINE


def test_there_is_one_title_only() -> None:
    found = cleaned([HEADLINE, "Crane and boats: all that we know", HEADLINE, *PARAGRAPHS], HEADLINE, outside=set())
    assert [line.number for line in found.lines if line.kind is LineKind.TITLE] == [1]


def test_a_headline_that_stands_nowhere_over_the_text_stays_with_the_metadata() -> None:
    found = cleaned([*PARAGRAPHS, HEADLINE], HEADLINE, outside={len(PARAGRAPHS)})
    assert not found.lines[-1].kept
    assert found.headline == HEADLINE


def test_the_readers_own_decision_stands_over_it() -> None:
    found = cleaned([HEADLINE, *PARAGRAPHS], HEADLINE, removed=0)
    assert not found.lines[0].kept


def test_a_line_to_share_the_page_is_no_headline_whatever_the_page_says() -> None:
    found = cleaned(["Share this article", *PARAGRAPHS], "Share this article")
    assert not found.lines[0].kept
