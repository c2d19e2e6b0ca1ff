"""The overview as data: `variorum summary --format json`. docs/schemas/summary.json is its schema."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from variorum.overview.disagreements import DisagreementLine
from variorum.overview.evidence import SentenceProof
from variorum.overview.headlines import HeadlineLine
from variorum.overview.overview import Overview, alone_counts
from variorum.overview.placement import Placed, PlacementLine
from variorum.overview.quotations import QuotationLine
from variorum.overview.shared_statements import StatementLine
from variorum.overview.sources import NamedSource, SourcesLine

Data = dict[str, Any]


def overview_document(overview: Overview) -> Data:
    """All lines of all parts, each with its evidence and how sure it is. Numbers count from 0."""
    return {
        "schema": "variorum/summary/1",
        "base": overview.base,
        "words": overview.words,
        "statements": overview.statements,
        "articles": [_article(overview, n) for n in range(len(overview.articles))],
        "events": [list(group) for group in overview.events],
        "near_copies": [list(group) for group in overview.near_copies],
        "disagreements": [_disagreement(overview, line) for line in overview.disagreements or ()],
        "quotations": [_quotation(overview, line) for line in overview.quotations or ()],
        "all_say": [_statement(overview, line) for line in overview.said_by_all or ()],
        "only_one_says": [_statement(overview, line) for line in overview.said_by_one or ()],
        "only_one_lacks": [_statement(overview, line) for line in overview.lacked_by_one or ()],
        "counts": {
            "only_one_says": _counts(overview.said_by_one or ()),
            "only_one_lacks": _counts(overview.lacked_by_one or ()),
        },
        "led_and_buried": [_placement(overview, line) for line in overview.placements or ()],
        "headlines": [_headline(overview, line) for line in overview.headlines],
        "sources": [_sources(overview, line) for line in overview.sources],
    }


def _article(overview: Overview, number: int) -> Data:
    article = overview.articles[number]
    return {
        "code": overview.codes[number],
        "path": article.article.path,
        "outlet": article.article.outlet,
        "outlet_is_guess": article.article.outlet_is_guess,
        "title": article.cleaned.headline,
        "sha256": article.article.sha256,
        "words": article.cleaned.words,
    }


def _evidence(overview: Overview, evidence: Iterable[SentenceProof]) -> list[Data]:
    return [
        {
            "article": one.article,
            "sentence": one.sentence,
            "statement": one.statement,
            "text": overview.articles[one.article].text_of(one.sentence),
            "words": None if one.words is None else asdict(one.words),
        }
        for one in evidence
    ]


def _disagreement(overview: Overview, line: DisagreementLine) -> Data:
    values = [
        {"words": v.words, "articles": list(v.articles), "evidence": _evidence(overview, v.evidence)}
        for v in line.values
    ]
    return {"kind": line.kind, "values": values, "sureness": line.sureness, "reason": line.reason}


def _quotation(overview: Overview, line: QuotationLine) -> Data:
    wordings = [
        {"words": one.words, "articles": list(one.articles), "evidence": _evidence(overview, one.evidence)}
        for one in line.wordings
    ]
    return {"wordings": wordings, "sureness": line.sureness}


def _statement(overview: Overview, line: StatementLine) -> Data:
    return {
        "statement": line.statement,
        "article": line.outlet,
        "sureness": line.sureness,
        "evidence": _evidence(overview, line.evidence),
    }


def _counts(lines: Iterable[StatementLine]) -> list[Data]:
    return [{"article": article, **asdict(counts)} for article, counts in sorted(alone_counts(lines).items())]


def _placement(overview: Overview, line: PlacementLine) -> Data:
    return {
        "statement": line.statement,
        "sureness": line.sureness,
        "led": [_placed(overview, one) for one in line.led],
        "buried": [_placed(overview, one) for one in line.buried],
    }


def _placed(overview: Overview, one: Placed) -> Data:
    return {"rank": one.rank, "of": one.count, "evidence": _evidence(overview, [one.evidence])[0]}


def _headline(overview: Overview, line: HeadlineLine) -> Data:
    return {
        "article": line.article,
        "words": line.words,
        "stands_in": line.stands_in,
        "own": [{"start": start, "end": end} for start, end in line.own],
        "claims": [asdict(claim) for claim in line.claims],
        "sureness": line.sureness,
        "evidence": _evidence(overview, line.evidence),
    }


def _sources(overview: Overview, line: SourcesLine) -> Data:
    return {
        "article": line.article,
        "cited": [_source(overview, one) for one in line.cited],
        "unnamed": [_source(overview, one) for one in line.unnamed],
        "sureness": line.sureness,
    }


def _source(overview: Overview, one: NamedSource) -> Data:
    evidence = _evidence(overview, [one.evidence])[0] if one.evidence else None
    return {"name": one.name, "count": one.count, "in_story": one.in_story, "evidence": evidence}
