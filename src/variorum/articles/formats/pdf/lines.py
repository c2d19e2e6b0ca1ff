"""The lines of a page in the order of reading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from variorum.articles.formats.pdf.blocks import TextBlock, blocks_in_order
from variorum.articles.formats.pdf.page import Run

_LIGATURES: Final = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft", "ﬆ": "st"})
_SPACES: Final = re.compile(r"\s+")
_INITIAL: Final = re.compile(r"[\W_]?\w")
_LARGER: Final = 1.5  # times the size of the text: an initial that stands beside its first lines


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a page, from where to where it goes."""

    page: int
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line of a column, and where it stands."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    column: Column

    @property
    def size(self) -> float:
        """The height of the line."""
        return self.top - self.bottom


def lines_in_order(runs: Sequence[Run], page: int) -> list[PrintedLine]:
    """The lines that the runs of a page make, in the order of reading; `page` is its number."""
    lines: list[PrintedLine] = []
    initial: TextBlock | None = None
    for column in _columns(blocks_in_order(runs)):
        where = Column(page, min(block.left for block in column), max(block.right for block in column))
        for block in column:
            if _INITIAL.fullmatch(text_of(block.runs)):
                initial = block
                continue
            found = [line for row in rows_of(block.runs) if (line := _line(row, where)) is not None]
            lines += found if initial is None else _with_initial(initial, found)
            initial = None
    return lines


def rows_of(runs: Sequence[Run]) -> list[list[Run]]:
    """Runs that stand at one height, from left to right; from the top of the page down."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: (-(run.top + run.bottom), run.left)):
        if rows and _level(rows[-1][0], run):
            rows[-1].append(run)
        else:
            rows.append([run])
    return [sorted(row, key=lambda run: run.left) for row in rows]


def text_of(runs: Sequence[Run]) -> str:
    """The words of runs beside each other, ligatures as letters."""
    return _SPACES.sub(" ", " ".join(run.text for run in runs)).strip().translate(_LIGATURES)


def _level(one: Run, other: Run) -> bool:
    shared = min(one.top, other.top) - max(one.bottom, other.bottom)
    return shared > 0.5 * min(one.size, other.size)


def _columns(blocks: Sequence[TextBlock]) -> list[list[TextBlock]]:
    """Blocks of one size that stand under each other, and are read one after the other."""
    columns: list[list[TextBlock]] = []
    for block in blocks:
        if columns and columns[-1][-1].goes_on_in(block):
            columns[-1].append(block)
        else:
            columns.append([block])
    return columns


def _line(row: Sequence[Run], column: Column) -> PrintedLine | None:
    most = max(row, key=lambda run: len(run.text))
    text = text_of(row)
    return (
        PrintedLine(text, row[0].left, most.bottom, max(run.right for run in row), most.top, column) if text else None
    )


def _with_initial(initial: TextBlock, lines: list[PrintedLine]) -> list[PrintedLine]:
    """Lines behind a large initial that begins their first word; without it, where it is none."""
    if not lines or initial.size < _LARGER * lines[0].size or not initial.bottom < lines[0].bottom < initial.top:
        alone = _line(initial.runs, Column(lines[0].column.page if lines else 0, initial.left, initial.right))
        return [*([alone] if alone else []), *lines]
    beside = [replace(line, left=initial.left) if line.top > initial.bottom else line for line in lines]
    return [replace(beside[0], text=text_of(initial.runs) + beside[0].text), *beside[1:]]
