"""What is said of the matrix: how it is sorted and filtered, and what each outlet has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from variorum.alignment.statements import SentenceRef
from variorum.base.sanitize import safe
from variorum.base.translation import translatable, translated
from variorum.comparison.coverage import Coverage
from variorum.comparison.families import Elsewhere
from variorum.comparison.matrix import OutletFigures, StatementFilter, StatementOrder
from variorum.comparison.spread import is_probable, lacking_outlet, only_outlet
from variorum.comparison.witness_status import WitnessStatus
from variorum.presentation.glyphs import STATUS_GLYPHS, STATUS_WORDS

ORDER_WORDS: Final[Mapping[StatementOrder, str]] = {
    StatementOrder.BASE: translatable("base"),
    StatementOrder.SPREAD: translatable("spread"),
    StatementOrder.FIRST_USE: translatable("first use"),
}
FILTER_WORDS: Final[Mapping[StatementFilter, str]] = {
    StatementFilter.ALL: translatable("all"),
    StatementFilter.ONE_OUTLET: translatable("only one outlet"),
    StatementFilter.ALL_BUT_ONE: translatable("all but one"),
    StatementFilter.MOVED: translatable("moved"),
    StatementFilter.NOTED: translatable("with notes"),
    StatementFilter.DRIFT: translatable("with changes of meaning"),
    StatementFilter.CONTRADICTED: translatable("contradicted"),
}


def filter_in_words(which: StatementFilter, outlet: str = "") -> str:
    """What a filter shows; `outlet` is the name of the one whose statements alone are shown."""
    return translated("only in {outlet}", outlet=outlet) if outlet else translated(FILTER_WORDS[which])


def nothing_fits(filtered: str) -> str:
    """What to say where no statement is of the kind that is looked for, as the filter's words say it."""
    return translated("No statement here is of this kind: {filtered}. Esc shows all.", filtered=filtered)


def none_found(count: int) -> str:
    """What to say where none of so many sentences was found to say the same."""
    return translated("no sentence of {count} was found to say this", count=count)


def outlets_in_words(figures: Sequence[OutletFigures], statements: int, names: Sequence[str]) -> list[tuple[str, str]]:
    """For each outlet: its own of so many statements, what it lacks, and what it shares word for word. Pairs
    of (name, text); a pair without a text is a heading."""
    lines: list[tuple[str, str]] = []
    for one, name in zip(figures, names, strict=True):
        shares = ", ".join(f"{other + 1}: {share:.0%}" for other, share in one.shares.items())
        lines.append((name, ""))
        carried = translated("{count} of {all}", count=one.carried, all=statements)
        own = translated("{count} of them its own", count=one.own)
        lacks = translated("{count} that all others have", count=one.lacks)
        lines.append((translated("statements"), f"{carried}, {own}{_and_probably(one.probably_own)}"))
        lines.append((translated("missing only here"), f"{lacks}{_and_probably(one.probably_lacks)}"))
        lines.append((translated("its words found in"), shares))
    return lines


def _and_probably(count: int) -> str:
    return f", {translated('and probably {count} more', count=count)}" if count else ""


def alone_in_words(coverage: Coverage, statement: Sequence[SentenceRef], names: Sequence[str]) -> str:
    """That an outlet alone tells a statement, or alone lacks it; else nothing. It is only probable where a sentence
    of one that lacks it comes near."""
    probable = is_probable(coverage, statement)
    if (only := only_outlet(coverage, statement)) is not None:
        said = translatable("probably only in {outlet}") if probable else translatable("only in {outlet}")
        return translated(said, outlet=names[only])
    if (lacking := lacking_outlet(coverage, statement)) is not None:
        said = translatable("{outlet} alone probably lacks it") if probable else translatable("{outlet} alone lacks it")
        return translated(said, outlet=names[lacking])
    return ""


def elsewhere_in_words(coverage: Coverage, article: int, elsewhere: Elsewhere, number: int) -> str:
    """Where an article tells a statement, or what goes with it: in another, by the number that this has where it is
    shown, and in which words."""
    where = (
        translated("says it in statement {number}:", number=number)
        if elsewhere.is_linked
        else translated("says what goes with it in statement {number}:", number=number)
    )
    return f"{where} {coverage.articles[article].text_of(elsewhere.sentence)}"


def explained_elsewhere(coverage: Coverage, article: int, elsewhere: Elsewhere) -> str:
    """The sign of a statement that an article tells in another row, and why it has it."""
    status = WitnessStatus.ELSEWHERE
    words = safe(elsewhere_in_words(coverage, article, elsewhere, elsewhere.statement + 1))
    return f"{STATUS_GLYPHS[status]} {translated(STATUS_WORDS[status])}: {words}"
