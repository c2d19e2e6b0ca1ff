"""Which words of a row are marked: never what the linked sentences have in some form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from hypothesis import given, settings

from tests.factories import PIPELINE, compared, seed_articles, stories
from variorum.alignment.prepared_article import PreparedArticle
from variorum.alignment.words.row_words import RowWords
from variorum.alignment.words.sentences import sentences_of_article
from variorum.alignment.words.unmatched import stands_among, word_keys
from variorum.alignment.words.word_alignment import PairKind, WordPair
from variorum.comparison.comparison import Comparison
from variorum.comparison.rows import Row
from variorum.comparison.word_marks import MarkedWords, RowMarks, WordMark, marks_of_row
from variorum.comparison.words_in_rows import ComparedWords


def marked(comparison: Comparison) -> Iterator[tuple[Row, RowMarks]]:
    words = ComparedWords(comparison)
    for row in comparison.rows:
        yield row, marks_of_row(words.of(row))


def texts(article: PreparedArticle, words: Sequence[MarkedWords], mark: WordMark) -> list[str]:
    return [article.article.text[word.start : word.end] for word in words if word.mark is mark]


def hold(comparison: Comparison) -> None:
    """No word is shown as dropped or added that stands in some form in a sentence that is linked to it; and marks
    stand in order and apart."""
    for row, found in marked(comparison):
        for mine, its, others, linked, shown in (
            (comparison.base, row.base, comparison.other, (*row.other, *row.other_elsewhere), found.base),
            (comparison.other, row.other, comparison.base, (*row.base, *row.base_elsewhere), found.other),
        ):
            assert all(one.end <= two.start for one, two in pairwise(shown))
            spans = [(w.start, w.end) for w in shown if w.mark in (WordMark.DROPPED, WordMark.ADDED)]
            keys = word_keys(sentences_of_article(others, linked).tokens)
            for token in sentences_of_article(mine, its).tokens:
                if token.tells and any(start <= token.start < end for start, end in spans):
                    assert not stands_among(token, keys)


@given(stories, stories)
@settings(max_examples=25)
def test_nothing_is_shown_as_dropped_that_a_linked_sentence_has(base: str, other: str) -> None:
    hold(compared(base, other))


def test_nothing_of_the_seeds_is_shown_as_dropped_that_a_linked_sentence_has(seeds: Sequence[str]) -> None:
    for base, other in combinations(seed_articles(seeds), 2):
        hold(PIPELINE.compare(base, other))


def test_each_kind_has_a_mark_of_its_own() -> None:
    comparison = compared(
        "The harbour of Ostrava was closed on Tuesday after a rusty crane fell across two fishing boats.\n"
        "Mayor Helga Brandt said nobody had been hurt in the accident.",
        "The harbour of Ostrava was shut on Tuesday after a crane fell across two old fishing boats.\n"
        "Mayor Helga Brandt said nobody had been hurt in the accident with the rusty machine.",
    )
    _, first = next(marked(comparison))
    assert texts(comparison.base, first.base, WordMark.REWORDED) == ["closed"]
    assert texts(comparison.other, first.other, WordMark.REWORDED) == ["shut"]
    assert texts(comparison.base, first.base, WordMark.ELSEWHERE) == ["rusty"]
    assert texts(comparison.other, first.other, WordMark.ADDED) == ["old"]
    assert texts(comparison.base, first.base, WordMark.DROPPED) == []


def test_where_nearly_nothing_is_shared_only_that_is_marked(seeds: Sequence[str]) -> None:
    for base, other in combinations(seed_articles(seeds), 2):
        for row, found in marked(PIPELINE.compare(base, other)):
            if found.throughout:
                assert row.base or row.base_elsewhere
                assert {word.mark for word in (*found.base, *found.other)} <= {WordMark.SHARED}
            else:
                assert WordMark.SHARED not in {word.mark for word in (*found.base, *found.other)}


def test_a_comma_once_had_an_equal_word_marked_as_reworded() -> None:
    comparison = compared("Speech\n\nThe long, loud, angry talk.\n", "Speech\n\nThe long, last, loud talk:\n")
    shown = [found for _, found in marked(comparison)][-1]
    everything = [
        article.article.text[word.start : word.end]
        for article, side in ((comparison.base, shown.base), (comparison.other, shown.other))
        for word in side
    ]
    assert "angry" in everything
    assert not {"loud", "long", "talk"} & set(everything)


def test_a_word_that_stands_on_both_sides_was_marked_for_what_else_it_stands_for() -> None:
    both = WordPair((0, 9), (0, 9), PairKind.SAME, 1.0)  # President
    besides = WordPair((0, 9), (20, 26), PairKind.REWORDED, 0.8)  # for "leader" too
    assert marks_of_row(RowWords((both, besides))) == RowMarks((), (MarkedWords(20, 26, WordMark.REWORDED),))
    assert marks_of_row(RowWords((both, besides)).mirrored()) == RowMarks((MarkedWords(20, 26, WordMark.REWORDED),))
