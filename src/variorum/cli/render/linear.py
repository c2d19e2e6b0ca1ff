"""Results one thing after the other, in words, to be read aloud: no columns, no signs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from variorum.alignment.prepared_article import PreparedArticle
from variorum.base.sanitize import safe
from variorum.comparison.comparison import Comparison
from variorum.comparison.coverage import Coverage
from variorum.comparison.rows import Row, RowKind
from variorum.comparison.words_in_rows import ComparedWords
from variorum.presentation.compare_filter import CompareOptions, shown_rows
from variorum.presentation.wording.coverage import elsewhere_in_words
from variorum.presentation.wording.labels import figures_in_words, names_in_words
from variorum.presentation.wording.spoken import (
    differences_said,
    disagreement_said,
    drifts_said,
    row_said,
    statement_said,
)
from variorum.presentation.wording.word_marks import details_in_words


def linear_diff(comparison: Comparison, options: CompareOptions) -> Iterator[str]:
    """The rows of a comparison, each in a few lines with what differs in words."""
    base, other = names_in_words([comparison.base.cleaned, comparison.other.cleaned])
    yield f"Base: {base}."
    yield f"Other: {other}."
    yield f"{figures_in_words(comparison.statistics)}."
    words = ComparedWords(comparison)
    yield f"{details_in_words(words.counts).capitalize()}."
    shown = shown_rows(comparison, options, ())
    for number, row in enumerate(comparison.rows):
        if number in shown:
            yield ""
            yield from _row(words, number, row, plain=options.plain)
    if left_out := len(comparison.rows) - len(shown):
        yield ""
        yield f"{left_out} of {len(comparison.rows)} rows are left out: they are the same."


def _row(words: ComparedWords, number: int, row: Row, *, plain: bool) -> Iterator[str]:
    comparison = words.comparison
    yield f"Row {number + 1} of {len(comparison.rows)}: {row_said(row)}."
    base, other = row.base or row.base_elsewhere, row.other or row.other_elsewhere
    if base:
        yield f"Base{'' if row.base else ', elsewhere'}: {_words(comparison.base, base)}"
    if other and row.kind is not RowKind.SAME:
        yield f"Other{'' if row.other else ', elsewhere'}: {_words(comparison.other, other)}"
    yield from differences_said(words, row, plain=plain)
    yield from drifts_said(comparison.drift_of_row(row), ("base", "other"))
    yield from disagreement_said(comparison, row)


def _words(article: PreparedArticle, sentences: Sequence[int]) -> str:
    return safe(article.text_of_all(sentences))


def linear_coverage(coverage: Coverage) -> Iterator[str]:
    """Each statement with who carries it, in which words, and who does not."""
    names = names_in_words([article.cleaned for article in coverage.articles])
    for number in coverage.by_spread():
        statement = coverage.statements[number]
        yield statement_said(coverage, number, names)
        for article, sentence in statement:
            prepared = coverage.articles[article]
            place = f"sentence {sentence + 1} of {len(prepared.sentences)}"
            yield f"{names[article]}, {place}: {safe(prepared.text_of(sentence))}"
            first = statement[0]
            yield from drifts_said(
                coverage.drift_between(first, (article, sentence)), (names[first[0]], names[article])
            )
        for gap in coverage.missing_from(statement):
            if gap.elsewhere is not None:
                there = gap.elsewhere.statement + 1
                yield f"{names[gap.article]} {safe(elsewhere_in_words(coverage, gap.article, gap.elsewhere, there))}"
            elif gap.nearest is None:
                yield f"{names[gap.article]}: not found."
            else:
                words = safe(coverage.articles[gap.article].text_of(gap.nearest[0]))
                yield f"{names[gap.article]}, probably not found, but near: {words}"
        yield ""
