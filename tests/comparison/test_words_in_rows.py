"""Words inside rows: what either side lacks, and where else its other article says it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from hypothesis import given, settings

from tests.factories import PIPELINE, compared, seed_articles, stories
from variorum.alignment.words.row_words import RowWords
from variorum.alignment.words.sentences import sentences_of_article
from variorum.alignment.words.unmatched import stands_among, word_keys
from variorum.alignment.words.word_alignment import Span
from variorum.comparison.comparison import Comparison
from variorum.comparison.rows import Row, RowKind
from variorum.comparison.words_in_rows import ComparedWords

BASE = (
    "The harbour of Ostrava was closed on Tuesday after a rusty crane fell across two fishing boats.\n"
    "Mayor Helga Brandt said nobody had been hurt in the accident."
)
OTHER = (
    "The harbour of Ostrava was closed on Tuesday after a crane fell across two old fishing boats.\n"
    "Mayor Helga Brandt said nobody had been hurt in the accident with the rusty machine."
)


def words(article_text: str, spans: Sequence[Span]) -> list[str]:
    return [article_text[slice(*span)] for span in spans]


def rows_of(comparison: Comparison) -> Iterator[tuple[Row, RowWords]]:
    found = ComparedWords(comparison)
    for row in comparison.rows:
        yield row, found.of(row)


def test_what_a_row_lacks_and_what_stands_in_another_sentence() -> None:
    comparison = compared(BASE, OTHER)
    first = next(found for _, found in rows_of(comparison))
    assert words(OTHER, first.added) == ["old"]
    assert first.dropped == ()
    (rusty,) = first.dropped_elsewhere
    assert words(BASE, [rusty.span]) == ["rusty"]
    assert "rusty" in comparison.other.text_of(rusty.sentence)
    counts = ComparedWords(comparison).counts
    assert counts.added == 2
    assert counts.dropped == 0


def test_a_row_without_links_has_no_words() -> None:
    comparison = compared(BASE, "A museum in Lisbon opened a gallery of painted tiles.")
    assert all(found == RowWords() for row, found in rows_of(comparison) if row.kind is RowKind.DROPPED)


def test_spans_of_a_merged_row_are_in_the_sentences_of_the_row() -> None:
    split = BASE.replace(" after a rusty crane fell", ". This was after a rusty crane fell")
    for row, found in rows_of(compared(BASE, split)):
        for pair in found.pairs:
            inside = [compared(BASE, split).base.sentences[n] for n in row.base or row.base_elsewhere]
            assert any(sentence.start <= pair.left[0] < pair.left[1] <= sentence.end for sentence in inside)


def hold(comparison: Comparison) -> None:
    """No word is dropped or added that stands in some form in a sentence that is linked to it."""
    for row, found in rows_of(comparison):
        for mine, its, others, linked, spans in (
            (comparison.base, row.base, comparison.other, (*row.other, *row.other_elsewhere), found.dropped),
            (comparison.other, row.other, comparison.base, (*row.base, *row.base_elsewhere), found.added),
        ):
            keys = word_keys(sentences_of_article(others, linked).tokens)
            for token in sentences_of_article(mine, its).tokens:
                if any(start <= token.start < end for start, end in spans) and token.tells:
                    assert not stands_among(token, keys)


@given(stories, stories)
@settings(max_examples=25)
def test_no_word_is_dropped_that_stands_in_a_linked_sentence(base: str, other: str) -> None:
    hold(compared(base, other))


def test_no_word_of_the_seeds_is_dropped_that_stands_in_a_linked_sentence(seeds: Sequence[str]) -> None:
    for base, other in combinations(seed_articles(seeds), 2):
        hold(PIPELINE.compare(base, other))


@given(stories, stories)
@settings(max_examples=25)
def test_from_the_other_side_it_is_the_same(base: str, other: str) -> None:
    there = {(row.base, row.other): found for row, found in rows_of(compared(base, other))}
    back = compared(other, base)
    for row, found in rows_of(back):
        if row.base and row.other:
            assert found.mirrored() == there[row.other, row.base]
