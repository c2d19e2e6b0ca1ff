"""A page: rows of cells, laid out for a width, drawn line by line on demand.

Only heights are worked out ahead (by wrapping); the lines themselves are made when they are looked
at, so that a page of thousands of rows opens at once.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, NamedTuple, overload

from variorum.base.sanitize import safe
from variorum.presentation.engine.wrapping import LineSpan, cells, wrap

SEPARATOR: Final = " │ "


class Mark(NamedTuple):
    """A stretch of a cell's text that is shown in a role of its own."""

    start: int
    end: int
    role: str


class Segment(NamedTuple):
    """Some text of a line and the role it is shown in; of a cell's text, its column and first character."""

    text: str
    role: str
    column: int | None = None
    start: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """A text and its role (the name of a style). The text it has is safe to show, whatever it is given."""

    text: str
    role: str = ""
    marks: tuple[Mark, ...] = ()

    def __post_init__(self) -> None:
        """Make the text safe: of the same length, so that marks stay where they are."""
        if not self.text.isprintable():  # as `safe` would ask; a page has thousands of cells
            object.__setattr__(self, "text", safe(self.text))


MarksOf = Callable[[], tuple[tuple[Mark, ...], ...]]


class MadeOnce:
    """Marks that are made when they are first asked for. A page of thousands of rows holds as many."""

    __slots__ = ("_made", "_make")

    def __init__(self, make: MarksOf) -> None:
        self._make = make
        self._made: tuple[tuple[Mark, ...], ...] | None = None

    def __call__(self) -> tuple[tuple[Mark, ...], ...]:
        if self._made is None:
            self._made = self._make()
        return self._made


@dataclass(frozen=True, slots=True)
class PageRow:
    """One row: a cell for each column, or None for an empty one; or a single cell over all columns.

    `key` says what the row stands for; `late_marks` gives each cell's marks when the row is drawn,
    for marks that are too dear to make for every row ahead, and `late_gutter` what then stands in the
    gutter. An `attached` row belongs to the one above; one that is `passed_over` is only read: the cursor
    does not stop at it. `gutter_marks` are stretches of the gutter in roles of their own. `spoken` says in few words
    what the row is, where the cursor coming to it is announced.
    """

    key: object
    cells: tuple[Cell | None, ...]
    gutter: str = ""
    gutter_role: str = ""
    wide: bool = False
    space_before: bool = False
    attached: bool = False
    passed_over: bool = False
    late_marks: MarksOf | None = None
    late_gutter: Callable[[], str] | None = None
    gutter_marks: tuple[Mark, ...] = ()
    spoken: str = ""

    @property
    def drawn_gutter(self) -> str:
        """The gutter as it is when the row is drawn."""
        return self.late_gutter() if self.late_gutter else self.gutter


class OneLineRows(Sequence[PageRow]):
    """Many rows that are made when they are looked at. Each takes one line, whatever its cells hold."""

    def __init__(self, count: int, row: Callable[[int], PageRow]) -> None:
        self._count, self._row = count, row

    def __len__(self) -> int:
        """How many there are."""
        return self._count

    @overload
    def __getitem__(self, at: int) -> PageRow: ...

    @overload
    def __getitem__(self, at: slice) -> list[PageRow]: ...

    def __getitem__(self, at: int | slice) -> PageRow | list[PageRow]:
        """A row, or some."""
        if isinstance(at, slice):
            return [self._row(n) for n in range(self._count)[at]]
        return self._row(range(self._count)[at])


@dataclass(frozen=True, slots=True)
class Columns:
    """The widths of the gutter and of each text column; stacked: cells stand under each other.

    When stacked, `labels` say at each cell which column it belongs to. `shown` are the numbers of the cells for which
    there are columns, where there is no room for all.
    """

    gutter: int
    widths: tuple[int, ...]
    stacked: bool = False
    labels: tuple[str, ...] = ()
    shown: tuple[int, ...] | None = None

    @property
    def label_width(self) -> int:
        """Cells taken by the label and its line before a stacked cell."""
        return max(map(cells, self.labels)) + len(SEPARATOR) - 1 if self.stacked and self.labels else 0

    @property
    def total(self) -> int:
        """The cells of a whole line."""
        if self.stacked:
            return self.gutter + self.label_width + self.widths[0]
        return self.gutter + sum(self.widths) + len(SEPARATOR) * (len(self.widths) - 1)

    def at_most(self, widest: int) -> Columns:
        """These columns, none of them wider."""
        return replace(self, widths=tuple(min(width, widest) for width in self.widths))


