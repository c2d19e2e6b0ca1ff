"""The page of a comparison in words: what a row is, the base, the other, and what differs between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from variorum.base.translation import counted, translated
from variorum.comparison.rows import Row, RowKind
from variorum.comparison.words_in_rows import ComparedWords
from variorum.presentation.compare_filter import CompareOptions
from variorum.presentation.engine.page import Cell, PageRow, one_under_another
from variorum.presentation.glyphs import ROW_WORDS
from variorum.presentation.pages.compare_page import DriftKey, FoldKey, JudgeKey, LineKey, RowKey, compare_page
from variorum.presentation.pages.linear.rows import in_words
from variorum.presentation.wording.spoken import differences_said, disagreement_said, drifts_said, row_said

if TYPE_CHECKING:
    from variorum.presentation.pages.note_pages import ShownNote

_BASE, _OTHER, _HEADING, _OF_OTHER, _DIFFERENCES = range(5)
_GHOST: Final = "→ "  # before the number of the row where a partner stands
compare_in_words_columns: Final = one_under_another(_HEADING, _BASE, _OF_OTHER, _OTHER, _DIFFERENCES)


def compare_in_words(
    words: ComparedWords, options: CompareOptions, notes: Mapping[int, Sequence[ShownNote]]
) -> list[PageRow]:
    """The rows of a comparison's page; cells 0 and 1 are the texts of base and other, as they are there too. Looks
    into the words of every row."""
    return [_row(row, words, options, notes) for row in compare_page(words.comparison, options, notes, words)]


def _row(
    page_row: PageRow, words: ComparedWords, options: CompareOptions, notes: Mapping[int, Sequence[ShownNote]]
) -> PageRow:
    comparison, key = words.comparison, page_row.key
    match key:
        case RowKey(number):
            return _compared(page_row, words, options, number, noted=bool(notes.get(number)))
        case DriftKey(number):
            said = drifts_said(options.drift_of(comparison, comparison.rows[number]), _sides_named())
            return _line(page_row, " ".join(said))
        case JudgeKey(number):
            return _line(page_row, " ".join(disagreement_said(comparison, comparison.rows[number])))
        case FoldKey(first, last):
            counts = Counter(row.kind for row in comparison.rows[first : last + 1])
            kinds = ", ".join(f"{count} {translated(ROW_WORDS[kind])}" for kind, count in counts.items())
            rows = counted("{count} row folded", "{count} rows folded", last + 1 - first)
            folded = f"{rows}: {kinds}"
            return _line(page_row, f"{folded}. {translated('Enter opens them, z shows all.')}", folded)
        case LineKey(side, _):
            of_base, of_other = translated("Removed line of the base"), translated("Removed line of the other")
            heading = of_base if side == "base" else of_other
            return in_words(page_row, (*page_row.cells, Cell(f"{heading}:", "removed"), None, None), heading)
        case _:
            note = page_row.cells[0]
            return _line(page_row, note.text if note else "")


def _line(page_row: PageRow, text: str, spoken: str = "") -> PageRow:
    role = cell.role if (cell := page_row.cells[0]) else ""
    return in_words(page_row, (None, None, Cell(text, role), None, None), spoken or text)


def _compared(page_row: PageRow, words: ComparedWords, options: CompareOptions, number: int, *, noted: bool) -> PageRow:
    row = words.comparison.rows[number]
    place = translated("Row {number} of {count}", number=number + 1, count=len(words.comparison.rows))
    spoken = f"{place}, {row_said(row)}{translated(', with a note') if noted else ''}"
    base, other = map(_without_arrow, page_row.cells)
    if row.kind is RowKind.SAME and row.other and not options.typography:
        other = None
    first, second = _sides(row, base, other)
    differences = " ".join(_differences(words, row, options))
    cells = (
        base,
        other,
        Cell(f"{spoken}.{first}", page_row.gutter_role),
        Cell(second, "label") if second else None,
        Cell(differences, "label") if differences else None,
    )
    return in_words(page_row, cells, spoken)


def _differences(words: ComparedWords, row: Row, options: CompareOptions) -> Iterator[str]:
    if row.base and row.other:
        yield from differences_said(words, row, plain=options.plain)


def _sides(row: Row, base: Cell | None, other: Cell | None) -> tuple[str, str]:
    """What stands behind the first line, and before the second text: whose words follow."""
    of_base = translated("Base:") if row.base else translated("Base, elsewhere:")
    of_other = translated("Other:") if row.other else translated("Other, elsewhere:")
    if base is None:
        return f" {of_other}", ""
    return f" {of_base}", of_other if other is not None else ""


def _sides_named() -> tuple[str, str]:
    return translated("base"), translated("other")


def _without_arrow(cell: Cell | None) -> Cell | None:
    """A cell with spaces for the arrow before it, so that its marks stay where they are."""
    if cell is None or cell.role != "ghost" or not cell.text.startswith(_GHOST):
        return cell
    return Cell(" " * len(_GHOST) + cell.text[len(_GHOST) :], cell.role, cell.marks)
