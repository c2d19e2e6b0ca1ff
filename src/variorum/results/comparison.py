"""Two articles compared, and a story collated, as Python users see them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from variorum.alignment.statements import SentenceRef
from variorum.articles.article import Article
from variorum.comparison.comparison import Comparison
from variorum.comparison.coverage import Coverage
from variorum.comparison.result import Statistics
from variorum.drift.drift import Drift, TextSpan
from variorum.presentation.wording.labels import count_in_words, figures_in_words, names_in_words, numbered_names
from variorum.results.rows import LinkView, RowView, link_view, sentence_span
from variorum.results.tables import table


@dataclass(frozen=True)
class ArticleComparison:
    """Another article held against a base. Iterates over its rows, from top to bottom."""

    _comparison: Comparison

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {self._names}: {figures_in_words(self.figures)}>"

    @property
    def _names(self) -> str:
        return " | ".join(names_in_words([self._comparison.base.cleaned, self._comparison.other.cleaned]))

    @property
    def base(self) -> Article:
        """The article that the other is held against."""
        return self._comparison.base.article

    @property
    def other(self) -> Article:
        """The article that is held against the base."""
        return self._comparison.other.article

    @cached_property
    def rows(self) -> tuple[RowView, ...]:
        """What stands side by side; every sentence of both articles stands in exactly one row."""
        return tuple(RowView(self._comparison, row) for row in self._comparison.rows)

    @property
    def figures(self) -> Statistics:
        """Rows by kind, the shares (0 to 1) of words that both have, and the longest run that both have."""
        return self._comparison.statistics

    @cached_property
    def links(self) -> tuple[LinkView, ...]:
        """All links, in the order of the base."""
        return tuple(link_view(self._comparison, link) for link in self._comparison.links)

    def __iter__(self) -> Iterator[RowView]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __getitem__(self, row: int) -> RowView:
        return self.rows[row]

    def to_dict(self) -> dict[str, Any]:
        """The document of `variorum diff --format json`; docs/formats.md describes it."""
        from variorum.export.json_documents import diff_document

        return diff_document(self._comparison)

    def to_json(self) -> str:
        """What `to_dict` gives as text, safe to print, as the command writes it."""
        from variorum.export.json_documents import json_file

        return json_file(self.to_dict())

    def _repr_html_(self) -> str:
        rows = ((row.kind + (", moved" if row.moved else ""), row.base_text, row.other_text) for row in self)
        names = names_in_words([self._comparison.base.cleaned, self._comparison.other.cleaned])
        return table(figures_in_words(self.figures), ("", *names), rows)


@dataclass(frozen=True)
class StatementView:
    """A statement: sentences of several articles that say the same thing, or one that stands alone."""

    _coverage: Coverage
    _statement: tuple[SentenceRef, ...]

    def __repr__(self) -> str:
        return f"StatementView(articles={self.articles}, text={self.text!r})"

    @property
    def articles(self) -> tuple[int, ...]:
        """The numbers, from 0, of the articles that carry it."""
        return tuple(self._coverage.outlets_of(self._statement))

    @property
    def text(self) -> str:
        """Its first wording, that of the first article which carries it."""
        article, sentence = self._statement[0]
        return self._coverage.articles[article].text_of(sentence)

    def wordings(self, article: int) -> tuple[TextSpan, ...]:
        """The sentences of an article, by its number, that carry it; none if it does not."""
        prepared = self._coverage.articles[article]
        return tuple(sentence_span(prepared, n) for a, n in self._statement if a == article)

    @property
    def family(self) -> tuple[StatementView, ...]:
        """The statements that share a sentence with it, or with one that does; itself among them, in order."""
        family = self._coverage.families.of(self._statement)
        found = (s for s in self._coverage.statements if self._coverage.families.of(s) == family)
        return tuple(StatementView(self._coverage, statement) for statement in found)

    @property
    def lacking(self) -> tuple[int, ...]:
        """The numbers, from 0, of the articles that lack it: they tell nothing of its family, and no sentence of
        theirs is linked into it. They may still have a sentence near, below the strictness."""
        return tuple(gap.article for gap in self._coverage.missing_from(self._statement) if gap.elsewhere is None)

    @property
    def probably_lacking(self) -> tuple[int, ...]:
        """Those of `lacking` in which a sentence comes near, below the strictness."""
        return tuple(gap.article for gap in self._coverage.missing_from(self._statement) if gap.nearest is not None)

    def elsewhere(self, article: int) -> tuple[StatementView, TextSpan] | None:
        """Where an article, by its number, that does not carry it tells it, or what goes with it: another statement,
        and the article's sentence there. None if the article carries it, or lacks it."""
        if article in self.articles:
            return None
        found = self._coverage.elsewhere(self._statement, article)
        if found is None:
            return None
        span = sentence_span(self._coverage.articles[article], found.sentence)
        return StatementView(self._coverage, self._coverage.statements[found.statement]), span

    @property
    def drift(self) -> tuple[Drift, ...]:
        """All drift between its sentences; of stories of more than 12 articles it is not looked for."""
        return tuple(self._coverage.drift_in(self._statement))


@dataclass(frozen=True)
class StoryCoverage:
    """All articles of a story, every pair compared. Iterates over the statements, those that most articles
    carry first."""

    _coverage: Coverage

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {self._in_words}>"

    @property
    def _in_words(self) -> str:
        return f"{count_in_words(len(self.articles), 'article')}, {count_in_words(len(self.statements), 'statement')}"

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles, in the order given."""
        return tuple(prepared.article for prepared in self._coverage.articles)

    @cached_property
    def statements(self) -> tuple[StatementView, ...]:
        """The statements; every sentence stands in one or more, and in one family of them."""
        coverage = self._coverage
        return tuple(StatementView(coverage, coverage.statements[n]) for n in coverage.by_spread())

    def __iter__(self) -> Iterator[StatementView]:
        return iter(self.statements)

    def __len__(self) -> int:
        return len(self.statements)

    def __getitem__(self, statement: int) -> StatementView:
        return self.statements[statement]

    def to_dict(self) -> dict[str, Any]:
        """The document of `variorum coverage --format json`; docs/formats.md describes it."""
        from variorum.export.json_documents import coverage_document

        return coverage_document(self._coverage)

    def to_json(self) -> str:
        """What `to_dict` gives as text, safe to print, as the command writes it."""
        from variorum.export.json_documents import json_file

        return json_file(self.to_dict())

    def _repr_html_(self) -> str:
        names = numbered_names([prepared.cleaned for prepared in self._coverage.articles])
        rows = (
            [" ".join(span.text for span in statement.wordings(n)) for n in range(len(names))] for statement in self
        )
        return table(self._in_words, names, rows)
