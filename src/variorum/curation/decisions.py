"""One decision on each row where two readers differ, as it stands in a table that somebody filled in."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from variorum.annotations.note import Status
from variorum.annotations.relation import Relation
from variorum.base.errors import InputError, Problem, did_you_mean
from variorum.curation.agreement import LINKED, NOT_LINKED, NOT_SET, SET, MarkKind
from variorum.text.typography import BYTE_ORDER_MARK

if TYPE_CHECKING:
    from variorum.alignment.statements import SentenceRef
    from variorum.curation.agreement import CurationRow

COLUMNS: Final = ("number", "what", "tag", "places", "words", "first", "second", "decision")
FIRST: Final = "first"
SECOND: Final = "second"
NO_RELATION: Final = "none"
VALUES: Final = {
    MarkKind.LINK: (LINKED, NOT_LINKED),
    MarkKind.RELATION: (*(str(one) for one in Relation if one), NO_RELATION),
    MarkKind.STATUS: tuple(map(str, Status)),
    MarkKind.TAG: (SET, NOT_SET),
}
_PLACE: Final = re.compile(r"([0-9]{1,6}):([0-9]{1,6})")


@dataclass(frozen=True, slots=True)
class CurationDecision:
    """What is to hold of one thing that a reader marked. `tag` names a tag."""

    kind: MarkKind
    tag: str
    places: tuple[SentenceRef, ...]
    value: str


def decisions_in(text: str, path: str, sentences: list[int]) -> list[CurationDecision]:
    """The decisions of a table as CSV; rows without one are passed over. `sentences` says how many each article has.

    Raises InputError with every line that is wrong.
    """
    text = text.removeprefix(BYTE_ORDER_MARK)
    lines = csv.DictReader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    found: list[CurationDecision] = []
    problems: list[Problem] = []
    try:
        missing = [name for name in COLUMNS if name not in (lines.fieldnames or ())]
        if missing:
            raise InputError(Problem(path, f"has no column {missing[0]!r}", _REMEDY, 1))
        for row in lines:
            try:
                found += _decided(row, sentences)
            except ValueError as error:
                what, remedy = error.args
                problems.append(Problem(path, what, remedy, lines.line_num))
    except csv.Error as error:
        problems.append(Problem(path, f"is no table that can be read ({error})", _REMEDY, lines.line_num + 1))
    if problems:
        raise InputError(*problems)
    return found


_REMEDY: Final = "`variorum agreement FIRST SECOND --format csv` writes such a table."


def _delimiter(text: str) -> str:
    """What a spreadsheet has put between the cells: some write semicolons."""
    head = text.split("\n", 1)[0]
    return max(",;\t", key=head.count)


def _decided(row: dict[str, str], sentences: list[int]) -> Iterator[CurationDecision]:
    """The decision of a row, if there is one. Raises ValueError with what is wrong, and the remedy."""
    if not (row["decision"] or "").strip():
        return
    what = (row["what"] or "").strip()
    if what not in list(MarkKind):
        raise ValueError(f"{what!r} is nothing to decide on", did_you_mean(what, map(str, MarkKind), _REMEDY))
    kind = MarkKind(what)
    value = row["decision"].strip().casefold()
    if value in (FIRST, SECOND):
        value = (row[value] or "").strip()
    elif value not in VALUES[kind]:
        known = ", ".join((FIRST, SECOND, *VALUES[kind]))
        raise ValueError(f"{value!r} is no decision on a {kind}", f"Known: {known}.")
    places = tuple(_places(row["places"] or "", sentences))
    if len(places) != (2 if kind in (MarkKind.LINK, MarkKind.RELATION) else 1):
        raise ValueError(f"{row['places']!r} are no places of a {kind}", _REMEDY)
    yield CurationDecision(kind, (row["tag"] or "").strip().removeprefix("'"), places, value)


def _places(written: str, sentences: list[int]) -> Iterator[SentenceRef]:
    for one in written.split():
        found = _PLACE.fullmatch(one)
        article, sentence = (int(number) - 1 for number in found.groups()) if found else (-1, -1)
        if not (0 <= article < len(sentences) and 0 <= sentence < sentences[article]):
            raise ValueError(
                f"there is no sentence {one}", "A place is the number of an article and of a sentence: 2:14."
            )
        yield article, sentence


def decision_on(row: CurationRow, value: str) -> CurationDecision:
    """The decision that a value is to hold of what a row is about."""
    return CurationDecision(row.kind, row.name, row.places, value)
