"""Searching all articles, kept and removed lines alike."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal, get_args

from variorum.base.translation import translated
from variorum.cleaning.lines import CleanedArticle, Line, LineKind
from variorum.presentation.engine.page import Cell, Columns, Mark, PageRow
from variorum.presentation.signs import REMOVED

_GUTTER: Final = 6
_MOST: Final = 1_000  # hits that are listed


@dataclass(frozen=True, slots=True)
class HitKey:
    """A line that holds what is sought: its article's number, and where it starts."""

    article: int
    start: int


def search_columns(width: int) -> Columns:
    """One column of text."""
    return Columns(_GUTTER, (max(1, width - _GUTTER),))


Where = Literal["all lines", "articles' text", "removed lines"]
WHERE: Final[tuple[Where, ...]] = get_args(Where)


def search_page(
    articles: Sequence[CleanedArticle], pattern: re.Pattern[str], where: Where = "all lines"
) -> list[PageRow]:
    """The lines of all articles that hold it, article by article, with the words marked."""
    rows: list[PageRow] = []
    for number, article in enumerate(articles):
        for line, marks in _hits(article, pattern):
            if where != "all lines" and line.kept != (where == "articles' text"):
                continue
            if len(rows) == _MOST:
                return rows
            label = removed_label(line)
            shifted = tuple(Mark(a + len(label), b + len(label), "hit") for a, b in marks)
            cell = Cell(label + article.text_of(line), "" if line.kept else "removed", shifted)
            gutter = f"{number + 1:>3} {' ' if line.kept else REMOVED}"
            apart = bool(rows) and not _is_in(rows[-1], number)
            rows.append(PageRow(HitKey(number, line.start), (cell,), gutter, space_before=apart))
    return rows


def removed_label(line: Line) -> str:
    """What stands before the words of a removed line; nothing before those of another."""
    return "" if line.kept else f"{translated(line.kind)}: "


def next_hit(rows: Sequence[PageRow], at: int, direction: Literal[-1, 1], pattern: re.Pattern[str]) -> int | None:
    """The nearest row below or above that holds what is sought, in any of its cells."""
    n = at + direction
    while 0 <= n < len(rows):
        if any(cell is not None and pattern.search(cell.text) for cell in rows[n].cells):
            return n
        n += direction
    return None


def _is_in(row: PageRow, article: int) -> bool:
    return isinstance(row.key, HitKey) and row.key.article == article


def _hits(article: CleanedArticle, pattern: re.Pattern[str]) -> Iterator[tuple[Line, list[tuple[int, int]]]]:
    for line in article.lines:
        if line.kind is not LineKind.BLANK:
            found = [match.span() for match in pattern.finditer(article.text_of(line))]
            if found:
                yield line, found


def hits_in_words(rows: Sequence[PageRow], articles: int, where: Where = "all lines") -> str:
    """How many lines were found in each article."""
    counts = [0] * articles
    for row in rows:
        if isinstance(row.key, HitKey):
            counts[row.key.article] += 1
    if not any(counts):
        found = translated("not found in any of {count} articles", count=articles)
        if where == "all lines":
            return f"{found}, {translated('removed lines included')}"
        return f"{found}, {translated('looking at {where} only', where=translated(where))}"
    each = "  ".join(f"{n}: {count or translated('none')}" for n, count in enumerate(counts, 1))
    more = f" {translated('(the first {most} are listed)', most=_MOST)}" if len(rows) == _MOST else ""
    return f"{translated('{where} by article', where=translated(where))}   {each}{more}"
