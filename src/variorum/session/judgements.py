"""What a judge said of the articles of a project, as they were cleaned when it was asked."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from variorum.alignment.judge.judgement import Judgement
    from variorum.alignment.monotone_chain import Pair
    from variorum.alignment.prepared_article import PreparedArticle
    from variorum.pipeline.pipeline import Pipeline


class Judgements:
    """Judgements by the sentences of both articles: whoever changes an article has it judged anew, and whoever takes
    that back has what was said before."""

    def __init__(self) -> None:
        self._said: dict[tuple[object, object], Judgement | None] = {}

    def of(self, one: PreparedArticle, other: PreparedArticle) -> Judgement | None:
        """What was said of two articles; None if they were not judged."""
        return self._said.get(_key(one, other)) if self._said else None

    def missing(self, articles: Sequence[PreparedArticle], base: int) -> list[Pair]:
        """The pairs of articles, by number, that were not asked about, those of the base first."""
        pairs = itertools.combinations(range(len(articles)), 2)
        left = [pair for pair in pairs if _key(articles[pair[0]], articles[pair[1]]) not in self._said]
        return sorted(left, key=lambda pair: (base not in pair, pair))

    def ask(
        self,
        pipeline: Pipeline,
        articles: Sequence[PreparedArticle],
        pairs: Sequence[Pair],
        progress: Callable[[int, int], bool],
    ) -> Iterator[Pair]:
        """Ask about pairs of articles, each of which is given once it is judged. Raises JudgeError."""
        for pair, judgement in pipeline.judge_pairs(articles, pairs, progress):
            self._said[_key(articles[pair[0]], articles[pair[1]])] = judgement
            yield pair

    def pass_over(self, articles: Sequence[PreparedArticle], pairs: Sequence[Pair]) -> None:
        """Ask no more about pairs of which nothing was said, since they are the same or too long."""
        for i, j in pairs:
            self._said.setdefault(_key(articles[i], articles[j]), None)


def _key(one: PreparedArticle, other: PreparedArticle) -> tuple[object, object]:
    from variorum.alignment.prepared_article import in_own_order

    first, second = (one, other) if in_own_order(one, other) else (other, one)
    return (first.article.sha256, first.sentences), (second.article.sha256, second.sentences)
