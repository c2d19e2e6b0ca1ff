"""The list of a story's articles, as a table with a head. Where there is no room for all columns, some are left out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from variorum.articles.outlet_codes import outlet_codes
from variorum.base.translation import translatable, translated
from variorum.cleaning.lines import CleanedArticle
from variorum.presentation.engine.page import SEPARATOR, Cell, Columns, PageRow, head_row
from variorum.presentation.outlet_colours import outlet_role
from variorum.presentation.signs import BASE, NOTED
from variorum.presentation.wording.labels import headline_of, names_in_words
from variorum.project.project import Project

if TYPE_CHECKING:
    from variorum.overview.overview import SharedFigures

_UNKNOWN: Final = "…"
_GUTTER: Final = 9
_DAY: Final = 10  # characters of a date: 2025-11-21
_NARROWEST, _WIDEST_OUTLET = 8, 24


class _Column(NamedTuple):
    """A column of fixed width. It is shown where it leaves `spare` cells for outlet and headline."""

    head: str
    width: int
    spare: int


# The numbers of the cells of a row; from the last on those that are left out where there is no room.
_OUTLET_AND_DATE, _OUTLET, _HEADLINE, _FIRST_FIXED = range(4)
_DATE: Final = _Column(translatable("Date"), _DAY, 34)
_COLUMNS: Final = (
    _Column(translatable("Shared"), 6, 18),
    _Column(translatable("Only here"), 5, 18),
    _DATE,
    _Column(translatable("Words"), 6, 42),
    _Column(translatable("Left out"), 5, 42),
)


@dataclass(frozen=True, slots=True)
class ArticleKey:
    """A page row that shows article `number` of the story."""

    number: int


def list_columns(*, dated: bool = True) -> Callable[[int], Columns]:
    """The columns that there is room for in a width; that of the dates only if any article is `dated`. Where it is
    left out, dates stand behind the outlets."""

    def columns(width: int) -> Columns:
        free = width - _GUTTER - len(SEPARATOR)
        shown: list[int] = []
        for n, column in enumerate(_COLUMNS):
            needed = column.width + len(SEPARATOR)
            if column is _DATE and not dated:
                continue
            if free - needed < column.spare:
                break
            free -= needed
            shown.append(n)
        fixed = [_COLUMNS[n] for n in shown]
        outlet = max(_NARROWEST, min(_WIDEST_OUTLET, free * 2 // 5))
        widths = (outlet, max(_NARROWEST, free - outlet), *(column.width for column in fixed))
        name = _OUTLET if _DATE in fixed else _OUTLET_AND_DATE
        return Columns(_GUTTER, widths, shown=(name, _HEADLINE, *(_FIRST_FIXED + n for n in shown)))

    return columns


def list_head() -> list[PageRow]:
    """What stands over the columns."""
    heads = (
        translated("Outlet"),
        translated("Outlet"),
        translated("Headline"),
        *(translated(column.head) for column in _COLUMNS),
    )
    return [head_row(heads, f" # {translated('code')}")]


def list_page(
    project: Project,
    cleaned: Sequence[CleanedArticle | None],
    noted: frozenset[int],
    shared: Sequence[SharedFigures] = (),
) -> list[PageRow]:
    """A row for each article. Of one that is not cleaned yet (None) only its name and date are known, and of all what
    they share when they are compared (`shared` not empty)."""
    plain = [one or CleanedArticle(article, ()) for one, article in zip(cleaned, project.articles, strict=True)]
    names, codes = names_in_words(plain), outlet_codes(project.articles)
    rows: list[PageRow] = []
    for n, one in enumerate(cleaned):
        gutter = f"{n + 1:>2} {codes[n]:<3}{BASE if n == project.base else ' '}{NOTED if n in noted else ' '}"
        date = _date_of(project, n)
        dated = Cell(f"{names[n]}, {date}" if date else names[n], "strong")
        figures = _figures(one, shared[n] if n < len(shared) else None, date)
        cells = (dated, Cell(names[n], "strong"), _headline(one), *figures)
        rows.append(PageRow(ArticleKey(n), cells, gutter, outlet_role(n)))
    return rows


def is_dated(project: Project) -> bool:
    """Whether the date of any article is known."""
    return any(_date_of(project, n) for n in range(len(project.articles)))


def _date_of(project: Project, article: int) -> str:
    return (project.articles[article].metadata.date_published or "")[:_DAY]


def _headline(cleaned: CleanedArticle | None) -> Cell:
    if cleaned is None:
        return Cell(_UNKNOWN, "label")
    return Cell(headline_of(cleaned), "" if cleaned.headline else "ghost")


def _figures(cleaned: CleanedArticle | None, shared: SharedFigures | None, date: str) -> list[Cell]:
    told = (
        _UNKNOWN if shared is None else str(shared.shared),
        _UNKNOWN if shared is None else str(shared.only_here),
        date,
        _UNKNOWN if cleaned is None else f"{cleaned.words:,}",
        _UNKNOWN if cleaned is None else str(len(cleaned.removed)),
    )
    return [Cell(words.rjust(column.width)) for words, column in zip(told, _COLUMNS, strict=True)]
