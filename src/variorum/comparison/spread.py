"""Who tells a statement alone, and who alone lacks it. An article lacks a statement only if it tells nothing of
the statement's family, and no sentence of it is linked into the family."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from variorum.alignment.statements import SentenceRef
    from variorum.comparison.coverage import Coverage


def only_outlet(coverage: Coverage, statement: Sequence[SentenceRef]) -> int | None:
    """The article that alone tells a statement: all others lack it. None if there is no such."""
    outlets = coverage.outlets_of(statement)
    if len(outlets) > 1 or any(gap.elsewhere for gap in coverage.missing_from(statement)):
        return None
    return outlets[0]


def lacking_outlet(coverage: Coverage, statement: Sequence[SentenceRef]) -> int | None:
    """The article that alone lacks a statement: all others carry it. None if there is no such."""
    if len(coverage.outlets_of(statement)) != len(coverage.articles) - 1:
        return None
    (gap,) = coverage.missing_from(statement)
    return gap.article if gap.elsewhere is None else None


def is_probable(coverage: Coverage, statement: Sequence[SentenceRef]) -> bool:
    """Whether an article lacks a statement only probably: a sentence of it comes near."""
    return any(gap.nearest for gap in coverage.missing_from(statement))
