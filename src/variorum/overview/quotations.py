"""Quotations that outlets give in different words, or of which one gives less than another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from variorum.drift.drift import ChangeKind, TextSpan
from variorum.overview.drift_groups import OutletWording, connected, worded
from variorum.overview.evidence import SentenceProof, Sureness, articles_in
from variorum.text.words import words_of

if TYPE_CHECKING:
    from variorum.alignment.statements import SentenceRef
    from variorum.comparison.coverage import Coverage

_CHANGED: Final = frozenset({ChangeKind.CUT, ChangeKind.LONGER, ChangeKind.ALTERED})

_Quotation = tuple["SentenceRef", TextSpan]


@dataclass(frozen=True, slots=True)
class QuotationLine:
    """A quotation with two wordings or more, the longest first."""

    wordings: tuple[OutletWording, ...]
    sureness: Sureness = Sureness.PROBABLE

    @property
    def evidence(self) -> tuple[SentenceProof, ...]:
        """All sentences that hold it, wording by wording."""
        return tuple(one for wording in self.wordings for one in wording.evidence)


def changed_quotations(coverage: Coverage) -> Iterator[QuotationLine]:
    """The quotations that stand in quotation marks in several articles, in other words or cut; those that most
    articles give first."""
    lines = [
        QuotationLine(wordings)
        for group in connected(_changes(coverage))
        if len(wordings := tuple(_wordings(group))) > 1
    ]
    yield from sorted(lines, key=lambda line: (-len(articles_in(line.evidence)), _place(line)))


def _changes(coverage: Coverage) -> Iterator[tuple[_Quotation, _Quotation]]:
    """Quotations of which one is changed into the other."""
    for (one, other), found in coverage.clear_drift.items():
        for drift in found:
            if drift.change in _CHANGED and drift.base is not None and drift.other is not None:
                yield (one, drift.base), (other, drift.other)


def _wordings(group: Sequence[_Quotation]) -> Iterator[OutletWording]:
    same: dict[tuple[str, ...], list[_Quotation]] = defaultdict(list)
    for place, span in group:
        same[tuple(word.form for word in words_of(span.text))].append((place, span))
    for _, quotations in sorted(same.items(), key=lambda item: (-len(item[0]), item[0])):
        yield worded(quotations[0][1].text, quotations)


def _place(line: QuotationLine) -> tuple[int, int]:
    return min((one.article, one.sentence) for one in line.evidence)
