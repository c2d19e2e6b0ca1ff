"""What which outlets say, as plain text for a terminal or a pipe: safe, wrapped."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.base.sanitize import safe
from variorum.cli.render.hanging import hanging
from variorum.comparison.coverage import Coverage
from variorum.comparison.words_in_statements import WordsInStatements
from variorum.presentation.signs import ELSEWHERE
from variorum.presentation.wording.coverage import alone_in_words, elsewhere_in_words
from variorum.presentation.wording.drift import drift_line
from variorum.presentation.wording.labels import names_in_words
from variorum.presentation.wording.word_marks import changes_between


def coverage_text(coverage: Coverage, width: int) -> Iterator[str]:
    """Each statement with its number, the outlets that carry it and their words, most widely told first.

    Under a wording stands how it differs from the first. Below all stands where another outlet tells it, or with a
    question mark the sentence that comes near, below the strictness.
    """
    words = WordsInStatements(coverage)
    names = [str(number) for number, _ in enumerate(coverage.articles, 1)]
    called = names_in_words([article.cleaned for article in coverage.articles])
    for number, (article, name) in enumerate(zip(coverage.articles, called, strict=True), 1):
        yield f"{number}  {name}  ({safe(article.article.path)})"
    for number in coverage.by_spread():
        statement = coverage.statements[number]
        outlets = coverage.outlets_of(statement)
        alone = alone_in_words(coverage, statement, names)
        yield ""
        head = f"{number + 1}. {len(outlets)} of {len(coverage.articles)}: {', '.join(names[n] for n in outlets)}"
        yield f"{head} ({alone})" if alone else head
        for n, sentence in statement:
            yield from hanging(f"  {n + 1}  ", safe(coverage.articles[n].text_of(sentence)), width)
            inside = words.of(statement[0], (n, sentence))
            if changes := changes_between(inside, coverage.articles[statement[0][0]], coverage.articles[n]):
                yield from hanging("     ", changes, width)
            if found := coverage.drift_between(statement[0], (n, sentence)):
                yield from hanging("     ", drift_line(found), width)
        for gap in coverage.missing_from(statement):
            if gap.elsewhere is not None:
                there = gap.elsewhere.statement + 1
                told = safe(elsewhere_in_words(coverage, gap.article, gap.elsewhere, there))
                yield from hanging(f"  {gap.article + 1}{ELSEWHERE} ", told, width)
            if gap.nearest is not None:
                near = safe(coverage.articles[gap.article].text_of(gap.nearest[0]))
                yield from hanging(f"  {gap.article + 1}? near, {gap.nearest[1]:.2f}: ", near, width)
