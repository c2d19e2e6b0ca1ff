"""Running heads and page numbers: what stands at the edge of pages and is no part of the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from variorum.articles.formats.pdf.lines import rows_of, text_of
from variorum.articles.formats.pdf.page import Page, Run

_EDGE: Final = 0.12  # of a page's height, at its top and at its foot
_MOST_WORDS: Final = 25
_MOST_WORDS_ALONE: Final = 8  # of a line that stands on one page only
_LABEL: Final = re.compile(r"\b(?:page|seite|p\.)", re.I)
_NUMBER: Final = re.compile(r"\A[-–—|\[(\s]*+\d{1,4}(?:\s*+(?:/|of|von)\s*+\d{1,4})?+[-–—|\])\s]*+", re.I)
_NUMBER_OF_ALL: Final = re.compile(r"/\d+\Z")
_ADDRESS: Final = re.compile(r"(?:https?|file)://\S+(?: \d+(?:/\d+)?)?\Z")
_DATE: Final = re.compile(r"\d[\d/.:, -]*(?:[AP]M)?", re.I)
_DIGITS: Final = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class _Row:
    """A row at the edge of a page: its runs and words, how high it stands, and whether it stands apart."""

    runs: tuple[Run, ...]
    text: str
    bottom: float
    apart: bool

    @property
    def shape(self) -> tuple[str, int]:
        """What it says, whatever its numbers, and roughly where."""
        return _DIGITS.sub("0", self.text.casefold()), round(self.bottom / 4)


def running_heads(pages: Sequence[Page], title: str) -> list[list[tuple[Run, ...]]]:
    """For each page, the rows at its edges that stand on other pages too, or are its number, or the date and
    title or the address that a browser prints there."""
    edges = [_edge_rows(page) for page in pages]
    seen = Counter(shape for rows in edges for shape in {row.shape for row in rows})
    return [
        [row.runs for row in rows if _repeats(row, seen) or _is_number(row, number) or _is_browsers(row, title)]
        for number, rows in enumerate(edges, 1)
    ]


def _edge_rows(page: Page) -> list[_Row]:
    rows = rows_of([run for run in page.runs if run.upright])
    found = []
    for n, row in enumerate(rows):
        if _at_edge(row, page):
            gaps = [row[0].bottom - other[0].top for other in rows[n + 1 : n + 2]]
            gaps += [other[0].bottom - row[0].top for other in rows[n - 1 : n]] if n else []
            found.append(_Row(tuple(row), text_of(row), row[0].bottom, all(gap > row[0].size for gap in gaps)))
    return found


def _at_edge(row: Sequence[Run], page: Page) -> bool:
    middle = (row[0].top + row[0].bottom) / 2
    return not _EDGE * page.height < middle < (1 - _EDGE) * page.height


def _repeats(row: _Row, seen: Counter[tuple[str, int]]) -> bool:
    return seen[row.shape] > 1 and len(row.text.split()) <= _MOST_WORDS


def _is_number(row: _Row, number: int) -> bool:
    """Whether a row by itself is a page's number, or a head with the number of this very page at an end."""
    words = row.text.split()
    if not row.apart or not 0 < len(words) <= _MOST_WORDS_ALONE:
        return False
    return _NUMBER.fullmatch(_LABEL.split(row.text)[-1]) is not None or any(
        _NUMBER_OF_ALL.sub("", word) == str(number) for word in (words[0], words[-1])
    )


def _is_browsers(row: _Row, title: str) -> bool:
    if _ADDRESS.match(row.text):
        return True
    return bool(title) and title in row.text and _DATE.fullmatch(row.text.replace(title, "", 1).strip()) is not None
