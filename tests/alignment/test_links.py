"""Links are found where sentences say the same, and explained."""

import pytest
from hypothesis import given

from tests.factories import PARAGRAPHS, compared, prepared, stories, texts
from tests.watching import watched
from variorum.alignment.link_kind import LinkKind
from variorum.alignment.links import align
from variorum.config.settings import MatchingSettings


def test_the_same_words_in_other_type_are_verbatim() -> None:
    links = compared("“It’s over,” he said – twice.", '"It\'s over," he said - twice.').links
    assert [(link.kind, link.score) for link in links] == [(LinkKind.VERBATIM, 1.0)]


def test_rewording_is_found_across_the_article() -> None:
    reworded = "A leaked report says that an inspection found rust in three of seven cranes in March."
    other = "\n".join((reworded, *PARAGRAPHS[:3]))
    links = compared("\n".join(PARAGRAPHS), other).links
    assert any(link.right == 0 and "An inspection in March" in PARAGRAPHS[link.left - 1] for link in links)


def test_what_shares_nothing_is_not_linked() -> None:
    assert compared(PARAGRAPHS[0], "Rain is expected over western valleys until Friday.").links == ()


def test_a_link_names_the_words_it_rests_on() -> None:
    reworded = "An inspection in March found rust in three of the seven cranes, a leaked report said."
    comparison = compared("\n".join(PARAGRAPHS), "\n".join((*PARAGRAPHS[:2], reworded)))
    link = next(link for link in comparison.links if link.score < 1.0)
    words = {word for reason in comparison.reasons(link) for word in reason.words}
    assert {"rust", "march"} <= words


@given(stories, stories)
def test_links_are_the_same_from_both_sides(one: str, other: str) -> None:
    there, back = compared(one, other), compared(other, one)
    assert there.alignment.mirrored() == back.alignment


@given(stories, stories)
def test_links_are_in_order_and_above_the_strictness(one: str, other: str) -> None:
    links = compared(one, other).links
    assert list(links) == sorted(links, key=lambda link: (link.left, link.right))
    assert all(link.score >= MatchingSettings().strictness for link in links)


@pytest.mark.parametrize(
    "text", ["", "1 2 3. 4 5.", "中国政府今天宣布。这是新闻。", "قال الرئيس اليوم إن الأمر انتهى."]
)
def test_odd_texts_are_linked_with_themselves_without_fuss(text: str) -> None:
    profile = prepared(text).tokens
    links = align(profile, profile, MatchingSettings()).links
    assert {(link.left, link.right) for link in links} >= {(n, n) for n in range(len(profile.sentences))}


def test_thousands_of_sentences_on_one_topic_do_not_blow_up() -> None:
    text = " ".join(f"The crane number {n} fell on boat {n * 7 % 1000} today." for n in range(1500))
    assert len(compared(text, text.replace("fell", "dropped")).links) >= 1400


@given(texts)
def test_a_word_is_quoted_where_it_begins_in_a_quotation(text: str) -> None:
    for sentence in prepared(text).tokens.sentences:
        asked = [any(a <= word.start < b for a, b in sentence.quoted_spans) for word in sentence.words]
        assert list(sentence.quoted) == asked


def test_thousands_of_quotations_in_one_sentence_are_no_matter() -> None:
    with watched():
        assert any(prepared("said " + "“it” ʻisʻ " * 12_000).tokens.sentences[0].quoted)
