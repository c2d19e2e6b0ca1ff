"""What the matrix of the HTML page can be filtered by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from variorum.comparison.spread import lacking_outlet, only_outlet
from variorum.comparison.witness_status import WitnessStatus

if TYPE_CHECKING:
    from variorum.export.edition import Edition


def statement_kinds(edition: Edition) -> Mapping[int, str]:
    """What kinds of statement each is, as words with spaces between: `one` outlet alone tells it, all `but-one` do, its
    meaning is `changed`, it is `noted`."""
    return {number: " ".join(_kinds(edition, number)) for number in edition.statements}


def _kinds(edition: Edition, number: int) -> Iterator[str]:
    statement = edition.coverage.statements[number]
    if only_outlet(edition.coverage, statement) is not None:
        yield "one"
    if lacking_outlet(edition.coverage, statement) is not None:
        yield "but-one"
    if WitnessStatus.DRIFT in (edition.carried(number, article) for article in range(len(edition.articles))):
        yield "changed"
    if edition.notes_on_statements.get(number):
        yield "noted"
