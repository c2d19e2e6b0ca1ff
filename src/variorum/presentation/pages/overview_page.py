"""The page of the overview: a heading for each part, its lines below, each with what shows it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from variorum.base.translation import translated
from variorum.overview.evidence import SentenceProof
from variorum.overview.overview import Overview
from variorum.presentation.engine.page import Cell, Columns, Mark, PageRow
from variorum.presentation.outlet_colours import outlet_role
from variorum.presentation.wording.overview import (
    ONLY_ONE_SAYS,
    SURENESS_WORDS,
    OverviewPart,
    OverviewRow,
    events_in_words,
    near_copies_in_words,
    parts_in_words,
)

_GUTTER: Final = 10
_CODE: Final = re.compile("[0-9A-Z]+")


@dataclass(frozen=True, slots=True)
class OverviewPartKey:
    """The heading of a part."""

    title: str


@dataclass(frozen=True, slots=True)
class OverviewLineKey:
    """A line of a part: its number there, and what shows it; `alone_in` is the article all of whose own statements it
    leads to."""

    title: str
    number: int
    evidence: tuple[SentenceProof, ...]
    alone_in: int | None = None


@dataclass(frozen=True, slots=True)
class OverviewEventsKey:
    """A line that says that the articles may be about several events, and offers to split the story."""


@dataclass(frozen=True, slots=True)
class OverviewCopiesKey:
    """A line that says which articles have nearly the same text."""


def overview_columns(width: int) -> Columns:
    """One column of text behind the labels."""
    return Columns(_GUTTER, (max(1, width - _GUTTER),))


def overview_page(overview: Overview) -> list[PageRow]:
    """Whether all are about one event, if that is in doubt; then every part, one under the other."""
    words = events_in_words(overview)
    split = f"{words}. {translated('Enter splits the story.')}"
    doubt = [PageRow(OverviewEventsKey(), (Cell(split, "strong"),))] if words else []
    if copies := near_copies_in_words(overview):
        doubt.append(PageRow(OverviewCopiesKey(), (Cell(copies, "strong"),)))
    codes = {code: n for n, code in enumerate(overview.codes)}
    parts = [_part(part, codes, space_before=n > 0) for n, part in enumerate(parts_in_words(overview), len(doubt))]
    return [*doubt, *(row for part in parts for row in part)]


def place_in(rows: Sequence[PageRow], key: object) -> int:
    """The row to stand on, where the cursor was on the row with this key of a page that was worked out before: the
    same, else the same line of its part, else its heading, else the top."""
    keys = [row.key for row in rows]
    if key in keys:
        return keys.index(key)
    if not isinstance(key, OverviewLineKey):
        return 0
    lines = [n for n, row in enumerate(keys) if isinstance(row, OverviewLineKey) and row.title == key.title]
    if lines:
        return lines[min(key.number, len(lines) - 1)]
    heading = OverviewPartKey(key.title)
    return keys.index(heading) if heading in keys else 0


def _part(part: OverviewPart, codes: Mapping[str, int], *, space_before: bool) -> Iterator[PageRow]:
    title = translated(part.title)
    heading = f"{title}   {part.summary}".rstrip()
    cell = Cell(heading, "label", (Mark(0, len(title), "heading"),))
    yield PageRow(OverviewPartKey(part.title), (cell,), space_before=space_before)
    for number, row in enumerate(part.rows or ()):
        role = "strong" if row.article is None else outlet_role(row.article)
        # A line that says how much is left out leads to all of it.
        alone_in = row.article if part.title == ONLY_ONE_SAYS and row.sureness is None else None
        key = OverviewLineKey(part.title, number, row.evidence, alone_in)
        yield PageRow(key, (_cell(row, codes),), f" {row.label}"[:_GUTTER], role)


def _cell(row: OverviewRow, codes: Mapping[str, int]) -> Cell:
    told = row.text()
    marks = [Mark(start, end, "other-words") for start, end in row.marks]
    if row.article is None:  # else the label has the outlet's colour, and what follows are words of its article
        marks += _marks_of_codes(row, codes)
    if row.sureness is None:
        return Cell(told, "label")
    proof = f"{row.places}, {translated(SURENESS_WORDS[row.sureness])}"

    text = f"{told}  {proof}"
    return Cell(text, "", (*marks, Mark(len(text) - len(proof), len(text), "label")))


def _marks_of_codes(row: OverviewRow, codes: Mapping[str, int]) -> Iterator[Mark]:
    for start, outlets in row.who_tells():
        for found in _CODE.finditer(outlets):
            if found[0] in codes:
                yield Mark(start + found.start(), start + found.end(), outlet_role(codes[found[0]]))