def side_by_side(width: int, narrowest: int, gutter: int, labels: tuple[str, str]) -> Columns:
    """Two equal columns, or one over the other when two would be narrower than `narrowest`."""
    each = (width - gutter - len(SEPARATOR)) // 2
    if each >= narrowest:
        return Columns(gutter, (each, each))
    label_width = max(map(cells, labels)) + len(SEPARATOR) - 1
    text = max(1, width - gutter - label_width)
    return Columns(gutter, (text, text), True, labels)


def head_row(heads: Iterable[str], gutter: str = "") -> PageRow:
    """The row that stands over columns, which stays while the page scrolls."""
    return PageRow(None, tuple(Cell(words, "head") for words in heads), gutter, "head")


def one_under_another(*cells_shown: int) -> Callable[[int], Columns]:
    """For a width, one column without a gutter, in which these cells of each row stand under each other."""

    def columns(width: int) -> Columns:
        return Columns(0, (max(1, width),) * len(cells_shown), stacked=True, shown=cells_shown)

    return columns


@dataclass
class PageLayout:
    """A page for one width. `tops[k]` is the line on which row k starts; the last entry is the height.

    What `sought` matches is marked over all other marks, with the role "hit"; what `watched` matches below these, with
    the role "watched". The cells of the rows in `lit` have these marks over their own.
    """

    rows: Sequence[PageRow]
    columns: Columns
    sought: re.Pattern[str] | None = None
    watched: re.Pattern[str] | None = None
    lit: Mapping[int, tuple[tuple[Mark, ...], ...]] = field(default_factory=dict)
    tops: Sequence[int] = field(init=False)
    _wrapped: list[tuple[list[LineSpan], ...]] = field(init=False, repr=False, default_factory=list)

    def __post_init__(self) -> None:
        if isinstance(self.rows, OneLineRows):
            self.tops = range(len(self.rows) + 1)
            return
        self._wrapped = [self._wrap(row) for row in self.rows]
        tops = [0]
        for row, wrapped in zip(self.rows, self._wrapped, strict=True):
            lines = [len(spans) for spans in wrapped]
            body = sum(lines) if self.columns.stacked else max(lines, default=0)
            tops.append(tops[-1] + max(1, body) + row.space_before)
        self.tops = tops

    def _wrap(self, row: PageRow) -> tuple[list[LineSpan], ...]:
        return tuple(_lines_of(cell, width) for _, cell, width in self._cells_of(row))

    def _lines(self, row: PageRow, k: int) -> tuple[list[LineSpan], ...]:
        """The lines of each cell of a row, which is number `k`."""
        return self._wrapped[k] if self._wrapped else self._wrap(row)

    @property
    def height(self) -> int:
        """The number of lines of the whole page."""
        return self.tops[-1]

    def row_at(self, line: int) -> int:
        """The number of the row that the line belongs to."""
        return min(max(0, bisect_right(self.tops, line) - 1), len(self.rows) - 1)

    def end_of(self, row: int) -> int:
        """The line after a row and those attached to it."""
        while row + 1 < len(self.rows) and self.rows[row + 1].attached:
            row += 1
        return self.tops[row + 1]

    def line(self, number: int) -> list[Segment]:
        """The segments of a line of the page, which together are as wide as all columns."""
        k = self.row_at(number)
        row = self.rows[k]
        offset = number - self.tops[k] - row.space_before
        if offset < 0:
            return [Segment(" " * self.columns.total, "")]
        gutter = row.drawn_gutter if offset == 0 and self.columns.gutter else ""
        segments = list(_gutter(_pad(gutter, self.columns.gutter), row))
        if self.columns.stacked:
            self._stacked(row, k, offset, segments)
        else:
            self._beside(row, k, offset, segments)
        return segments

    def _cells_of(self, row: PageRow) -> list[tuple[int, Cell | None, int]]:
        """The cells of a row that are shown, each with its number and width."""
        if row.wide:
            return [(0, row.cells[0], self.columns.total - self.columns.gutter)]
        shown = range(len(row.cells)) if self.columns.shown is None else self.columns.shown
        return [(n, row.cells[n], width) for n, width in zip(shown, self.columns.widths, strict=True)]

    def _beside(self, row: PageRow, k: int, offset: int, segments: list[Segment]) -> None:
        wrapped = self._lines(row, k)
        for place, (n, cell, width) in enumerate(self._cells_of(row)):
            if place:
                segments.append(Segment(SEPARATOR, "rule"))
            _add_cell_line(n, cell, self._marks(row, k, n, cell), wrapped[place], offset, width, segments)

    def _stacked(self, row: PageRow, k: int, offset: int, segments: list[Segment]) -> None:
        wrapped = self._lines(row, k)
        for place, (n, cell, width) in enumerate(self._cells_of(row)):
            lines = wrapped[place]
            if offset < len(lines):
                if not row.wide and self.columns.labels:
                    label = self.columns.labels[n] if offset == 0 else ""
                    padded = _pad(label, self.columns.label_width - 2) + "│ "
                    segments.append(Segment(padded, "rule"))
                _add_cell_line(n, cell, self._marks(row, k, n, cell), lines, offset, width, segments)
                return
            offset -= len(lines)
        segments.append(Segment(" " * (self.columns.total - self.columns.gutter), ""))

    def _marks(self, row: PageRow, k: int, n: int, cell: Cell | None) -> list[Mark]:
        """The marks of cell `n` of a row, which is number `k`, in order, none over another."""
        if cell is None:
            return []
        marks = sorted((*cell.marks, *_at(n, row.late_marks() if row.late_marks else ())))
        if lit := _at(n, self.lit.get(k, ())):
            marks = overlay_marks(marks, lit)
        for pattern, role in ((self.watched, "watched"), (self.sought, "hit")):
            if pattern is not None:
                marks = overlay_marks(marks, [Mark(*m.span(), role) for m in pattern.finditer(cell.text)])
        return marks


