"""How far two readers agree on one story, and where they do not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final, TypeVar

from variorum.curation.krippendorff import nominal_alpha

if TYPE_CHECKING:
    from variorum.alignment.statements import SentenceRef
    from variorum.curation.reader_marks import ReaderMarks, SentencePair

_Key = TypeVar("_Key", bound=tuple[Any, ...])

LINKED: Final = "linked"
NOT_LINKED: Final = "not linked"
SET: Final = "yes"
NOT_SET: Final = "no"


class MarkKind(StrEnum):
    """What readers can agree on."""

    LINK = "link"  # whether two sentences are linked by hand
    RELATION = "relation"  # how one stands to the other
    STATUS = "status"  # of the notes on a sentence
    TAG = "tag"  # whether a sentence has a note with this tag


@dataclass(frozen=True, slots=True)
class LabelAgreement:
    """How far two readers agree on labels of a kind: things that both labelled, how many of them alike, and
    Krippendorff's alpha (None where it says nothing)."""

    kind: MarkKind
    name: str
    units: int
    same: int
    alpha: float | None


@dataclass(frozen=True, slots=True)
class LinkAgreement:
    """The links by hand of two readers: those that both made, and those of either alone."""

    both: int
    only_first: int
    only_second: int

    @property
    def f1(self) -> float | None:
        """The harmonic mean of how many of either's links the other made too; None where nobody made any."""
        made = 2 * self.both + self.only_first + self.only_second
        return 2 * self.both / made if made else None


@dataclass(frozen=True, slots=True)
class CurationRow:
    """One thing that a reader or both marked: its sentences, and what either said; empty where one said nothing. A tag
    is named in `name`."""

    kind: MarkKind
    name: str
    places: tuple[SentenceRef, ...]
    first: str
    second: str

    @property
    def agrees(self) -> bool:
        """Whether both said it, and the same."""
        return self.first == self.second


@dataclass(frozen=True, slots=True)
class ReaderAgreement:
    """How far two readers agree, in figures and row by row."""

    links: LinkAgreement
    labels: Sequence[LabelAgreement]
    rows: Sequence[CurationRow]


def agreement_of(first: ReaderMarks, second: ReaderMarks, sentences: Sequence[int]) -> ReaderAgreement:
    """How far two readers agree on a story whose articles have so many sentences each.

    On links, relations and statuses, what both marked counts. A tag counts on every sentence of the story: who wrote no
    note there did not set it.
    """
    rows = list(_rows(first, second))
    made = [{pair for pair, linked in marks.links.items() if linked} for marks in (first, second)]
    links = LinkAgreement(len(made[0] & made[1]), len(made[0] - made[1]), len(made[1] - made[0]))
    labels = [_labels(kind, rows) for kind in (MarkKind.LINK, MarkKind.RELATION, MarkKind.STATUS)]
    names = sorted({row.name for row in rows if row.kind is MarkKind.TAG})
    return ReaderAgreement(links, [*labels, *(_tag(name, rows, sum(sentences)) for name in names)], rows)


def said_of(row: CurationRow, marks: ReaderMarks) -> str:
    """What marks say of the thing that a row is about; empty where they say nothing."""
    if row.kind is MarkKind.STATUS:
        return marks.statuses.get(row.places[0], "")
    if row.kind is MarkKind.TAG:
        return SET if row.name in marks.tags.get(row.places[0], frozenset()) else NOT_SET
    pair = (row.places[0], row.places[1])
    return (_links(marks) if row.kind is MarkKind.LINK else marks.relations).get(pair, "")


def _rows(first: ReaderMarks, second: ReaderMarks) -> Iterator[CurationRow]:
    for pair, ours, theirs in _beside(_links(first), _links(second)):
        yield CurationRow(MarkKind.LINK, "", pair, ours, theirs)
    for pair, ours, theirs in _beside(first.relations, second.relations):
        yield CurationRow(MarkKind.RELATION, "", pair, ours, theirs)
    for place, ours, theirs in _beside(first.statuses, second.statuses):
        yield CurationRow(MarkKind.STATUS, "", (place,), ours, theirs)
    for place in sorted(first.tags.keys() | second.tags.keys()):
        found = [marks.tags.get(place, frozenset()) for marks in (first, second)]
        for name in sorted(found[0] | found[1]):
            said = (SET if name in tags else NOT_SET for tags in found)
            yield CurationRow(MarkKind.TAG, name, (place,), *said)


def _links(marks: ReaderMarks) -> Mapping[SentencePair, str]:
    return {pair: LINKED if is_linked else NOT_LINKED for pair, is_linked in marks.links.items()}


def _beside(first: Mapping[_Key, str], second: Mapping[_Key, str]) -> Iterator[tuple[_Key, str, str]]:
    """What either said of each thing, in the order of the things."""
    for key in sorted(first.keys() | second.keys()):
        yield key, first.get(key, ""), second.get(key, "")


def _labels(kind: MarkKind, rows: Sequence[CurationRow]) -> LabelAgreement:
    both = [(row.first, row.second) for row in rows if row.kind is kind and row.first and row.second]
    return LabelAgreement(kind, "", len(both), sum(one == other for one, other in both), nominal_alpha(both))


def _tag(name: str, rows: Sequence[CurationRow], sentences: int) -> LabelAgreement:
    marked = [(row.first, row.second) for row in rows if row.kind is MarkKind.TAG and row.name == name]
    units = [*marked, *[(NOT_SET, NOT_SET)] * (sentences - len(marked))]
    same = sum(one == other for one, other in units)
    return LabelAgreement(MarkKind.TAG, name, len(units), same, nominal_alpha(units))
