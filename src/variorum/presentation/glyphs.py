"""The only place where a meaning becomes a sign, a word or a style role: on screens, on the command line and
in exports. Whoever decides hands on the meaning, never its sign. The signs themselves stand in `signs`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from variorum.base.translation import translatable, translated
from variorum.comparison.rows import Row, RowKind
from variorum.comparison.witness_status import WitnessStatus
from variorum.drift.drift import ChangeKind, DriftType, Level, Severity
from variorum.presentation.signs import (
    ABSENT,
    ADDED,
    BASE,
    BY_HAND,
    CHECKED,
    DISPUTED,
    DOUBT,
    DRIFT,
    DROPPED,
    ELSEWHERE,
    FAMILY,
    INDIRECT,
    JUDGED,
    MOVED,
    NEAR,
    NOTED,
    PARTIAL,
    REFERENCE,
    REMOVED,
    REWORDED,
    ROLE_BRACKETS,
    SAME,
    THROUGHOUT,
)

if TYPE_CHECKING:
    from variorum.comparison.rendering import RenderingKind

Legend = tuple[tuple[str, str], ...]  # signs, and what they mean

ROW_GLYPHS: Final[Mapping[RowKind, str]] = {
    RowKind.SAME: SAME,
    RowKind.REWORDED: REWORDED,
    RowKind.DROPPED: DROPPED,
    RowKind.ADDED: ADDED,
}
ROW_WORDS: Final[Mapping[RowKind, str]] = {
    RowKind.SAME: translatable("same"),
    RowKind.REWORDED: translatable("reworded"),
    RowKind.DROPPED: translatable("only in the base"),
    RowKind.ADDED: translatable("only in the other"),
}
# Of the newer of two versions, held against the older.
VERSION_WORDS: Final[Mapping[RowKind, str]] = {
    RowKind.SAME: translatable("as before"),
    RowKind.REWORDED: translatable("reworded"),
    RowKind.DROPPED: translatable("dropped"),
    RowKind.ADDED: translatable("added"),
}
ROW_MEANING: Final[Mapping[RowKind, str]] = {
    RowKind.SAME: translatable("the same words, up to style of quotes and dashes, case and spaces"),
    RowKind.REWORDED: translatable("the same thing in other words"),
    RowKind.DROPPED: translatable("no sentence of the other article was found to say this"),
    RowKind.ADDED: translatable("no sentence of the base was found to say this"),
}
STATUS_GLYPHS: Final[Mapping[WitnessStatus, str]] = {
    WitnessStatus.REFERENCE: REFERENCE,
    WitnessStatus.VERBATIM: SAME,
    WitnessStatus.REWORDED: REWORDED,
    WitnessStatus.PARTIAL: PARTIAL,
    WitnessStatus.DRIFT: DRIFT,
    WitnessStatus.INDIRECT: INDIRECT,
    WitnessStatus.ELSEWHERE: ELSEWHERE,
    WitnessStatus.NEAR: NEAR,
    WitnessStatus.ABSENT: ABSENT,
}
STATUS_WORDS: Final[Mapping[WitnessStatus, str]] = {
    WitnessStatus.REFERENCE: translatable("in these words"),
    WitnessStatus.VERBATIM: translatable("word for word"),
    WitnessStatus.REWORDED: translatable("reworded"),
    WitnessStatus.PARTIAL: translatable("clearly shorter or longer"),
    WitnessStatus.DRIFT: translatable("with a change of meaning"),
    WitnessStatus.INDIRECT: translatable("indirectly"),
    WitnessStatus.ELSEWHERE: translatable("in another row"),
    WitnessStatus.NEAR: translatable("probably not found: something is near"),
    WitnessStatus.ABSENT: translatable("not found"),
}
SEVERITY_WORDS: Final[Mapping[Severity, str]] = {
    Severity.FACT: translatable("changes the fact"),
    Severity.TRUST: translatable("changes the trust"),
    Severity.TONE: translatable("changes the tone"),
    Severity.STYLE: translatable("style only"),
}
LEVEL_WORDS: Final[Mapping[Level, str]] = {
    Level.CONTRADICTION: translatable("contradiction: both cannot be right"),
    Level.DIFFERS: translatable("differs: compare the two"),
    Level.TONE: translatable("tone"),
}
TYPE_WORDS: Final[Mapping[DriftType, str]] = {
    DriftType.QUOTE: translatable("quotation"),
    DriftType.NUMBER: translatable("number"),
    DriftType.DATE: translatable("date"),
    DriftType.NAME: translatable("name"),
    DriftType.HEDGE: translatable("how surely"),
    DriftType.ATTRIBUTION: translatable("source"),
    DriftType.LABEL: translatable("choice of words"),
    DriftType.NEGATION: translatable("negation"),
}
# What a change is called where it is shown, if not by its name in data: one that is added needs no entry here.
CHANGE_WORDS: Final[Mapping[ChangeKind, str]] = {
    ChangeKind.CUT: translatable("quotes less"),
    ChangeKind.LONGER: translatable("quotes more"),
    ChangeKind.ALTERED: translatable("quotes it in other words"),
    ChangeKind.OTHER_SPEAKER: translatable("other speaker"),
    ChangeKind.MARKS_DROPPED: translatable("no quotation marks here"),
    ChangeKind.MARKS_ADDED: translatable("quotation marks here"),
    ChangeKind.OTHER_VALUE: translatable("other number"),
    ChangeKind.OTHER_ESTIMATE: translatable("other estimate"),
    ChangeKind.OTHER_UNIT: translatable("other unit"),
    ChangeKind.ROUNDED: translatable("rounded"),
    ChangeKind.MADE_VAGUE: translatable("less exact"),
    ChangeKind.MADE_EXACT: translatable("more exact"),
    ChangeKind.OTHER_DATE: translatable("other date"),
    ChangeKind.YEAR_LEFT_OUT: translatable("no year here"),
    ChangeKind.YEAR_ADDED: translatable("with the year"),
    ChangeKind.TITLE_CHANGED: translatable("drops “former” or the like"),
    ChangeKind.TITLE_TURNED: translatable("adds “former” or the like"),
    ChangeKind.OTHER_ROLE: translatable("other role"),
    ChangeKind.OTHER_FORM: translatable("place written otherwise"),
    ChangeKind.INSTITUTION_FOR_PERSON: translatable("institution instead of person"),
    ChangeKind.PERSON_FOR_INSTITUTION: translatable("person instead of institution"),
    ChangeKind.HEDGE_DROPPED: translatable("says it more surely"),
    ChangeKind.HEDGE_ADDED: translatable("says it less surely"),
    ChangeKind.MADE_SURE: translatable("will instead of may"),
    ChangeKind.MADE_UNSURE: translatable("may instead of will"),
    ChangeKind.SOURCE_GENERALISED: translatable("source no longer named"),
    ChangeKind.SOURCE_NAMED: translatable("names the source"),
    ChangeKind.SOURCE_LEFT_OUT: translatable("names no source here"),
    ChangeKind.SOURCE_ADDED: translatable("names a source"),
    ChangeKind.OTHER_LABEL: translatable("other word for the same thing"),
    ChangeKind.OTHER_ADJECTIVE: translatable("other adjective"),
    ChangeKind.NEGATION_DROPPED: translatable("“not” left out"),
    ChangeKind.NEGATION_ADDED: translatable("“not” added"),
    ChangeKind.OPPOSITE: translatable("says the opposite"),
}
# By the value of a note's `Status`: where only articles are compared, notes are not loaded.
NOTE_GLYPHS: Final[Mapping[str, str]] = {"open": "", "checked": CHECKED, "disputed": DISPUTED}


READ_LEGEND: Final[Legend] = (
    (SAME, translatable("word for word")),
    (REWORDED, translatable("reworded")),
    (PARTIAL, translatable("shorter or longer")),
    (NEAR, translatable("near")),
    (ABSENT, translatable("none")),
    (DRIFT, translatable("changed")),
)
COVERAGE_LEGEND: Final[Legend] = (
    (REFERENCE, translatable("shown")),
    (SAME, translatable("same")),
    (REWORDED, translatable("reworded")),
    (PARTIAL, translatable("length")),
    (ELSEWHERE, translatable("other row")),
    (NEAR, translatable("near")),
    (ABSENT, translatable("none")),
    (DRIFT, translatable("changed")),
)
PLACES_LEGEND: Final[Legend] = (
    (REFERENCE, translatable("compared with  which sentence of each article says it;")),
    (ELSEWHERE, translatable("other row;")),
    (ABSENT, translatable("none")),
)
DIFF_LEGEND: Final[Legend] = (
    *((ROW_GLYPHS[kind], ROW_WORDS[kind]) for kind in RowKind),
    (MOVED, translatable("moved")),
    (DOUBT, translatable("one is near")),
    (DRIFT, translatable("change of meaning")),
)
WORDS_LEGEND: Final[Legend] = tuple(
    (" ".join("…".join(ROLE_BRACKETS[role]) for role in roles), meaning)
    for roles, meaning in (
        (("base-words",), translatable("gone")),
        (("other-words",), translatable("new")),
        (("base-reworded", "other-reworded"), translatable("reworded")),
        (("elsewhere",), translatable("said in another row")),
        (("shared",), translatable("shared, where {throughout} all else is reworded")),
    )
)
JUDGED_LEGEND: Final[Legend] = ((JUDGED, translatable("the judge and the words disagree")),)
PAGE_LEGEND: Final[Legend] = (
    (SAME, translatable("the same words")),
    (REWORDED, translatable("reworded")),
    (DROPPED, translatable("only in the base")),
    (ADDED, translatable("only in the other")),
    (MOVED, translatable("moved")),
    (PARTIAL, translatable("shorter or longer")),
    (NEAR, translatable("probably not: something is near")),
    (ABSENT, translatable("not found")),
    (ELSEWHERE, translatable("in another row")),
    (DRIFT, translatable("changed: title, number, quotation …")),
    (REFERENCE, translatable("what the others are compared with")),
    (FAMILY, translatable("shares sentences with a row above")),
)
HELP_LEGEND: Final[Legend] = (
    (f"{SAME} {REWORDED}", translatable("same words, reworded")),
    (THROUGHOUT, translatable("reworded throughout: only what both share is marked, in bold")),
    (translatable("underlined"), translatable("words that only this side has: gone, or new")),
    (
        translatable("tinted"),
        translatable("words that the other side has otherwise; without colours in italics"),
    ),
    (
        translatable("grey italics"),
        translatable("words that stand in another row, w says where; without colours underlined"),
    ),
    (f"{DROPPED} {ADDED}", translatable("only in the base, only in the other")),
    (f"{DROPPED}{DOUBT} {ADDED}{DOUBT}", translatable("only here, but one comes close: w shows it")),
    (f"{REWORDED}{BY_HAND} {DROPPED}{BY_HAND}", translatable("linked or unlinked by hand")),
    (
        f"{PARTIAL} {ABSENT} {INDIRECT}",
        translatable("told clearly shorter or longer, not found, told indirectly: a third outlet links the two"),
    ),
    (ELSEWHERE, translatable("said in another row, or what goes with it: the wordings say which")),
    (FAMILY, translatable("of one family with the row above: they share sentences")),
    (DRIFT, translatable("a change of meaning: what kind it is; w says why")),
    (JUDGED, translatable("the judge and the words disagree; w says how")),
    (f"{MOVED} {REMOVED}", translatable("moved to another place, removed line")),
    (f"{BASE} {NOTED}", translatable("base, note")),
    (translatable("Name?"), translatable("an outlet that is guessed")),
)


def legend_line(legend: Legend, gap: str = "  ") -> str:
    """A legend in a line."""
    return gap.join(f"{sign} {translated(meaning, throughout=THROUGHOUT)}" for sign, meaning in legend)


def row_glyph(row: Row) -> str:
    """The sign of a row in the gutter: that it moved, else its kind."""
    return MOVED if row.moved else ROW_GLYPHS[row.kind]


def row_role(row: Row) -> str:
    """The style role of a row: that it moved, else its kind."""
    return "moved" if row.moved else str(row.kind)


def sureness_glyph(row: Row) -> str:
    """Whether a row is a decision of the reader's, or in doubt; a space where it is neither."""
    return BY_HAND if row.manual else DOUBT if row.uncertain else " "


def rendering_glyph(kind: RenderingKind) -> str:
    """The sign of how a sentence stands in another article."""
    return STATUS_GLYPHS[WitnessStatus(kind)]


def told_in_words(status: WitnessStatus | RenderingKind, reference: str, wording: str) -> str:
    """How a wording tells what the reference does, in words that need no legend; of one that says clearly more or
    less, which of the two."""
    if status == WitnessStatus.PARTIAL:
        return translated("longer here") if len(wording) > len(reference) else translated("shorter here")
    return translated(STATUS_WORDS[WitnessStatus(status)])
