"""All articles of a story at once: every pair compared, and the statements they make."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from variorum.alignment.statements import Place, statements_of
from variorum.comparison.comparison import Comparison
from variorum.comparison.many import compare_all
from variorum.comparison.prepared import PreparedArticle
from variorum.settings import MatchingSettings


@dataclass(frozen=True, slots=True)
class Missing:
    """An article that does not carry a statement.

    `nearest` is its sentence that comes near, below the strictness, and the score; None if all of its
    sentences were searched and none comes near.
    """

    article: int
    nearest: tuple[int, float] | None


@dataclass(frozen=True)
class Coverage:
    """The articles, each pair's comparison by their numbers (the smaller is the base), the statements."""

    articles: tuple[PreparedArticle, ...]
    comparisons: dict[tuple[int, int], Comparison]
    statements: tuple[tuple[Place, ...], ...]

    @staticmethod
    def outlets_of(statement: Sequence[Place]) -> list[int]:
        """The numbers of the articles that carry a statement."""
        return sorted({article for article, _ in statement})

    def missing_from(self, statement: Sequence[Place]) -> tuple[Missing, ...]:
        """The articles that do not carry a statement, with what comes near in each."""
        there = self.outlets_of(statement)
        return tuple(
            Missing(article, self._nearest(statement, article))
            for article in range(len(self.articles))
            if article not in there
        )

    def _nearest(self, statement: Sequence[Place], article: int) -> tuple[int, float] | None:
        near = [found for place in statement for found in self._related.get((place, article), ())]
        return max(near, key=lambda found: (found[1], -found[0]), default=None)

    def work_out(self) -> None:
        """Work out now, not when a screen first asks, what comes near each sentence."""
        _ = self._related

    @cached_property
    def _related(self) -> dict[tuple[Place, int], list[tuple[int, float]]]:
        """For a sentence and another article, the related sentences there, with scores."""
        found: dict[tuple[Place, int], list[tuple[int, float]]] = {}
        for (i, j), comparison in self.comparisons.items():
            for pair in comparison.alignment.related:
                found.setdefault(((i, pair.left), j), []).append((pair.right, pair.score))
                found.setdefault(((j, pair.right), i), []).append((pair.left, pair.score))
        return found


def cover(articles: Sequence[PreparedArticle], settings: MatchingSettings) -> Coverage:
    """Compare every pair and gather the statements."""
    pairs = list(itertools.combinations(range(len(articles)), 2))
    return gather(articles, dict(compare_all(articles, settings, pairs)))


def gather(articles: Sequence[PreparedArticle], comparisons: dict[tuple[int, int], Comparison]) -> Coverage:
    """The statements that the comparisons of every pair make."""
    links = {
        ((i, link.left), (j, link.right)): link.score
        for (i, j), comparison in comparisons.items()
        for link in comparison.links
    }
    counts = [len(article.sentences) for article in articles]
    keys = [article.article.sha256 for article in articles]
    return Coverage(tuple(articles), comparisons, statements_of(counts, links, keys))
