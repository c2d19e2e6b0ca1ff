"""What a comparison shows: rows, figures, what stands in removed lines, drift. Found when it is asked for, or all
at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from variorum.alignment.links import Alignment, Link
from variorum.alignment.monotone_chain import Pair
from variorum.alignment.prepared_article import PreparedArticle
from variorum.cleaning.lines import Line, LineKind
from variorum.comparison.matches_in_boilerplate import find_in_boilerplate
from variorum.comparison.rows import Row, RowKind, rows_of
from variorum.comparison.text_reuse import SharedRuns, words_in
from variorum.config.settings import DriftSettings, MatchingSettings
from variorum.drift.drift import Drift
from variorum.drift.finder import DriftFinder
from variorum.text.language import Language, neutral_language
from variorum.text.spelling import all_comparable
from variorum.text.word_diff import same_words

# For sentences of the base, and of the other, without a link: the removed line of the other article that says
# the same.
InBoilerplate = tuple[Mapping[int, Line], Mapping[int, Line]]


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


@dataclass(frozen=True, slots=True)
class ComparisonResult:
    """All that a comparison shows, as plain data that another process can send; `drift` is that of each link
    that has any, by its two sentences."""

    rows: tuple[Row, ...]
    statistics: Statistics
    in_boilerplate: InBoilerplate
    drift: Mapping[Pair, tuple[Drift, ...]]

    def drift_of(self, link: Link) -> tuple[Drift, ...]:
        """What kind of change there is between the two sentences of a link."""
        return self.drift.get((link.left, link.right), ())


def _titles_of(article: PreparedArticle) -> frozenset[int]:
    return frozenset(n for n, sentence in enumerate(article.sentences) if sentence.kind is LineKind.TITLE)


class ResultOnDemand:
    """What a comparison shows, each part found when it is first asked for."""

    def __init__(
        self,
        base: PreparedArticle,
        other: PreparedArticle,
        alignment: Alignment,
        denied: Sequence[Pair],
        settings: tuple[MatchingSettings, DriftSettings],
    ) -> None:
        self._base, self._other = base, other
        self._alignment, self._denied = alignment, denied
        self._matching_settings, self._drift_settings = settings
        self._language = language_of_both(base, other)
        self._drift: dict[Pair, tuple[Drift, ...]] = {}

    def complete(self) -> ComparisonResult:
        """All of it."""
        links = self._alignment.links
        drift = {(link.left, link.right): found for link in links if (found := self.drift_of(link))}
        return ComparisonResult(self.rows, self.statistics, self.in_boilerplate, drift)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """What stands side by side, from top to bottom."""
        counts = len(self._base.sentences), len(self._other.sentences)
        titles = _titles_of(self._base), _titles_of(self._other)
        return rows_of(*counts, self._alignment, self._same, self._denied, titles)

    def _same(self, ours: Sequence[int], theirs: Sequence[int]) -> bool:
        one, two = self._base.spellings_of_all(ours), self._other.spellings_of_all(theirs)
        if all_comparable(one, self._language) != all_comparable(two, self._language):
            return False
        return same_words(self._base.text_of_all(ours), self._other.text_of_all(theirs), self._language)

    @cached_property
    def statistics(self) -> Statistics:
        """The figures."""
        kinds = Counter(row.kind for row in self.rows if row.base or not row.base_elsewhere)
        shared = SharedRuns(words_in(self._base), words_in(self._other))
        run, shares = shared.longest, shared.shares
        return Statistics(
            same=kinds[RowKind.SAME],
            reworded=kinds[RowKind.REWORDED],
            added=kinds[RowKind.ADDED],
            dropped=kinds[RowKind.DROPPED],
            moved=sum(1 for row in self.rows if row.moved and row.base),
            base_words_shared=shares[0],
            other_words_shared=shares[1],
            longest_run=self._base.article.text[run[0].start : run[-1].end] if run else "",
        )

    @cached_property
    def in_boilerplate(self) -> InBoilerplate:
        """What stands in removed lines."""
        dropped = {n for row in self.rows if row.kind is RowKind.DROPPED for n in row.base}
        added = {n for row in self.rows if row.kind is RowKind.ADDED for n in row.other}
        return (
            find_in_boilerplate(self._base, dropped, self._other, self._matching_settings),
            find_in_boilerplate(self._other, added, self._base, self._matching_settings),
        )

    def drift_of(self, link: Link) -> tuple[Drift, ...]:
        """What kind of change there is between the two sentences of a link, in the order of the base."""
        pair = (link.left, link.right)
        if pair not in self._drift:
            self._drift[pair] = self._drift_finder.of(link)
        return self._drift[pair]

    @cached_property
    def _drift_finder(self) -> DriftFinder:
        links = self._alignment.links
        return DriftFinder(self._base, self._other, links, self._drift_settings, self._language)


def language_of_both(base: PreparedArticle, other: PreparedArticle) -> Language:
    """The language in which words are held against each other: that of both articles, else none."""
    return base.language if base.language is other.language else neutral_language("und")
