"""How far two readers agree, as text, as a table to be decided on, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

from variorum.base.cut_short import cut_short
from variorum.base.sanitize import safe
from variorum.cli.render.hanging import hanging
from variorum.curation.decisions import COLUMNS
from variorum.export.tables import ExportTable
from variorum.presentation.wording.agreement import figures_of_agreement
from variorum.presentation.wording.explanation import cut

if TYPE_CHECKING:
    from variorum.alignment.prepared_article import PreparedArticle
    from variorum.curation.agreement import CurationRow, ReaderAgreement

_LONGEST: Final = 1_000  # characters of a sentence in a table


def agreement_text(found: ReaderAgreement, articles: Sequence[PreparedArticle], width: int) -> Iterator[str]:
    """The figures, then each row on which the readers differ."""
    yield from (f"{name}: {figure}" for name, figure in figures_of_agreement(found))
    yield ""
    differing = [(n, row) for n, row in enumerate(found.rows, 1) if not row.agrees]
    yield f"{len(differing)} of {len(found.rows)} rows differ" if found.rows else "Neither reader marked anything."
    for n, row in differing:
        said = f"{row.first or 'nothing'} │ {row.second or 'nothing'}"
        yield from hanging(
            f"{n} {row.kind}{f' {safe(row.name)}' if row.name else ''} ", f"{said}   {_words(row, articles)}", width
        )


def _words(row: CurationRow, articles: Sequence[PreparedArticle]) -> str:
    return "  ↔  ".join(
        f"{article + 1}:{sentence + 1} {cut(articles[article].text_of(sentence))}" for article, sentence in row.places
    )


def agreement_table(found: ReaderAgreement, articles: Sequence[PreparedArticle]) -> ExportTable:
    """A row for each thing that was marked; what both said alike is decided already."""
    rows = []
    for n, row in enumerate(found.rows, 1):
        places = " ".join(f"{article + 1}:{sentence + 1}" for article, sentence in row.places)
        told = (safe(articles[article].text_of(sentence)) for article, sentence in row.places)
        words = " / ".join(cut_short(words, _LONGEST) for words in told)
        decided = "first" if row.agrees else ""
        rows.append((n, str(row.kind), row.name, places, words, row.first, row.second, decided))
    return ExportTable("Agreement", COLUMNS, rows)


def agreement_document(found: ReaderAgreement) -> dict[str, Any]:
    """`variorum agreement`: figures and rows. Numbers of articles and sentences count from 0."""
    return {
        "schema": "variorum/agreement/1",
        "links": {**asdict(found.links), "f1": _rounded(found.links.f1)},
        "labels": [{**asdict(one), "alpha": _rounded(one.alpha)} for one in found.labels],
        "rows": [
            {
                "kind": row.kind,
                "name": row.name,
                "places": [{"article": article, "sentence": sentence} for article, sentence in row.places],
                "first": row.first,
                "second": row.second,
            }
            for row in found.rows
        ],
    }


def _rounded(number: float | None) -> float | None:
    return None if number is None else round(number, 4)
