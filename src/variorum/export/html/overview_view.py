"""The overview as the HTML page shows it: each line with links to the statements that show it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from variorum.export.edition import Edition
from variorum.presentation.wording.overview import SURENESS_WORDS, OverviewRow, parts_in_words, place_of


@dataclass(frozen=True, slots=True)
class OverviewLine:
    """A line: its label, what is told by whom, for each sentence that shows it its name and the number (from 0) of a
    statement that holds it, and how sure it is, in words."""

    label: str
    told: Sequence[tuple[str, str]]
    places: Sequence[tuple[str, int]]
    sureness: str


@dataclass(frozen=True, slots=True)
class OverviewSection:
    """A part of the overview."""

    title: str
    summary: str
    lines: Sequence[OverviewLine]


def overview_view(edition: Edition) -> Iterator[OverviewSection]:
    """The parts of the overview."""
    for part in parts_in_words(edition.overview):
        yield OverviewSection(part.title, part.summary, [_line(edition, row) for row in part.rows or ()])


def _line(edition: Edition, row: OverviewRow) -> OverviewLine:
    places = {
        place_of(edition.overview.codes, one): edition.coverage.families.at((one.article, one.sentence)).statement
        if one.statement is None
        else one.statement
        for one in sorted(row.evidence, key=lambda one: (one.article, one.sentence))
    }
    return OverviewLine(row.label, row.told, list(places.items()), SURENESS_WORDS[row.sureness] if row.sureness else "")
