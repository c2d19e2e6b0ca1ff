"""The only place where a meaning becomes a sign, a word or a style role: on screens, on the command line and
in exports. Whoever decides hands on the meaning, never its sign. The signs themselves stand in `signs`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final

from variorum.comparison.rows import Row, RowKind
from variorum.comparison.witness_status import WitnessStatus
from variorum.drift.drift import ChangeKind, Level, Severity
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
    RowKind.SAME: "same",
    RowKind.REWORDED: "reworded",
    RowKind.DROPPED: "only in the base",
    RowKind.ADDED: "only in the other",
}
# Of the newer of two versions, held against the older.
VERSION_WORDS: Final[Mapping[RowKind, str]] = {
    RowKind.SAME: "as before",
    RowKind.REWORDED: "reworded",
    RowKind.DROPPED: "dropped",
    RowKind.ADDED: "added",
}
ROW_MEANING: Final[Mapping[RowKind, str]] = {
    RowKind.SAME: "the same words, up to style of quotes and dashes, case and spaces",
    RowKind.REWORDED: "the same thing in other words",
    RowKind.DROPPED: "no sentence of the other article was found to say this",
    RowKind.ADDED: "no sentence of the base was found to say this",
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
    WitnessStatus.REFERENCE: "in these words",
    WitnessStatus.VERBATIM: "word for word",
    WitnessStatus.REWORDED: "reworded",
    WitnessStatus.PARTIAL: "in part",
    WitnessStatus.DRIFT: "with a change of meaning",
    WitnessStatus.INDIRECT: "through another article",
    WitnessStatus.ELSEWHERE: "in another row",
    WitnessStatus.NEAR: "probably not found: something is near",
    WitnessStatus.ABSENT: "not found",
}
SEVERITY_WORDS: Final[Mapping[Severity, str]] = {
    Severity.FACT: "changes the fact",
    Severity.TRUST: "changes the trust",
    Severity.TONE: "changes the tone",
    Severity.STYLE: "style only",
}
LEVEL_WORDS: Final[Mapping[Level, str]] = {
    Level.CONTRADICTION: "contradiction: both cannot be right",
    Level.DIFFERS: "differs: compare the two",
    Level.TONE: "tone",
}
# What a change is called where it is shown, if not by its name in data: one that is added needs no entry here.
CHANGE_WORDS: Final[Mapping[ChangeKind, str]] = {
    ChangeKind.CUT: "quotes less",
    ChangeKind.LONGER: "quotes more",
    ChangeKind.ALTERED: "quotes it in other words",
    ChangeKind.OTHER_SPEAKER: "other speaker",
    ChangeKind.MARKS_DROPPED: "no quotation marks here",
    ChangeKind.MARKS_ADDED: "quotation marks here",
    ChangeKind.OTHER_VALUE: "other number",
    ChangeKind.OTHER_ESTIMATE: "other estimate",
    ChangeKind.OTHER_UNIT: "other unit",
    ChangeKind.ROUNDED: "rounded",
    ChangeKind.MADE_VAGUE: "less exact",
    ChangeKind.MADE_EXACT: "more exact",
    ChangeKind.OTHER_DATE: "other date",
    ChangeKind.YEAR_LEFT_OUT: "no year here",
    ChangeKind.YEAR_ADDED: "with the year",
    ChangeKind.TITLE_CHANGED: "drops “former” or the like",
    ChangeKind.TITLE_TURNED: "adds “former” or the like",
    ChangeKind.OTHER_ROLE: "other role",
    ChangeKind.OTHER_FORM: "place written otherwise",
    ChangeKind.INSTITUTION_FOR_PERSON: "institution instead of person",
    ChangeKind.PERSON_FOR_INSTITUTION: "person instead of institution",
    ChangeKind.HEDGE_DROPPED: "says it more surely",
    ChangeKind.HEDGE_ADDED: "says it less surely",
    ChangeKind.MADE_SURE: "will instead of may",
    ChangeKind.MADE_UNSURE: "may instead of will",
    ChangeKind.SOURCE_GENERALISED: "source no longer named",
    ChangeKind.SOURCE_NAMED: "names the source",
    ChangeKind.SOURCE_LEFT_OUT: "names no source here",
    ChangeKind.SOURCE_ADDED: "names a source",
    ChangeKind.OTHER_LABEL: "other word for it",
    ChangeKind.OTHER_ADJECTIVE: "other adjective",
    ChangeKind.NEGATION_DROPPED: "“not” left out",
    ChangeKind.NEGATION_ADDED: "“not” added",
    ChangeKind.OPPOSITE: "says the opposite",
}
# By the value of a note's `Status`: where only articles are compared, notes are not loaded.
NOTE_GLYPHS: Final[Mapping[str, str]] = {"open": "", "checked": CHECKED, "disputed": DISPUTED}


def _in_a_line(legend: Iterable[tuple[str, str]], gap: str) -> str:
    return gap.join(f"{sign} {meaning}" for sign, meaning in legend)


READ_LEGEND: Final = _in_a_line(
    ((SAME, "word for word"), (REWORDED, "reworded"), (PARTIAL, "in part"), (NEAR, "near"), (ABSENT, "none"),
     (DRIFT, "drift")), "  ",
)  # fmt: skip
COVERAGE_LEGEND: Final = _in_a_line(
    ((REFERENCE, "reference"), (SAME, "same"), (REWORDED, "reworded"), (PARTIAL, "part"),
     (ELSEWHERE, "other row"), (NEAR, "near"), (ABSENT, "none"), (DRIFT, "drift")), "  ",
)  # fmt: skip
PLACES_LEGEND: Final = (
    f"{REFERENCE} compared with  which sentence of each article says it; {ELSEWHERE} other row; {ABSENT} none"
)
DIFF_LEGEND: Final = _in_a_line(
    (*((ROW_GLYPHS[kind], ROW_WORDS[kind]) for kind in RowKind), (MOVED, "moved"), (DOUBT, "one is near"),
     (DRIFT, "drift")), "   ",
)  # fmt: skip
WORDS_LEGEND: Final = _in_a_line(
    ((" ".join("…".join(ROLE_BRACKETS[role]) for role in roles), meaning) for roles, meaning in (
        (("base-words",), "gone"), (("other-words",), "new"), (("base-reworded", "other-reworded"), "reworded"),
        (("elsewhere",), "said in another row"), (("shared",), f"shared, where {THROUGHOUT} all else is reworded"),
    )), "   ",
)  # fmt: skip
JUDGED_LEGEND: Final = f"{JUDGED} the judge and the words disagree"
PAGE_LEGEND: Final[Legend] = (
    (SAME, "the same words"), (REWORDED, "reworded"), (DROPPED, "only in the base"), (ADDED, "only in the other"),
    (MOVED, "moved"), (PARTIAL, "in part"), (NEAR, "probably not: something is near"), (ABSENT, "not found"),
    (ELSEWHERE, "in another row"), (DRIFT, "changed: title, number, quotation …"),
    (REFERENCE, "what the others are compared with"),
    (FAMILY, "shares sentences with a row above"),
)  # fmt: skip
HELP_LEGEND: Final[Legend] = (
    (f"{SAME} {REWORDED}", "same words, reworded"),
    (THROUGHOUT, "reworded throughout: only what both share is marked, in bold"),
    ("underlined", "words that only this side has: gone, or new"),
    ("tinted", "words that the other side has otherwise; without colours in italics"),
    ("grey italics", "words that stand in another row, w says where; without colours underlined"),
    (f"{DROPPED} {ADDED}", "only in the base, only in the other"),
    (f"{DROPPED}{DOUBT} {ADDED}{DOUBT}", "the same, but a sentence is near: w shows it"),
    (f"{REWORDED}{BY_HAND} {DROPPED}{BY_HAND}", "linked or unlinked by hand"),
    (f"{PARTIAL} {ABSENT} {INDIRECT}", "told in part, not found, told indirectly, by a third outlet"),
    (ELSEWHERE, "said in another row, or what goes with it: the wordings say which"),
    (FAMILY, "of one family with the row above: they share sentences"),
    (DRIFT, "drift: what kind of change it is; w says why"),
    (JUDGED, "the judge and the words disagree; w says how"),
    (f"{MOVED} {REMOVED}", "moved to another place, removed line"),
    (f"{BASE} {NOTED}", "base, note"),
    ("Name?", "an outlet that is guessed"),
)


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


def rendering_words(kind: RenderingKind) -> str:
    """How a sentence stands in another article, in words that need no legend."""
    return STATUS_WORDS[WitnessStatus(kind)]
