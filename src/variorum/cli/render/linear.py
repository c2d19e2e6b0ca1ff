"""Results one thing after the other, in words, to be read aloud: no columns, no signs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from variorum.alignment.prepared_article import PreparedArticle
from variorum.base.sanitize import safe
from variorum.comparison.comparison import Comparison
from variorum.comparison.coverage import Coverage
from variorum.comparison.rows import Row, RowKind
from variorum.comparison.words_in_rows import ComparedWords
from variorum.drift.drift import Drift
from variorum.presentation.compare_filter import CompareOptions, shown_rows
from variorum.presentation.glyphs import ROW_WORDS, SEVERITY_WORDS
from variorum.presentation.signs import JUDGED
from variorum.presentation.wording.coverage import alone_in_words, elsewhere_in_words
from variorum.presentation.wording.drift import drift_name
from variorum.presentation.wording.judge import disagreement_line
from variorum.presentation.wording.labels import figures_in_words, names_in_words
from variorum.presentation.wording.word_marks import changes_said, details_in_words, has_marks
from variorum.text.word_diff import word_diff

_SPOKEN = {**ROW_WORDS, RowKind.SAME: "the same words on both sides"}


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
    doubt = ", but a sentence is near" if row.uncertain else ""
    moved = ", moved" if row.moved else ""
    yield f"Row {number + 1} of {len(comparison.rows)}: {_SPOKEN[row.kind]}{moved}{doubt}."
    base, other = row.base or row.base_elsewhere, row.other or row.other_elsewhere
    if base:
        yield f"Base{'' if row.base else ', elsewhere'}: {_words(comparison.base, base)}"
    if other and row.kind is not RowKind.SAME:
        yield f"Other{'' if row.other else ', elsewhere'}: {_words(comparison.other, other)}"
    if base and other and row.kind is RowKind.REWORDED and plain:
        yield from _changes(comparison.base.text_of_all(base), comparison.other.text_of_all(other))
    elif has_marks(row):
        yield from changes_said(words, row)
    yield from _drift(comparison.drift_of_row(row), ("base", "other"))
    if said := disagreement_line(comparison, row):
        yield f"Disagreement: {said.removeprefix(JUDGED).strip()}."


def _drift(found: Iterable[Drift], names: tuple[str, str]) -> Iterator[str]:
    for drift in found:
        sides = zip(names, (drift.base, drift.other), strict=True)
        said = ", ".join(f"{name} “{safe(words.text)}”" for name, words in sides if words)
        yield f"Change: {drift_name(drift)}, {SEVERITY_WORDS[drift.severity]}: {said}."


def _words(article: PreparedArticle, sentences: Sequence[int]) -> str:
    return safe(article.text_of_all(sentences))


def _changes(left: str, right: str) -> Iterator[str]:
    for stretch in word_diff(left, right):
        gone, come = (safe(text[slice(*span)].strip()) for text, span in ((left, stretch.left), (right, stretch.right)))
        if stretch.equal or not (gone or come):
            continue
        if gone and come:
            yield f"Instead of “{gone}” the other has “{come}”."
        else:
            yield f"The other leaves out “{gone}”." if gone else f"The other adds “{come}”."


def linear_coverage(coverage: Coverage) -> Iterator[str]:
    """Each statement with who carries it, in which words, and who does not."""
    names = names_in_words([article.cleaned for article in coverage.articles])
    for number in coverage.by_spread():
        statement = coverage.statements[number]
        outlets = coverage.outlets_of(statement)
        alone = alone_in_words(coverage, statement, names)
        end = f", {alone}." if alone else "."
        yield f"Statement {number + 1} of {len(coverage.statements)}: in {len(outlets)} of {len(names)} articles{end}"
        for article, sentence in statement:
            prepared = coverage.articles[article]
            place = f"sentence {sentence + 1} of {len(prepared.sentences)}"
            yield f"{names[article]}, {place}: {safe(prepared.text_of(sentence))}"
            first = statement[0]
            yield from _drift(coverage.drift_between(first, (article, sentence)), (names[first[0]], names[article]))
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
