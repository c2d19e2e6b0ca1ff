"""The list of saved comparisons, and of work that is not saved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from variorum.articles.outlet_codes import names_of
from variorum.base.translation import counted, translated
from variorum.presentation.engine.page import SEPARATOR, Cell, Columns, PageRow, head_row
from variorum.presentation.signs import IN_JOURNAL
from variorum.storage.journal import RecoverableWork
from variorum.storage.saved_comparisons import ProjectFileInfo


@dataclass(frozen=True, slots=True)
class FileKey:
    """A row that shows a comparison file."""

    file: ProjectFileInfo


@dataclass(frozen=True, slots=True)
class UnsavedKey:
    """A row that shows work that an earlier start left unsaved."""

    path: Path


def comparisons_columns(width: int) -> Columns:
    """The name, and what is known of it."""
    known = min(44, max(10, width // 2))
    return Columns(2, (max(1, width - 2 - known - len(SEPARATOR)), known))


def comparisons_head() -> list[PageRow]:
    """What stands over the columns."""
    heads = translated("Comparison"), translated("Written, and how large")
    return [head_row(heads)]


def comparisons_page(
    files: Sequence[ProjectFileInfo], unsaved: Sequence[RecoverableWork], folder: Path
) -> list[PageRow]:
    """A row for each piece of unsaved work, then for each file: its name, when it was written, its size; of
    one that lies elsewhere its folder too."""
    rows = []
    for work in unsaved:
        names = ", ".join(names_of(work.end.articles))
        changed = counted("{count} note", "{count} notes", len(work.end.notes))
        damaged = translated(", damaged") if work.damaged else ""
        named = translated("unsaved work of {file}", file=work.file) if work.file else translated("unsaved work")
        cells = (
            Cell(f"{named}: {names}", "strong"),
            Cell(f"{_when(work.moment)}  {changed}{damaged}"),
        )
        rows.append(PageRow(UnsavedKey(work.path), cells, IN_JOURNAL, "strong"))
    for file in files:
        elsewhere = "" if file.path.parent == folder.absolute() else f"  {file.path.parent}"
        known = f"{_when(file.written)}  {max(1, file.size // 1000):,} kB{elsewhere}"
        rows.append(PageRow(FileKey(file), (Cell(file.name), Cell(known))))
    return rows


def _when(moment: float) -> str:
    return datetime.fromtimestamp(moment).astimezone().strftime("%Y-%m-%d %H:%M")
