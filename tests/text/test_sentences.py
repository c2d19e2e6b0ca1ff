"""The sentences of a cleaned article are spans of its original text."""

from hypothesis import given
from hypothesis import strategies as st

from tests.factories import prepared, seed_articles, stories, texts


def test_a_sentence_broken_over_lines_is_one_span_over_both(seeds: list[str]) -> None:
    third = seed_articles(seeds)[2]
    words = [third.text_of(sentence.number) for sentence in third.sentences]
    assert any(
        w.startswith("“You can save yourself") and w.endswith("“only if he agreed to resign right away”.")
        for w in words
    )
    assert any(w.startswith("Its editorial board said:\n“If Maduro refuses") for w in words)
    assert len(words) == 19


def test_bullets_are_not_part_of_their_sentences(seeds: list[str]) -> None:
    assert seed_articles(seeds)[2].text_of(0) == "Trump gave Maduro ultimatum to resign immediately."


def test_the_seeds_have_as_many_sentences_as_a_reader_counts(seeds: list[str]) -> None:
    assert [len(a.sentences) for a in seed_articles(seeds)] == [22, 22, 19, 12, 13]


@given(st.one_of(texts, stories))
def test_every_kept_word_stands_in_exactly_one_sentence(text: str) -> None:
    found = prepared(text)
    covered = [n for s in found.sentences for n in range(s.start, s.end)]
    assert covered == sorted(set(covered))
    kept = {n for line in found.cleaned.kept for n in range(line.start, line.end) if text[n].isalpha()}
    assert kept <= set(covered)
