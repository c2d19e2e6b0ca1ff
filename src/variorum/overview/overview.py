"""The overview of a story: what is known of the articles at once, and what their comparison shows."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from variorum.articles.outlet_codes import outlet_codes
from variorum.config.settings import DriftSettings
from variorum.overview.disagreements import DisagreementLine, disagreements
from variorum.overview.events import groups_by_event
from variorum.overview.evidence import Sureness
from variorum.overview.headlines import HeadlineLine, headlines
from variorum.overview.near_copies import near_copies
from variorum.overview.placement import PlacementLine, led_and_buried
from variorum.overview.quotations import QuotationLine, changed_quotations
from variorum.overview.shared_statements import StatementLine, lacked_by_one, said_by_all, said_by_one
from variorum.overview.sources import SourcesLine, sources

if TYPE_CHECKING:
    from variorum.alignment.prepared_article import PreparedArticle
    from variorum.comparison.coverage import Coverage


@dataclass(frozen=True, slots=True)
class AloneCounts:
    """How many statements an article has alone: those that are sure, that are probable, and that are to be checked
    because a sentence of another comes near."""

    sure: int
    probable: int
    to_check: int


@dataclass(frozen=True, slots=True)
class SharedFigures:
    """How many statements of an article stand in another too, and how many it has alone."""

    shared: int
    only_here: int


@dataclass(frozen=True)
class Overview:
    """The first answer about a story. Each part is worked out when it is first asked for.

    Without a `coverage` only headlines and sources are known; the other parts are None then.
    """

    articles: Sequence[PreparedArticle]
    base: int
    coverage: Coverage | None = None
    settings: DriftSettings = field(default_factory=DriftSettings)

    @property
    def words(self) -> int:
        """How many words all articles have, boilerplate left out."""
        return sum(article.cleaned.words for article in self.articles)

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """The short code of each article."""
        return outlet_codes([article.article for article in self.articles])

    @property
    def statements(self) -> int | None:
        """How many statements they make."""
        return None if self.coverage is None else len(self.coverage.statements)

    @cached_property
    def headlines(self) -> tuple[HeadlineLine, ...]:
        """The headlines, the base's first."""
        return tuple(headlines(self.articles, self.base))

    @cached_property
    def sources(self) -> tuple[SourcesLine, ...]:
        """Who cites whom, and unnamed sources."""
        return tuple(sources(self.articles, self.settings))

    @cached_property
    def disagreements(self) -> tuple[DisagreementLine, ...] | None:
        """What they disagree on."""
        return None if self.coverage is None else tuple(disagreements(self.coverage))

    @cached_property
    def quotations(self) -> tuple[QuotationLine, ...] | None:
        """What they quote in different words, or cut."""
        return None if self.coverage is None else tuple(changed_quotations(self.coverage))

    @cached_property
    def said_by_all(self) -> tuple[StatementLine, ...] | None:
        """What all say."""
        return None if self.coverage is None else tuple(said_by_all(self.coverage))

    @cached_property
    def said_by_one(self) -> tuple[StatementLine, ...] | None:
        """What only one says, by article, the sure ones first."""
        return None if self.coverage is None else tuple(said_by_one(self.coverage))

    @cached_property
    def lacked_by_one(self) -> tuple[StatementLine, ...] | None:
        """What only one lacks, by article, the sure ones first."""
        return None if self.coverage is None else tuple(lacked_by_one(self.coverage))

    @cached_property
    def placements(self) -> tuple[PlacementLine, ...] | None:
        """What one leads with and another buries."""
        return None if self.coverage is None else tuple(led_and_buried(self.coverage))

    @cached_property
    def shared_figures(self) -> tuple[SharedFigures, ...]:
        """For each article what it shares, and what it surely has alone; empty where nothing is compared yet."""
        if self.coverage is None:
            return ()
        carried = (self.coverage.outlets_of(statement) for statement in self.coverage.statements)
        shared = Counter(article for outlets in carried if len(outlets) > 1 for article in outlets)
        alone = alone_counts(self.said_by_one or ())
        none = AloneCounts(0, 0, 0)
        found = ((shared[n], alone.get(n, none)) for n in range(len(self.articles)))
        return tuple(SharedFigures(count, own.sure) for count, own in found)

    @cached_property
    def events(self) -> tuple[tuple[int, ...], ...]:
        """The articles in groups that share next to nothing with each other; one group if all are about one event, or
        nothing is compared yet."""
        if self.coverage is None:
            return (tuple(range(len(self.articles))),)
        return groups_by_event(self.coverage)

    @cached_property
    def near_copies(self) -> tuple[tuple[int, ...], ...]:
        """The groups of articles with nearly the same text; none if nothing is compared yet."""
        return () if self.coverage is None else near_copies(self.coverage)

    def compute_all(self) -> Overview:
        """Work out all parts now, not when a screen first asks; returns itself."""
        _ = (
            self.events,
            self.near_copies,
            self.headlines,
            self.sources,
            self.disagreements,
            self.quotations,
            self.placements,
        )
        _ = self.said_by_all, self.said_by_one, self.lacked_by_one, self.shared_figures
        return self


def alone_counts(lines: Iterable[StatementLine]) -> dict[int, AloneCounts]:
    """For each article that has statements alone, or alone lacks some, how many."""
    counts: dict[int, Counter[Sureness]] = defaultdict(Counter)
    for line in lines:
        if line.outlet is not None:
            counts[line.outlet][line.sureness] += 1
    return {outlet: AloneCounts(*(found[level] for level in Sureness)) for outlet, found in counts.items()}
