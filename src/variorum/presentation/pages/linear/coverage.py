"""The statements in words: which it is, who has it and how, and then its words."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from variorum.articles.outlet_codes import outlet_codes
from variorum.base.translation import translated
from variorum.comparison.coverage import Coverage
from variorum.comparison.matrix import reference_of, witness_statuses
from variorum.comparison.words_in_statements import WordsInStatements
from variorum.presentation.engine.page import Cell, PageRow, one_under_another
from variorum.presentation.pages.coverage_page import StatementKey, coverage_page
from variorum.presentation.pages.linear.rows import in_words
from variorum.presentation.signs import FAMILY
from variorum.presentation.wording.spoken import places_said, statement_said, statuses_said

_TEXT, _HEADING = range(2)
coverage_in_words_columns: Final = one_under_another(_HEADING, _TEXT)


def coverage_in_words(
    words: WordsInStatements, numbers: Sequence[int], base: int, noted: Collection[int] = (), *, places: bool = False
) -> list[PageRow]:
    """A row for each of some statements, without signs for the outlets."""
    rows = coverage_page(words, numbers, base, noted, places=places)
    return [_row(row, words.coverage, base, noted, places=places) for row in rows]


def _row(row: PageRow, coverage: Coverage, base: int, noted: Collection[int], *, places: bool) -> PageRow:
    text, key = row.cells[0], row.key
    if text is None or not isinstance(key, StatementKey):
        return row
    codes, statement = outlet_codes([article.article for article in coverage.articles]), coverage.statements[key.number]
    family = text.text.startswith(f"{FAMILY} ")
    spoken = statement_said(coverage, key.number, codes)
    notes = f" {translated('With a note.')}" if key.number in noted else ""
    above = f" {translated('Shares sentences with the one above.')}" if family else ""

    statuses = witness_statuses(coverage, statement, reference_of(statement, base))
    told = places_said(coverage, statement, codes) if places else statuses_said(statuses, codes)
    # Spaces for the sign of a family, so that marks stay where they are.
    shown = Cell(f"{' ' * len(FAMILY)}{text.text[len(FAMILY) :]}", text.role, text.marks) if family else text
    return in_words(row, (shown, Cell(f"{spoken}{notes}{above} {told}", "label")), spoken)
