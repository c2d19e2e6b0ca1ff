"""Articles with nearly the same text: versions of one article, or one agency's report in several outlets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from variorum.base.groups import groups_of_pairs
from variorum.comparison.rows import RowKind

if TYPE_CHECKING:
    from variorum.comparison.comparison import Comparison
    from variorum.comparison.coverage import Coverage

_LEAST: Final = 0.8  # of the sentences of the longer one that stand in the other word for word
_FEWEST: Final = 5  # sentences of the shorter one: of fewer it says little that most are the same


def near_copies(coverage: Coverage) -> tuple[tuple[int, ...], ...]:
    """The articles, by number, of which each has nearly the same text as another of its group; groups of one are left
    out."""
    copies = (pair for pair, comparison in coverage.comparisons.items() if _are_near_copies(comparison))
    groups = groups_of_pairs(range(len(coverage.articles)), copies)
    return tuple(tuple(group) for group in groups if len(group) > 1)


def _are_near_copies(comparison: Comparison) -> bool:
    counts = len(comparison.base.sentences), len(comparison.other.sentences)
    same = [row for row in comparison.rows if row.kind is RowKind.SAME]
    shared = min(sum(len(row.base) for row in same), sum(len(row.other) for row in same))
    return min(counts) >= _FEWEST and shared >= _LEAST * max(counts)
