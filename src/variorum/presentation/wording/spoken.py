"""Rows, changes and statements in sentences to be read aloud: no columns, no signs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from variorum.alignment.statements import SentenceRef
from variorum.base.sanitize import safe
from variorum.base.translation import translatable, translated
from variorum.comparison.comparison import Comparison
from variorum.comparison.coverage import Coverage
from variorum.comparison.rows import Row, RowKind
from variorum.comparison.witness_status import WitnessStatus
from variorum.comparison.words_in_rows import ComparedWords
from variorum.drift.drift import Drift
from variorum.presentation.glyphs import ROW_WORDS, SEVERITY_WORDS, STATUS_WORDS
from variorum.presentation.signs import JUDGED
from variorum.presentation.wording.coverage import alone_in_words
from variorum.presentation.wording.drift import drift_name
from variorum.presentation.wording.judge import disagreement_line
from variorum.presentation.wording.word_marks import changes_said, has_marks
from variorum.text.word_diff import word_diff

_SPOKEN: Final = {**ROW_WORDS, RowKind.SAME: translatable("the same words on both sides")}


def row_said(row: Row) -> str:
    """What kind of row it is: "reworded, moved"."""
    moved = f", {translated('moved')}" if row.moved else ""
    doubt = f", {translated('but one comes close')}" if row.uncertain else ""
    return f"{translated(_SPOKEN[row.kind])}{moved}{doubt}"


def differences_said(words: ComparedWords, row: Row, *, plain: bool) -> Iterator[str]:
    """What differs inside a row; `plain` names every word that differs."""
    comparison = words.comparison
    base, other = row.base or row.base_elsewhere, row.other or row.other_elsewhere
    if base and other and row.kind is RowKind.REWORDED and plain:
        yield from _replacements(comparison.base.text_of_all(base), comparison.other.text_of_all(other))
    elif has_marks(row):
        yield from changes_said(words, row)


def drifts_said(found: Iterable[Drift], names: tuple[str, str]) -> Iterator[str]:
    """Each change of meaning, with the words of both sides."""
    for drift in found:
        sides = zip(names, (drift.base, drift.other), strict=True)
        said = ", ".join(f"{name} “{safe(words.text)}”" for name, words in sides if words)
        change = f"{drift_name(drift)}, {translated(SEVERITY_WORDS[drift.severity])}: {said}"
        yield translated("Change: {change}.", change=change)


def disagreement_said(comparison: Comparison, row: Row) -> Iterator[str]:
    """Where the judge and the words disagree on a row; nothing where they do not."""
    if said := disagreement_line(comparison, row):
        yield translated("Disagreement: {said}.", said=said.removeprefix(JUDGED).strip())


def statement_said(coverage: Coverage, number: int, names: Sequence[str]) -> str:
    """Which statement it is, how many articles have it, and whether one alone has or lacks it."""
    statement = coverage.statements[number]
    alone = alone_in_words(coverage, statement, names)
    end = f", {alone}." if alone else "."
    outlets = len(coverage.outlets_of(statement))
    place = translated("Statement {number} of {count}:", number=number + 1, count=len(coverage.statements))
    return f"{place} {translated('in {outlets} of {count} articles', outlets=outlets, count=len(names))}{end}"


def statuses_said(statuses: Iterable[WitnessStatus], codes: Sequence[str]) -> str:
    """How each outlet has a sentence, those that have it alike together: "Reworded in SAL, CNN; not found in IDA."."""
    alike: dict[WitnessStatus, list[str]] = {}
    for status, code in zip(statuses, codes, strict=True):
        alike.setdefault(status, []).append(code)
    said = "; ".join(
        translated("{status} in {outlets}", status=translated(STATUS_WORDS[status]), outlets=", ".join(outlets))
        for status, outlets in alike.items()
    )
    return f"{said[:1].upper()}{said[1:]}." if said else ""


def places_said(coverage: Coverage, statement: Sequence[SentenceRef], codes: Sequence[str]) -> str:
    """Which sentence of each article carries a statement: "Sentence 3 of SAL, sentence 9 of CNN."."""
    said = ", ".join(
        translated("sentence {number} of {outlet}", number=sentence + 1, outlet=codes[article])
        for article, sentence in statement
    )
    return f"{said[:1].upper()}{said[1:]}."


def _replacements(left: str, right: str) -> Iterator[str]:
    for stretch in word_diff(left, right):
        gone, come = (safe(text[slice(*span)].strip()) for text, span in ((left, stretch.left), (right, stretch.right)))
        if stretch.equal or not (gone or come):
            continue
        if gone and come:
            yield translated("Instead of “{gone}” the other has “{come}”.", gone=gone, come=come)
        else:
            left_out = translated("The other leaves out “{words}”.", words=gone)
            yield left_out if gone else translated("The other adds “{words}”.", words=come)
