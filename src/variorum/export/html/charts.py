"""The small charts of the HTML page, one of each for every outlet, as plain numbers for inline SVG."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from variorum.base.sanitize import safe
from variorum.comparison.witness_status import WitnessStatus
from variorum.presentation.wording.labels import count_in_words
from variorum.sourcing.profile import sourcing_profiles

if TYPE_CHECKING:
    from variorum.comparison.comparison import Comparison
    from variorum.export.edition import Edition
    from variorum.sourcing.profile import SourcingProfile

WIDE: Final = 240  # units of a bar
SIDE: Final = 120  # units of a side of a square
_TOLD, _CHANGED, _NEAR, _LACKING = "told", "changed", "near", "lacking"
_IN_WORDS: Final = {
    _TOLD: "told", _CHANGED: "told with a change of meaning", _NEAR: "in another row, or something is near",
    _LACKING: "not found",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class BarPart:
    """A part of a bar: its class, where it begins and how wide it is, both in units of the chart."""

    kind: str
    start: float
    width: float


@dataclass(frozen=True, slots=True)
class BarChart:
    """An outlet's bar, and what it says in words."""

    article: int
    parts: Sequence[BarPart]
    words: str


@dataclass(frozen=True, slots=True)
class OrderChart:
    """Where another article tells what the base tells: a point for each link, right and down in units of the chart, and
    whether it is out of order."""

    article: int
    points: Sequence[tuple[float, float, bool]]
    words: str


@dataclass(frozen=True, slots=True)
class PageCharts:
    """All charts of a page."""

    coverage: Sequence[BarChart]
    order: Sequence[OrderChart]
    quotations: Sequence[BarChart]
    legend: Mapping[str, str]


def page_charts(edition: Edition) -> PageCharts:
    """The charts of an edition."""
    profiles = sourcing_profiles(edition.articles, edition.overview.settings)
    return PageCharts(
        [_coverage(edition, n) for n in range(len(edition.articles))],
        [_order(other, comparison) for other, comparison in edition.views.items()],
        [_quotations(n, profile) for n, profile in enumerate(profiles)],
        _IN_WORDS,
    )


def _coverage(edition: Edition, article: int) -> BarChart:
    parts = Counter(_part_of(edition.carried(n, article)) for n in edition.statements)
    all_of_them = count_in_words(len(edition.statements), "statement")
    words = ", ".join(f"{parts[kind]} {meaning}" for kind, meaning in _IN_WORDS.items() if parts[kind])
    return BarChart(article, list(bar_parts({kind: parts[kind] for kind in _IN_WORDS})), f"of {all_of_them}: {words}")


def bar_parts(counts: Mapping[str, int], whole: int = 0) -> Iterator[BarPart]:
    """The parts of a bar for counts by class; it is as wide as all of them, or as `whole` where that is more."""
    total, before = max(1, whole, sum(counts.values())), 0
    for kind, count in counts.items():
        if count:
            yield BarPart(kind, round(WIDE * before / total, 2), round(WIDE * count / total, 2))
        before += count


def _order(other: int, comparison: Comparison) -> OrderChart:
    lasts = [max(1, len(article.sentences) - 1) for article in (comparison.base, comparison.other)]
    points = sorted(
        (round(SIDE * link.right / lasts[1], 1), round(SIDE * link.left / lasts[0], 1), link.moved)
        for link in comparison.links
    )
    moved = sum(is_moved for _, _, is_moved in points)
    return OrderChart(other, points, f"{count_in_words(len(points), 'link')}, {moved} out of order")


def _quotations(article: int, profile: SourcingProfile) -> BarChart:
    all_words = profile.article.cleaned.words
    nameless = profile.speakers.get(None, 0)
    counts = {"named": profile.quoted_words - nameless, "nameless": nameless}
    rest = max(0, all_words - profile.quoted_words)
    share = round(100 * profile.quoted_words / max(1, all_words))
    words = f"{share}% of {count_in_words(all_words, 'word')} are quoted"
    who = ", ".join(f"{safe(name)} {count}" for name, count in list(profile.speakers.items())[:3] if name)
    return BarChart(article, list(bar_parts({**counts, "rest": rest})), f"{words}{f': {who}' if who else ''}")


def _part_of(status: WitnessStatus) -> str:
    """The part of an outlet's bar that a statement belongs to."""
    match status:
        case WitnessStatus.DRIFT:
            return _CHANGED
        case WitnessStatus.ELSEWHERE | WitnessStatus.NEAR:
            return _NEAR
        case WitnessStatus.ABSENT:
            return _LACKING
    return _TOLD
