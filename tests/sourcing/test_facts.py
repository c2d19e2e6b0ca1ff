"""What is counted of a story."""

from tests.factories import PARAGRAPHS, RULES, prepared, seed_articles
from variorum.alignment.prepared_article import prepare
from variorum.articles.article import Article, Metadata
from variorum.cli.render.facts import facts_markdown
from variorum.config.settings import DriftSettings
from variorum.drift.context import ArticleIndex
from variorum.presentation.pages.facts_page import facts_in_words
from variorum.sourcing.headline import headline_drift
from variorum.sourcing.profile import sourcing_profiles

SETTINGS = DriftSettings()


def test_speakers_sources_and_hedges_of_the_seeds(seeds: list[str]) -> None:
    facts = sourcing_profiles(seed_articles(seeds), SETTINGS)
    assert facts[0].sources == {"Wall Street Journal": 2, "Miami Herald": 1}
    assert facts[1].sources == {}
    assert facts[4].sources == {"Miami Herald": 1}
    assert facts[4].speakers["Donald Trump"] == 33
    assert facts[0].hedges["reportedly"] == 3
    assert max(facts, key=lambda one: one.hedges_per_hundred) is facts[4]
    regimes = next(group for group in facts[0].labels if "regime" in group)
    assert facts[2].labels[regimes]["dictatorship"] == 1


def test_every_quotation_is_in_the_text_and_counted(seeds: list[str]) -> None:
    for one in sourcing_profiles(seed_articles(seeds), SETTINGS):
        text = one.article.article.text
        for quotation in one.quotations:
            words = quotation.words
            assert text[words.start : words.end] == words.text
            assert quotation.count >= 3


def test_who_is_quoted_stands_on_either_side() -> None:
    text = "\n".join((
        *PARAGRAPHS[:2],
        "“We heard a loud crack,” said Ivo Marek of the port.",
        "Helga Brandt later told reporters “we will repair all of it”.",
        "When asked, she said “we never knew about it”.",
    ))  # fmt: skip
    (facts,) = sourcing_profiles([prepared(text)], SETTINGS)
    assert [quotation.speaker for quotation in facts.quotations] == ["Ivo Marek", "Helga Brandt", "Helga Brandt"]


def test_a_headline_is_held_against_its_body() -> None:
    body = "\n".join((*PARAGRAPHS[:3], "The mayor said “we will repair all of the seven cranes” on Monday."))
    cut = prepared(f"Mayor Brandt: “repair all of the seven cranes” after fall of 9 boats\n{body}")
    found = list(headline_drift(ArticleIndex(cut)))
    assert [(one.words.text, one.what) for one in found] == [
        ("“repair all of the seven cranes”", "cut"),
        ("9", "not in the body"),
    ]
    assert found[0].body is not None
    assert found[0].body.text == "“we will repair all of the seven cranes”"
    invented = prepared(f"Mayor Brandt: “nobody will ever repair them” after fall\n{body}")
    assert [one.what for one in headline_drift(ArticleIndex(invented))] == ["not quoted in the body"]


def test_the_headline_of_salon_cuts_its_quotation(seeds: list[str]) -> None:
    facts = sourcing_profiles(seed_articles(seeds), SETTINGS)
    (found,) = facts[4].headline
    assert (found.words.text, found.what) == ("“Leave the country now”", "cut")
    assert not any(one.headline for one in facts[:4])


def test_markdown_holds_no_markup_of_the_articles() -> None:
    text = "\n".join((*PARAGRAPHS[:2], "“A [link](http://x) <b>bold</b> claim” said *Ivo* Marek_."))
    facts = sourcing_profiles([prepared(text)], SETTINGS)
    shown = "\n".join(facts_markdown(facts, ["1 <script>alert(1)</script>"]))
    assert "<script>" not in shown.replace("\\<", "")
    assert "\\<script\\>" in shown


def test_an_outlet_that_cites_another_of_the_story_is_said_with_the_order_of_dates() -> None:
    citing = "\n".join((*PARAGRAPHS[:3], "Sailors told the Harbour Times that the crane was rusty."))
    one = prepare(Article("a.txt", citing, Metadata(date_published="2025-11-03")), RULES)
    cited = Metadata(publisher="The Harbour Times", date_published="2025-11-02")
    two = prepare(Article("b.txt", "\n".join(PARAGRAPHS), cited), RULES)
    pairs = list(facts_in_words(sourcing_profiles([one, two], SETTINGS), ["1 One", "2 The Harbour Times"]))
    told = [text for name, text in pairs if name == "in this story"]
    assert told == ["2 The Harbour Times, published before it (2025-11-02, 2025-11-03)"]
