"""Two articles side by side: their links, rows and figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from variorum.alignment.evidence import ArticlePair
from variorum.alignment.explain import Reason, reasons
from variorum.alignment.links import Alignment, Link, LinkKind, align
from variorum.alignment.scorer import lexical_scorer
from variorum.comparison.prepared import PreparedArticle
from variorum.comparison.reuse import longest_run, shared_share, words_in
from variorum.comparison.rows import Row, RowKind, rows_of
from variorum.comparison.word_diff import same_words
from variorum.settings import MatchingSettings


@dataclass(frozen=True, slots=True)
class Statistics:
    """Figures of a comparison. Rows by kind; a moved sentence counts once, where the base has it.

    `base_words_shared` and `other_words_shared` are shares (0..1) of words that stand in runs of five
    or more words that both have; `longest_run` is the longest of these, in the base's own writing.
    """

    same: int
    reworded: int
    added: int
    dropped: int
    moved: int
    base_words_shared: float
    other_words_shared: float
    longest_run: str


@dataclass(frozen=True)
class Comparison:
    """A base and another article, their links (left is the base), and the rows they make."""

    base: PreparedArticle
    other: PreparedArticle
    alignment: Alignment
    rows: tuple[Row, ...]

    @property
    def links(self) -> tuple[Link, ...]:
        """The links, in the order of the base."""
        return self.alignment.links

    @cached_property
    def statistics(self) -> Statistics:
        """The figures of this comparison."""
        kinds = Counter(row.kind for row in self.rows if row.base or not row.base_elsewhere)
        base, other = words_in(self.base), words_in(self.other)
        run = longest_run(base, other)
        return Statistics(
            same=kinds[RowKind.SAME],
            reworded=kinds[RowKind.REWORDED],
            added=kinds[RowKind.ADDED],
            dropped=kinds[RowKind.DROPPED],
            moved=sum(1 for row in self.rows if row.moved and row.base),
            base_words_shared=shared_share(base, other),
            other_words_shared=shared_share(other, base),
            longest_run=self.base.article.text[run[0].start : run[-1].end] if run else "",
        )

    @cached_property
    def _pair(self) -> ArticlePair:
        return ArticlePair(self.base.profiles, self.other.profiles)

    def reasons(self, link: Link) -> tuple[Reason, ...]:
        """Why a pair is linked, or how near it came."""
        return reasons(self._pair, link.left, link.right, link.evidence)

    def links_of(self, row: Row) -> tuple[Link, ...]:
        """The links that the row's sentences take part in."""
        return tuple(link for link in self.links if link.left in row.base or link.right in row.other)

    def nearest(self, row: Row) -> Link | None:
        """The nearest pair of a sentence without a link, looked for in the whole other article.

        None if no sentence there shares a telling word with it.
        """
        found = None
        for i, j in self._pair.glances:
            if i in row.base or j in row.other:
                evidence = self._pair.look(i, j)
                score = lexical_scorer().score(evidence)
                if found is None or score > found.score:
                    found = Link(i, j, score, LinkKind.PARTIAL, False, evidence)
        return found


def compare(base: PreparedArticle, other: PreparedArticle, settings: MatchingSettings) -> Comparison:
    """Hold `other` against `base`. The same two articles give the same links from either side."""
    if base.article.sha256 <= other.article.sha256:
        alignment = align(base.profiles, other.profiles, settings)
    else:
        alignment = align(other.profiles, base.profiles, settings).mirrored()

    def same(ours: Sequence[int], theirs: Sequence[int]) -> bool:
        return same_words(base.text_of_all(ours), other.text_of_all(theirs))

    rows = rows_of(len(base.sentences), len(other.sentences), alignment, same)
    return Comparison(base, other, alignment, rows)