def _at(n: int, marks: Sequence[tuple[Mark, ...]]) -> tuple[Mark, ...]:
    return marks[n] if n < len(marks) else ()


def _gutter(text: str, row: PageRow) -> Iterator[Segment]:
    at = 0
    for start, end, role in row.gutter_marks:
        if at < start:
            yield Segment(text[at:start], row.gutter_role)
        yield Segment(text[start:end], role)
        at = end
    if at < len(text) or not text:
        yield Segment(text[at:], row.gutter_role)


def _lines_of(cell: Cell | None, width: int) -> list[LineSpan]:
    return wrap(cell.text, width) if cell is not None else []


def overlay_marks(marks: Sequence[Mark], hits: Sequence[Mark]) -> list[Mark]:
    """Marks that lie over others, and what of these they leave free."""
    free = list(hits)
    for mark in marks:
        start = mark.start
        for hit in hits:
            if hit.start < mark.end and hit.end > start:
                if start < hit.start:
                    free.append(Mark(start, hit.start, mark.role))
                start = hit.end
        if start < mark.end:
            free.append(Mark(start, mark.end, mark.role))
    return sorted(free)


def _add_cell_line(
    column: int,
    cell: Cell | None,
    marks: Sequence[Mark],
    lines: Sequence[LineSpan],
    offset: int,
    width: int,
    segments: list[Segment],
) -> None:
    """One line of a cell, filled up to the column's width."""
    if cell is None or offset >= len(lines):
        segments.append(Segment(" " * width, ""))
        return
    start, end = lines[offset]
    used, at = cells(cell.text[start:end]), start
    for mark in marks:
        first, last = max(mark.start, at), min(mark.end, end)
        if first < last:
            if at < first:
                segments.append(Segment(cell.text[at:first], cell.role, column, at))
            segments.append(Segment(cell.text[first:last], mark.role, column, first))
            at = last
    if at < end:
        segments.append(Segment(cell.text[at:end], cell.role, column, at))
    if used < width:
        segments.append(Segment(" " * (width - used), cell.role))


def _pad(text: str, width: int) -> str:
    return text + " " * max(0, width - cells(text))
