"""Two articles side by side: their links, rows and figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final

from variorum.alignment.links import Alignment, Link
from variorum.alignment.monotone_chain import Pair
from variorum.alignment.nearest import Nearest
from variorum.alignment.prepared_article import PreparedArticle
from variorum.base.debug_log import timed
from variorum.cleaning.lines import Line
from variorum.comparison.change_size import ChangeSize, change_size
from variorum.comparison.oriented_aligner import OrientedAligner
from variorum.comparison.result import (
    ComparisonResult,
    InBoilerplate,
    ResultOnDemand,
    Statistics,
    language_of_both,
)
from variorum.comparison.rows import Row
from variorum.config.settings import DriftSettings, MatchingSettings
from variorum.drift.drift import Drift
from variorum.text.language import Language

if TYPE_CHECKING:
    from variorum.alignment.explain import Reason
    from variorum.alignment.judge.judgement import Judgement

DEFAULT_DRIFT_SETTINGS: Final = DriftSettings()


@dataclass(frozen=True)
class Comparison:
    """A base and another article, and their links: left is the base.

    `manual` says of pairs of sentences whether the reader links them; `judgement` is what a judge said, if one was
    asked; `precomputed` is what was worked out elsewhere, as in another process.
    """

    base: PreparedArticle
    other: PreparedArticle
    alignment: Alignment
    manual: Mapping[Pair, bool] = field(default_factory=dict)
    settings: MatchingSettings = field(default_factory=MatchingSettings)
    drift_settings: DriftSettings = field(default_factory=DriftSettings)
    judgement: Judgement | None = field(default=None, repr=False)
    precomputed: ComparisonResult | None = field(default=None, compare=False, repr=False)

    @cached_property
    def _result(self) -> ComparisonResult | ResultOnDemand:
        if self.precomputed is not None:
            return self.precomputed
        settings = self.settings, self.drift_settings
        return ResultOnDemand(self.base, self.other, self.alignment, self.denied, settings)

    def compute_all(self) -> ComparisonResult:
        """All that is shown of it, now and not when it is first asked for."""
        return self._result if isinstance(self._result, ComparisonResult) else self._result.complete()

    @property
    def denied(self) -> tuple[Pair, ...]:
        """The pairs of sentences that the reader says are no links."""
        return tuple(sorted(pair for pair, wanted in self.manual.items() if not wanted))

    @cached_property
    def language(self) -> Language:
        """The language in which words are held against each other: that of both articles, else none."""
        return language_of_both(self.base, self.other)

    @cached_property
    def rows_by_sentence(self) -> tuple[Mapping[int, int], Mapping[int, int]]:
        """The row in which each sentence of the base stands, and of the other, counted from 0."""
        rows = list(enumerate(self.rows))
        return {i: n for n, row in rows for i in row.base}, {j: n for n, row in rows for j in row.other}

    @property
    def links(self) -> tuple[Link, ...]:
        """The links, in the order of the base."""
        return self.alignment.links

    @property
    def rows(self) -> tuple[Row, ...]:
        """What stands side by side, from top to bottom."""
        return self._result.rows

    def change_size(self, row: Row) -> ChangeSize:
        """How much the row's two sides differ; of one that stands alone, it and its partners elsewhere."""
        if row not in self._sizes:
            base, other = row.base or row.base_elsewhere, row.other or row.other_elsewhere
            lone = not base or not other
            sides = self.base.text_of_all(base), self.other.text_of_all(other)
            self._sizes[row] = ChangeSize.SUBSTANTIVE if lone else change_size(*sides, self.language)
        return self._sizes[row]

    @cached_property
    def _sizes(self) -> dict[Row, ChangeSize]:
        return {}

    @property
    def statistics(self) -> Statistics:
        """The figures of this comparison."""
        return self._result.statistics

    @property
    def in_boilerplate(self) -> InBoilerplate:
        """What stands in removed lines."""
        return self._result.in_boilerplate

    @cached_property
    def _aligner(self) -> OrientedAligner:
        """Made anew when something is asked that links do not say: to keep it for all pairs of a story
        would take much room."""
        return OrientedAligner(self.base, self.other, self.settings, self.judgement)

    @cached_property
    def near(self) -> tuple[Nearest, Nearest]:
        """The nearest sentence of the whole other article for each of the base, and of the other.

        Pairs that the reader denied are left out.
        """
        return self._aligner.nearest(self.denied)

    def boilerplate_match(self, row: Row) -> Line | None:
        """The removed line that says what a dropped or added row says, if there is one."""
        base, other = self.in_boilerplate
        return next((found for n in row.base if (found := base.get(n))), None) or next(
            (found for n in row.other if (found := other.get(n))), None
        )

    def reasons(self, link: Link) -> tuple[Reason, ...]:
        """Why a pair is linked, or how near it came; words as the base writes them."""
        return self._aligner.reasons(link)

    def links_of(self, row: Row) -> tuple[Link, ...]:
        """The links that the row's sentences take part in, in the order of the base."""
        of_base, of_other = self._links_by_end
        found = [link for n in row.base for link in of_base.get(n, ())]
        found += [link for n in row.other for link in of_other.get(n, ()) if link.left not in row.base]
        return tuple(sorted(found, key=lambda link: (link.left, link.right)))

    @cached_property
    def _links_by_end(self) -> tuple[dict[int, list[Link]], dict[int, list[Link]]]:
        of_base: dict[int, list[Link]] = {}
        of_other: dict[int, list[Link]] = {}
        for link in self.links:
            of_base.setdefault(link.left, []).append(link)
            of_other.setdefault(link.right, []).append(link)
        return of_base, of_other

    def drift_of(self, link: Link) -> tuple[Drift, ...]:
        """What kind of change there surely is between the two sentences of a link, in the order of the base. None is
        looked for in other languages than English: the detectors would tell what is not so."""
        return tuple(filter(self._is_shown, self.all_drift_of(link)))

    def all_drift_of(self, link: Link) -> tuple[Drift, ...]:
        """What kind of change there surely or perhaps is between the two sentences of a link."""
        return self._result.drift_of(link)

    def drift_of_row(self, row: Row) -> tuple[Drift, ...]:
        """The sure drift of the links that a row shows, each once: of a row with both sides those inside it."""
        return tuple(filter(self._is_shown, self.all_drift_of_row(row)))

    def all_drift_of_row(self, row: Row) -> tuple[Drift, ...]:
        """The drift of the links that a row shows, the less sure too. A link whose sentences stand in two rows is shown
        with its sentence of the base, and again where the other's stands alone."""
        links = self.links_of(row)
        if row.base:
            links = tuple(link for link in links if link.left in row.base)
        return tuple(dict.fromkeys(drift for link in links for drift in self.all_drift_of(link)))

    def _is_shown(self, drift: Drift) -> bool:
        return drift.is_sure or self.drift_settings.less_sure

    def nearest(self, row: Row) -> Link | None:
        """The nearest pair of a row's sentences, looked for in the whole other article.

        None if no sentence there shares a telling word with one of them.
        """
        base, other = self.near
        pairs = [(near.score, n, near.partner) for n in row.base if (near := base.get(n))]
        pairs += [(near.score, near.partner, n) for n in row.other if (near := other.get(n))]
        if not pairs:
            return None
        score, i, j = max(pairs)
        opinion = self._aligner.opinion((i, j))
        return Link(i, j, score, self._aligner.kind((i, j)), judge=opinion)


@timed("comparing")
def compare(
    base: PreparedArticle,
    other: PreparedArticle,
    settings: MatchingSettings,
    manual: Mapping[Pair, bool] | None = None,
    drift: DriftSettings = DEFAULT_DRIFT_SETTINGS,
    judgement: Judgement | None = None,
) -> Comparison:
    """Hold `other` against `base`. The same two articles give the same links from either side.

    `manual` says of pairs of sentences (base, other) whether the reader links them; `judgement` is what a judge
    said of the two articles, if one was asked.
    """
    decided = dict(manual or {})
    alignment = OrientedAligner(base, other, settings, judgement).align(decided)
    return Comparison(base, other, alignment, decided, settings, drift, judgement)
