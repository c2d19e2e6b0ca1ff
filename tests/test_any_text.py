"""Whatever stands in an article, every command that compares gives its result."""

import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.factories import PARAGRAPHS, RULES, article
from variorum.alignment.prepared_article import prepare
from variorum.articles.article import Metadata
from variorum.cli.render.coverage import coverage_text
from variorum.cli.render.diff import explained_diff
from variorum.cli.render.facts import facts_document
from variorum.cli.render.linear import linear_coverage, linear_diff
from variorum.comparison.comparison import compare
from variorum.comparison.coverage import cover
from variorum.config.settings import DriftSettings, MatchingSettings
from variorum.export.json_documents import as_json, coverage_document, diff_document
from variorum.presentation.compare_filter import ALL_ROWS
from variorum.sourcing.profile import sourcing_profiles

# Letters that are no letters, digits that are no numbers, and what changes when case is folded.
ODD = "ʼʻʹˈʾ'’‘`´ ŉßİıﬁŒǅ ²³½Ⅷ①٣߃𝟘 ªº々ーゝ가漢あ ـ\u0301\u200d\u00ad _-–—.·"
odd_words = st.text(alphabet=st.sampled_from(ODD), min_size=1, max_size=4)
plain_words = st.sampled_from(
    [
        "“we",
        "said,”",
        "Mr.",
        "U.S.",
        "on",
        "Tuesday",
        "21",
        "May",
        "$4",
        "million",
        "per",
        "cent",
        "not",
        "‘over.ʼ",
    ]
)
sentences = st.lists(odd_words | plain_words | st.characters(), min_size=1, max_size=12).map(" ".join)
any_texts = st.lists(sentences, min_size=1, max_size=4).map(". ".join)
dates = st.sampled_from([None, "0001-01-01", "9999-12-31", "2025-11-21", "yesterday", ""])


@given(any_texts, any_texts, dates)
def test_any_text_goes_through_diff_coverage_and_facts(one: str, other: str, date: str | None) -> None:
    known = Metadata(date_published=date)
    articles = [prepare(replace(article(text), metadata=known), RULES) for text in (one, other)]
    comparison = compare(articles[0], articles[1], MatchingSettings(), drift=DriftSettings())
    json.loads(as_json(diff_document(comparison)))
    assert list(linear_diff(comparison, ALL_ROWS))
    list(explained_diff(comparison, 80, 0.3))
    covered = cover(articles, MatchingSettings(), DriftSettings())
    json.loads(as_json(coverage_document(covered)))
    list(coverage_text(covered, 80))
    list(linear_coverage(covered))
    json.loads(as_json(facts_document(sourcing_profiles(articles, DriftSettings()))))


def test_an_article_of_the_year_1_has_no_weekday_before_it() -> None:
    """Some programs write that date where they know none."""
    texts = (PARAGRAPHS[0], PARAGRAPHS[0].replace("Tuesday", "Wednesday"))
    known = Metadata(date_published="0001-01-01")
    articles = [prepare(replace(article(text), metadata=known), RULES) for text in texts]
    comparison = compare(articles[0], articles[1], MatchingSettings(), drift=DriftSettings())
    assert [drift.type for link in comparison.links for drift in comparison.drift_of(link)] == ["date"]
