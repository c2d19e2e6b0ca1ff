"""Which rows of a comparison are shown, and which are folded away."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from typing import Final, Literal, get_args

from variorum.comparison.change_size import ChangeSize
from variorum.comparison.comparison import Comparison
from variorum.comparison.rows import Row, RowKind
from variorum.drift.drift import Drift, DriftType, Severity

Which = Literal[
    "all changes",
    "changes that matter",
    "reworded",
    "only in the base",
    "only in the other",
    "moved",
    "with changes of meaning",
    "changes of fact",
]
WHICH: Final[tuple[Which, ...]] = get_args(Which)
MOST_CONTEXT: Final = 9


@dataclass(frozen=True, slots=True)
class CompareOptions:
    """What of a comparison is shown.

    `only_changes` folds what is no change of the kind `which`, but for `context` rows before and after
    each; `opened` are rows whose folds the reader opened. `plain` marks every word that differs, without asking
    whether it is only said otherwise. `typography` marks differences of quotes,
    dashes, case, spacing and spelling too. `raw` shows removed lines. `drift` says what kind of change there
    is, from the severity `least` on, and of one `drift_type` if that is set; with `less_sure` also what may be wrong.
    With `every_change` what only says the same otherwise is walked to as well, as between versions of an article.
    """

    only_changes: bool = False
    which: Which = "all changes"
    context: int = 0
    opened: frozenset[int] = field(default_factory=frozenset)
    plain: bool = False
    typography: bool = False
    raw: bool = False
    drift: bool = True
    least: Severity = Severity.STYLE
    drift_type: DriftType | None = None
    less_sure: bool = False
    every_change: bool = False

    def drift_of(self, comparison: Comparison, row: Row) -> tuple[Drift, ...]:
        """The drift of a row that is shown."""
        if not self.drift:
            return ()
        found = comparison.all_drift_of_row(row) if self.less_sure else comparison.drift_of_row(row)
        return tuple(filter(self.shows_drift, found))

    def shows_drift(self, found: Drift) -> bool:
        """Whether a drift is of the kind that is shown."""
        return self.drift and self.drift_type in (None, found.type) and found.severity >= self.least


ALL_ROWS: Final = CompareOptions()


def next_drift_shown(options: CompareOptions) -> CompareOptions:
    """The next choice of what drift is shown: what is sure, the less sure too, only what matters, none."""
    if not options.drift:
        return replace(options, drift=True, less_sure=False, least=Severity.STYLE)
    if options.less_sure:
        return replace(options, less_sure=False, least=Severity.TRUST)
    if options.least > Severity.STYLE:
        return replace(options, drift=False)
    return replace(options, less_sure=True)


def is_wanted(comparison: Comparison, number: int, options: CompareOptions) -> bool:
    """Whether a row is a change of the kind that is looked for."""
    row = comparison.rows[number]
    if options.which == "all changes":
        return _is_change(comparison, row, options)
    if options.which == "changes that matter":
        return row.kind in (RowKind.DROPPED, RowKind.ADDED) or bool(options.drift_of(comparison, row))
    if options.which == "reworded":
        return row.kind is RowKind.REWORDED
    if options.which in ("with changes of meaning", "changes of fact"):
        found = options.drift_of(comparison, row)
        return any(options.which == "with changes of meaning" or drift.severity is Severity.FACT for drift in found)
    if options.which == "moved":
        return row.moved
    return row.kind is (RowKind.DROPPED if options.which == "only in the base" else RowKind.ADDED)


def _is_change(comparison: Comparison, row: Row, options: CompareOptions) -> bool:
    if row.kind is not RowKind.SAME or row.moved:
        return True
    return options.typography and comparison.change_size(row) is not ChangeSize.NONE


def shown_rows(comparison: Comparison, options: CompareOptions, kept: Collection[int]) -> set[int]:
    """The numbers of the rows that are shown; those in `kept` always are."""
    count = len(comparison.rows)
    if not options.only_changes:
        return set(range(count))
    shown = set(options.opened) | set(kept)
    for number in range(count):
        if is_wanted(comparison, number, options):
            shown.update(range(max(0, number - options.context), min(count, number + options.context + 1)))
    return shown
