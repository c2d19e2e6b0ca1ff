"""The list of a story's articles in words: each in a few lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from variorum.articles.outlet_codes import outlet_codes
from variorum.base.translation import counted, translated
from variorum.cleaning.lines import CleanedArticle
from variorum.presentation.engine.page import Cell, PageRow, one_under_another
from variorum.presentation.pages.article_list import list_page
from variorum.presentation.pages.linear.rows import in_words
from variorum.project.project import Project

if TYPE_CHECKING:
    from variorum.overview.overview import SharedFigures

_HEADING, _HEADLINE, _FIGURES = range(3)
list_in_words_columns: Final = one_under_another(_HEADING, _HEADLINE, _FIGURES)


def list_in_words(
    project: Project,
    cleaned: Sequence[CleanedArticle | None],
    noted: frozenset[int],
    shared: Sequence[SharedFigures] = (),
) -> list[PageRow]:
    """A row for each article: its number, code, outlet and date; its headline; what is counted."""
    codes = outlet_codes(project.articles)
    rows = []
    for n, row in enumerate(list_page(project, cleaned, noted, shared)):
        named, _, headline = row.cells[:3]
        base = translated(", base") if n == project.base else ""
        note = translated(", with a note") if n in noted else ""
        outlet = named.text if named else ""
        spoken = translated(
            "Article {number} of {count}, {code}{base}{note}: {outlet}",
            number=n + 1,
            count=len(cleaned),
            code=codes[n],
            base=base,
            note=note,
            outlet=outlet,
        )
        figures = ", ".join(_figures(cleaned[n], shared[n] if n < len(shared) else None))
        cells = Cell(spoken, row.gutter_role), headline, Cell(figures, "label") if figures else None
        rows.append(in_words(row, cells, spoken))
    return rows


def _figures(cleaned: CleanedArticle | None, shared: SharedFigures | None) -> Iterator[str]:
    if shared is not None:
        yield translated("shares {shared}, has {alone} alone", shared=shared.shared, alone=shared.only_here)
    if cleaned is not None:
        yield counted("{count} word", "{count} words", cleaned.words)
        yield counted("{count} line left out", "{count} lines left out", len(cleaned.removed))
