"""The Excel workbook as other programs open it."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from tests.export.making import hostile_edition, seed_edition
from tests.export.office import converted, needs_office
from variorum.annotations.note import Anchor, Note
from variorum.export.edition import Edition
from variorum.export.formats import FORMATS, PACKED_FORMATS
from variorum.export.tables import matrix_table
from variorum.export.xml_text import held


@pytest.fixture(params=["seeds", "hostile"])
def edition(request: pytest.FixtureRequest) -> Edition:
    return seed_edition() if request.param == "seeds" else hostile_edition()


def opened(edition: Edition) -> Workbook:
    return load_workbook(io.BytesIO(PACKED_FORMATS["xlsx"].write(edition)))


def test_words_are_words_and_numbers_numbers(edition: Edition) -> None:
    book = opened(edition)
    assert book.sheetnames == ["Matrix", "Notes", "Articles"]
    for sheet in book:
        assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "d"}  # and no formula
        assert not [cell for row in sheet.iter_rows() for cell in row if cell.hyperlink]
    rows = [tuple("" if value is None else value for value in row) for row in book["Matrix"].values]
    table = matrix_table(edition)
    assert rows == [
        tuple(held(value) if isinstance(value, str) else value for value in row) for row in (table.heads, *table.rows)
    ]


def test_days_and_moments_are_days_and_moments() -> None:
    notes = opened(seed_edition())["Notes"]
    heads = [cell.value for cell in notes[1]]
    assert notes.cell(2, heads.index("modified") + 1).value == datetime(2026, 11, 22, 11)  # noqa: DTZ001 - Excel's
    assert notes.cell(2, heads.index("tags") + 1).value == "quote =1+1"


def test_a_huge_note_is_cut_where_excel_would_refuse_it() -> None:
    edition = seed_edition()
    project = edition.project.with_note(Note("n9", "ß😀" * 40_000, (Anchor(0),)))
    texts = [row[4] for row in opened(replace(edition, project=project))["Notes"].values]
    assert len(str(texts[-1]).encode("utf-16-le")) // 2 <= 32_767
    assert str(texts[-1]).endswith("…")


@needs_office
def test_libreoffice_reads_the_matrix_of_the_csv(edition: Edition, tmp_path: Path) -> None:
    path = tmp_path / "story.xlsx"
    path.write_bytes(PACKED_FORMATS["xlsx"].write(edition))
    there = list(
        csv.reader(io.StringIO(converted(path, "csv:Text - txt - csv (StarCalc):44,34,76").read_text("utf-8")))
    )
    ours = list(csv.reader(io.StringIO(FORMATS["csv"].write(edition).removeprefix("\ufeff"))))
    assert words_of(there) == words_of(ours)


def words_of(rows: list[list[str]]) -> list[list[str]]:
    """The words of cells, without the apostrophe and the ends of lines that the forms have in common."""
    return [[" ".join(words.removeprefix("'").split()) for words in row] for row in rows]
