"""All articles of a story at once: every pair compared, and the statements they make."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from variorum.alignment.statements import Place, statements_of
from variorum.comparison.comparison import Comparison, compare
from variorum.comparison.prepared import PreparedArticle
from variorum.settings import MatchingSettings


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


def cover(articles: Sequence[PreparedArticle], settings: MatchingSettings) -> Coverage:
    """Compare every pair and gather the statements."""
    pairs = list(itertools.combinations(range(len(articles)), 2))
    comparisons = {(i, j): compare(articles[i], articles[j], settings) for i, j in pairs}
    links = {
        ((i, link.left), (j, link.right)): link.score
        for (i, j), comparison in comparisons.items()
        for link in comparison.links
    }
    counts = [len(article.sentences) for article in articles]
    keys = [article.article.sha256 for article in articles]
    return Coverage(tuple(articles), comparisons, statements_of(counts, links, keys))
