"""What is said of the matrix: how it is sorted and filtered, and what each outlet has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from variorum.alignment.statements import SentenceRef
from variorum.base.sanitize import safe
from variorum.comparison.coverage import Coverage
from variorum.comparison.families import Elsewhere
from variorum.comparison.matrix import OutletFigures, StatementFilter, StatementOrder
from variorum.comparison.spread import is_probable, lacking_outlet, only_outlet
from variorum.comparison.witness_status import WitnessStatus
from variorum.presentation.glyphs import STATUS_GLYPHS, STATUS_WORDS

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
    StatementFilter.DRIFT: "with changes of meaning",
    StatementFilter.CONTRADICTED: "contradicted",
}


def filter_in_words(which: StatementFilter, outlet: str = "") -> str:
    """What a filter shows; `outlet` is the name of the one whose statements alone are shown."""
    return f"only in {outlet}" if outlet else FILTER_WORDS[which]


def nothing_fits(filtered: str) -> str:
    """What to say where no statement is of the kind that is looked for, as the filter's words say it."""
    return f"No statement here is of this kind: {filtered}. Esc shows all."


def outlets_in_words(figures: Sequence[OutletFigures], statements: int, names: Sequence[str]) -> list[tuple[str, str]]:
    """For each outlet: its own of so many statements, what it lacks, and what it shares word for word. Pairs
    of (name, text); a pair without a text is a heading."""
    lines: list[tuple[str, str]] = []
    for one, name in zip(figures, names, strict=True):
        shares = ", ".join(f"{other + 1}: {share:.0%}" for other, share in one.shares.items())
        lines.append((name, ""))
        own = f"{one.own} of them its own{_and_probably(one.probably_own)}"
        lines.append(("statements", f"{one.carried} of {statements}, {own}"))
        lines.append(("missing only here", f"{one.lacks} that all others have{_and_probably(one.probably_lacks)}"))
        lines.append(("its words found in", shares))
    return lines


def _and_probably(count: int) -> str:
    return f", and probably {count} more" if count else ""


def alone_in_words(coverage: Coverage, statement: Sequence[SentenceRef], names: Sequence[str]) -> str:
    """That an outlet alone tells a statement, or alone lacks it; else nothing. It is only probable where a sentence
    of one that lacks it comes near."""
    probably = "probably " if is_probable(coverage, statement) else ""
    if (only := only_outlet(coverage, statement)) is not None:
        return f"{probably}only in {names[only]}"
    if (lacking := lacking_outlet(coverage, statement)) is not None:
        return f"{names[lacking]} alone {probably}lacks it"
    return ""


def elsewhere_in_words(coverage: Coverage, article: int, elsewhere: Elsewhere, number: int) -> str:
    """Where an article tells a statement, or what goes with it: in another, by the number that this has where it is
    shown, and in which words."""
    what = "it" if elsewhere.is_linked else "what goes with it"
    return f"says {what} in statement {number}: {coverage.articles[article].text_of(elsewhere.sentence)}"


def explained_elsewhere(coverage: Coverage, article: int, elsewhere: Elsewhere) -> str:
    """The sign of a statement that an article tells in another row, and why it has it."""
    status = WitnessStatus.ELSEWHERE
    words = safe(elsewhere_in_words(coverage, article, elsewhere, elsewhere.statement + 1))
    return f"{STATUS_GLYPHS[status]} {STATUS_WORDS[status]}: {words}"
