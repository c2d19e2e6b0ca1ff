"""From scores of pairs of tokens to pairs of words and phrases."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise, product
from typing import Final

import numpy as np
import numpy.typing as npt

LEAST: Final = 0.45  # score from which on two tokens stand for each other
_WHOLE: Final = 0.5  # mean score from which on all tokens that links join are one block

# Neighbouring tokens, by number; the end exclusive.
Run = tuple[int, int]
Scores = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class TokenBlock:
    """Neighbouring tokens of the left side that stand for neighbouring tokens of the right: first and last
    number, end exclusive, and the mean score of their pairs."""

    left: Run
    right: Run
    score: float


def blocks_of(scores: Scores, starts: tuple[Collection[int], Collection[int]] = ((), ())) -> tuple[TokenBlock, ...]:
    """The blocks of a grid of scores, in the order of the left side. None reaches over one of `starts`, the numbers of
    the tokens of either side that begin a sentence.

    Tokens that are joined by links and stand together on both sides are one block where the mean of their scores is
    high enough; else neighbours with links to the same tokens are.
    """
    links = scores >= LEAST
    found: list[TokenBlock] = []
    for rows, columns in _joined(links):
        if len(rows) == len(columns) == 1:
            (i,), (j,) = rows, columns
            found.append(TokenBlock((i, i + 1), (j, j + 1), float(scores[i, j])))
            continue
        for left, right in product(_runs(rows, starts[0]), _runs(columns, starts[1])):
            inside = links[slice(*left), slice(*right)]
            if inside.any():
                is_whole = scores[slice(*left), slice(*right)].mean() >= _WHOLE
                parts = [(left, right)] if is_whole else _parts(inside, left[0], right[0])
                found.extend(_block(scores, *part) for part in parts)
    return tuple(sorted(found, key=lambda block: (block.left, block.right)))


def _block(scores: Scores, left: Run, right: Run) -> TokenBlock:
    return TokenBlock(left, right, round(float(scores[slice(*left), slice(*right)].mean()), 3))


def _parts(links: npt.NDArray[np.bool_], row: int, column: int) -> Iterator[tuple[Run, Run]]:
    """The links of a part of a grid that begins at a row and column, in rectangles: rows with equal links are one."""
    for _, numbers in groupby(range(len(links)), key=lambda n: links[n].tobytes()):
        rows = list(numbers)
        for begin, end in _runs(np.flatnonzero(links[rows[0]]).tolist(), ()) if links[rows[0]].any() else ():
            yield (rows[0] + row, rows[-1] + 1 + row), (begin + column, end + column)


def _joined(links: npt.NDArray[np.bool_]) -> Iterator[tuple[list[int], list[int]]]:
    """Rows and columns that links join, each in order."""
    columns_of: dict[int, list[int]] = defaultdict(list)
    rows_of: dict[int, list[int]] = defaultdict(list)
    for i, j in np.argwhere(links).tolist():
        columns_of[i].append(j)
        rows_of[j].append(i)
    waiting = set(columns_of)
    for first in sorted(columns_of):
        if first not in waiting:
            continue
        rows, columns, new = set[int](), set[int](), {first}
        while new:
            rows |= new
            columns |= {j for i in new for j in columns_of[i]}
            new = {i for j in columns for i in rows_of[j]} - rows
        waiting -= rows
        yield sorted(rows), sorted(columns)


def _runs(numbers: Sequence[int], starts: Collection[int]) -> list[Run]:
    """Numbers that follow each other, as first and last, end exclusive."""
    breaks = [n for n, (a, b) in enumerate(pairwise(numbers), 1) if b != a + 1 or b in starts]
    return [(numbers[a], numbers[b - 1] + 1) for a, b in pairwise([0, *breaks, len(numbers)])]
