"""Quotations that outlets give in different words, or of which one gives less than another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from variorum.drift.drift import ChangeKind, TextSpan
from variorum.overview.evidence import SentenceProof, Sureness, articles_in
from variorum.text.words import words_of

if TYPE_CHECKING:
    from variorum.alignment.statements import SentenceRef
    from variorum.comparison.coverage import Coverage

_CHANGED: Final = frozenset({ChangeKind.CUT, ChangeKind.LONGER, ChangeKind.ALTERED})

_Quotation = tuple["SentenceRef", TextSpan]


@dataclass(frozen=True, slots=True)
class QuotationWording:
    """A quotation as some articles give it, in the words of the first of them."""

    words: str
    evidence: tuple[SentenceProof, ...]

    @property
    def articles(self) -> tuple[int, ...]:
        """The articles that give it so."""
        return articles_in(self.evidence)


@dataclass(frozen=True, slots=True)
class QuotationLine:
    """A quotation with two wordings or more, the longest first."""

    wordings: tuple[QuotationWording, ...]
    sureness: Sureness = Sureness.PROBABLE

    @property
    def evidence(self) -> tuple[SentenceProof, ...]:
        """All sentences that hold it, wording by wording."""
        return tuple(one for wording in self.wordings for one in wording.evidence)


def changed_quotations(coverage: Coverage) -> Iterator[QuotationLine]:
    """The quotations that stand in quotation marks in several articles, in other words or cut; those that most
    articles give first."""
    lines = [QuotationLine(wordings) for group in _groups(coverage) if len(wordings := tuple(_wordings(group))) > 1]
    yield from sorted(lines, key=lambda line: (-len(articles_in(line.evidence)), _place(line)))


def _groups(coverage: Coverage) -> Iterator[list[_Quotation]]:
    """Quotations that are changed into each other, as one."""
    group_of: dict[_Quotation, set[_Quotation]] = {}
    for (one, other), found in coverage.drift.items():
        for drift in found:
            if drift.change in _CHANGED and drift.base is not None and drift.other is not None:
                left, right = (one, drift.base), (other, drift.other)
                merged = group_of.get(left, {left}) | group_of.get(right, {right})
                group_of.update(dict.fromkeys(merged, merged))
    for group in {id(group): group for group in group_of.values()}.values():
        yield sorted(group, key=lambda node: (node[0], node[1].start))


def _wordings(group: list[_Quotation]) -> Iterator[QuotationWording]:
    same: dict[tuple[str, ...], list[_Quotation]] = defaultdict(list)
    for place, span in group:
        same[tuple(word.form for word in words_of(span.text))].append((place, span))
    for _, quotations in sorted(same.items(), key=lambda item: (-len(item[0]), item[0])):
        evidence = (SentenceProof(article, sentence, None, span) for (article, sentence), span in quotations)
        yield QuotationWording(quotations[0][1].text, tuple(evidence))


def _place(line: QuotationLine) -> tuple[int, int]:
    return min((one.article, one.sentence) for one in line.evidence)
