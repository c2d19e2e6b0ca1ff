"""Blocks of a page, as paragraphs and headlines are, and the order in which they are read.

A block stands before another that is below it and in its column, and before one that is to its right, unless
something across both stands between them: so columns are read one after the other, and a headline over them first
(T. Breuel, "High Performance Document Layout Analysis", 2003).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from variorum.articles.formats.pdf.page import Run
from variorum.base.groups import groups_of_pairs

_NEXT_LINE: Final = 0.6  # of a line's height: a wider gap below it parts two blocks
_OTHER_SIZE: Final = 0.2  # of a line's height
_MOST_INDENT: Final = 4.0  # heights of a line
_CORE: Final = 0.25  # of a height: boxes of lines may touch, but not what is left of them without this


@dataclass(frozen=True, slots=True)
class TextBlock:
    """Runs that belong together, and the box around them."""

    runs: tuple[Run, ...]
    left: float
    bottom: float
    right: float
    top: float
    size: float

    @classmethod
    def of(cls, runs: Sequence[Run]) -> TextBlock:
        """The block of some runs."""
        return cls(
            tuple(runs),
            min(run.left for run in runs),
            min(run.bottom + _CORE * run.size for run in runs),
            max(run.right for run in runs),
            max(run.top - _CORE * run.size for run in runs),
            max(runs, key=lambda run: len(run.text)).size,
        )

    def shares_width(self, other: TextBlock) -> bool:
        """Whether one stands at least in part over or under the other."""
        return min(self.right, other.right) > max(self.left, other.left)

    def is_above(self, other: TextBlock) -> bool:
        """Whether its middle stands higher."""
        return self.top + self.bottom > other.top + other.bottom

    def goes_on_in(self, other: TextBlock) -> bool:
        """Whether another block goes on in the same column."""
        alike = abs(self.size - other.size) <= _OTHER_SIZE * self.size
        return alike and self.shares_width(other) and self.bottom >= other.top


def blocks_in_order(runs: Sequence[Run]) -> list[TextBlock]:
    """The blocks that the runs of a page make, in the order of reading."""
    blocks = sorted(_blocks(runs), key=lambda block: (-block.top, block.left))
    before = [
        [k for k, other in enumerate(blocks) if k != n and _is_read_before(other, block, blocks)]
        for n, block in enumerate(blocks)
    ]
    waiting = dict(enumerate(before))
    order: list[int] = []
    read: set[int] = set()
    while waiting:
        # Where blocks wait for each other in a circle, the highest goes first.
        n = next((n for n, others in waiting.items() if read.issuperset(others)), next(iter(waiting)))
        del waiting[n]
        read.add(n)
        order.append(n)
    return [blocks[n] for n in order]


def _is_read_before(one: TextBlock, other: TextBlock, blocks: Sequence[TextBlock]) -> bool:
    if one.shares_width(other):
        return one.is_above(other)
    if one.left >= other.left:
        return False
    return one.top > other.bottom or not any(
        other.is_above(between) and between.is_above(one) and between.shares_width(one) and between.shares_width(other)
        for between in blocks
    )


def _blocks(runs: Sequence[Run]) -> Iterator[TextBlock]:
    """Runs of one size that stand close under each other, or beside each other under the same line."""
    ordered = sorted(runs, key=lambda run: (-run.top, run.left))
    groups = groups_of_pairs(range(len(ordered)), _close_together(ordered))
    yield from map(TextBlock.of, _with_last_words([[ordered[n] for n in group] for group in groups]))


def _close_together(ordered: Sequence[Run]) -> Iterator[tuple[int, int]]:
    """The numbers of two runs, from the top down, that belong together."""
    for n, run in enumerate(ordered):
        for k in range(n + 1, len(ordered)):
            below = ordered[k]
            if below.top < run.bottom - _NEXT_LINE * run.size:
                break
            if _belong_together(run, below):
                yield n, k


def _with_last_words(blocks: list[list[Run]]) -> list[list[Run]]:
    """Blocks, where a last word alone on its line, under the indent of a paragraph's only other line, is with it."""
    firsts = [block for block in blocks if len(block) == 1]
    left_out = set()
    for n, last in enumerate(blocks):
        if len(last) == 1:
            above = next((block for block in firsts if block is not last and _is_first_line(block[0], last[0])), None)
            if above is not None:
                above.append(last[0])
                left_out.add(n)
    return [block for n, block in enumerate(blocks) if n not in left_out]


def _is_first_line(run: Run, below: Run) -> bool:
    gap, indent = run.bottom - below.top, run.left - below.left
    is_next = -_CORE * run.size <= gap <= _NEXT_LINE * run.size
    return is_next and 0 < indent <= _MOST_INDENT * run.size and below.right <= run.left


def _belong_together(run: Run, below: Run) -> bool:
    if min(run.right, below.right) <= max(run.left, below.left):
        return False
    return abs(run.size - below.size) <= _OTHER_SIZE * max(run.size, below.size)
