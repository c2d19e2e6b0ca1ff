"""Pages of articles: the list of a story, an article's text, and its lines with their verdicts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from variorum.articles.outlet_codes import outlet_codes
from variorum.base.sanitize import safe
from variorum.cleaning.lines import CleanedArticle, Line, LineKind, blocks
from variorum.presentation.engine.page import SEPARATOR, Cell, Columns, Mark, PageRow
from variorum.presentation.outlet_colours import outlet_role
from variorum.presentation.signs import BASE, NOTED, REMOVED
from variorum.presentation.wording.labels import headline_of, names_in_words, sharing_in_words, short_verdict
from variorum.project.project import Project

if TYPE_CHECKING:
    from variorum.comparison.matrix import OutletFigures

LIST_GUTTER: Final = 9
LINES_GUTTER: Final = 7
_FIGURES: Final = 10  # columns for the figures, under each other
_DAY: Final = 10  # characters of a date: 2025-11-21
_WIDEST_OUTLET: Final = 24
_HEADED: Final = frozenset({LineKind.TITLE, LineKind.DEK, LineKind.HEADING})


@dataclass(frozen=True, slots=True)
class ArticleKey:
    """A page row that shows article `number` of the story."""

    number: int


@dataclass(frozen=True, slots=True)
class TextLineKey:
    """A page row that shows the line that starts at `start`."""

    start: int


def list_columns(width: int) -> Columns:
    """The columns of the list of articles: outlet, headline, words, lines removed."""
    outlet = max(8, min(_WIDEST_OUTLET, (width - LIST_GUTTER - _FIGURES - 2 * len(SEPARATOR)) // 2))
    rest = width - LIST_GUTTER - outlet - _FIGURES - 2 * len(SEPARATOR)
    return Columns(LIST_GUTTER, (outlet, max(8, rest), _FIGURES))


def list_page(
    project: Project,
    articles: Sequence[CleanedArticle | None],
    noted: frozenset[int],
    shared: Sequence[OutletFigures] = (),
) -> list[PageRow]:
    """What the columns are, and a row for each article; one that is not cleaned yet (None) has its name only.
    `shared` are what its statements are, once that is known."""
    heads = tuple(Cell(words, "label") for words in ("outlet", "headline", "words"))
    rows: list[PageRow] = [PageRow(None, heads, passed_over=True)]
    cells: tuple[Cell | None, ...]
    plain = [one or CleanedArticle(article, ()) for one, article in zip(articles, project.articles, strict=True)]
    names, codes = names_in_words(plain), outlet_codes(project.articles)
    for n, cleaned in enumerate(articles):
        gutter = f"{n + 1:>2} {codes[n]:<3}{BASE if n == project.base else ' '}{NOTED if n in noted else ' '}"
        if cleaned is None:
            cells = (Cell(names[n], "label"), Cell("…", "label"), None)
        else:
            title = Cell(headline_of(cleaned), "" if cleaned.headline else "ghost")
            figures = Cell(f"{cleaned.words} words, {len(cleaned.removed)} removed")
            cells = (_named(names[n], cleaned, shared[n] if n < len(shared) else None), title, figures)
        rows.append(PageRow(ArticleKey(n), cells, gutter, outlet_role(n)))
    return rows


def _named(name: str, cleaned: CleanedArticle, shared: OutletFigures | None) -> Cell:
    """The outlet, the day of its article, and what of it others have."""
    published = safe((cleaned.article.metadata.date_published or "")[:_DAY])
    words = " ".join(filter(None, (name, published, sharing_in_words(shared) if shared else "")))
    return Cell(words, "strong", (Mark(len(name), len(words), "label"),) if len(words) > len(name) else ())


def one_column(width: int) -> Columns:
    """A single column of text, no wider than reads well."""
    return Columns(2, (max(1, min(width, 100) - 2),))


def text_page(cleaned: CleanedArticle, *, raw: bool) -> list[PageRow]:
    """An article to read; with `raw`, removed lines stand in their places, dimmed and labelled."""
    rows: list[PageRow] = []
    shown = (n for n in cleaned.lines if n.kind is not LineKind.BLANK and (n.kept or raw))
    for block in blocks(shown):
        line = block[0]
        text = " ".join(cleaned.text_of(part).strip() for part in block)
        key = TextLineKey(line.start)
        if line.kept:
            role = "heading" if line.kind in _HEADED else ""
            rows.append(PageRow(key, (Cell(text, role),), space_before=bool(rows)))
        else:
            rows.append(PageRow(key, (_removed_cell(line, text),), REMOVED, "removed", space_before=bool(rows)))
    return rows


def _removed_cell(line: Line, text: str) -> Cell:
    label = f"{line.kind}: "
    return Cell(label + text, "removed", (Mark(0, len(label), "label"),))


def lines_columns(width: int) -> Columns:
    """The columns of an article's lines: the text, and the verdict beside or under it."""
    verdicts = 34
    text = width - LINES_GUTTER - len(SEPARATOR) - verdicts
    if text < 34:
        return Columns(LINES_GUTTER, (max(1, width - LINES_GUTTER),) * 2, stacked=True)
    return Columns(LINES_GUTTER, (min(text, 100), verdicts))


def lines_page(cleaned: CleanedArticle, noted: frozenset[int] = frozenset()) -> list[PageRow]:
    """Every line that is not blank, with its verdict; `noted` are the starts of lines with notes."""
    rows: list[PageRow] = []
    for line in cleaned.lines:
        if line.kind is LineKind.BLANK:
            continue
        sign = " " if line.kept else REMOVED
        gutter = f"{line.number:>4} {sign}{NOTED if line.start in noted else ' '}"
        role = "" if line.kept else "removed"
        cells = (Cell(cleaned.text_of(line).strip(), role), Cell(short_verdict(line), "label"))
        rows.append(PageRow(TextLineKey(line.start), cells, gutter, role, space_before=bool(rows)))
    return rows
