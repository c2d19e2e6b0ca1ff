"""What is said of the matrix: how it is sorted and filtered, and what each outlet has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from variorum.comparison.matrix import OutletFigures, StatementFilter, StatementOrder

ORDER_WORDS: Final[Mapping[StatementOrder, str]] = {
    StatementOrder.BASE: "base",
    StatementOrder.SPREAD: "spread",
    StatementOrder.FIRST_USE: "first use",
}
FILTER_WORDS: Final[Mapping[StatementFilter, str]] = {
    StatementFilter.ALL: "all",
    StatementFilter.ONE_OUTLET: "only one outlet",
    StatementFilter.ALL_BUT_ONE: "all but one",
    StatementFilter.MOVED: "moved",
    StatementFilter.NOTED: "with notes",
    StatementFilter.DRIFT: "with drift",
    StatementFilter.CONTRADICTED: "contradicted",
}


def outlets_in_words(figures: Sequence[OutletFigures], statements: int, names: Sequence[str]) -> list[tuple[str, str]]:
    """For each outlet: its own of so many statements, what it lacks, and what it shares word for word. Pairs
    of (name, text); a pair without a text is a heading."""
    lines: list[tuple[str, str]] = []
    for one, name in zip(figures, names, strict=True):
        shares = ", ".join(f"{other + 1}: {share:.0%}" for other, share in one.shares.items())
        lines.append((name, ""))
        lines.append(("statements", f"{one.carried} of {statements}, {one.own} of them its own"))
        lines.append(("it alone lacks", f"{one.lacks} that all others have"))
        lines.append(("its words found in", shares))
    return lines
