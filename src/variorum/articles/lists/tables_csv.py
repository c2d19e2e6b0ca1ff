"""Reading lists as tables: of Pocket, Instapaper, Readwise and its Reader."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from io import StringIO

from variorum.articles.address import address_or_none
from variorum.articles.lists.entries import broken, moment, tags_of, text_of, word
from variorum.articles.page_list import Highlight, ListedPage

# The names that columns have in one program or the other, without case.
_ADDRESS = ("url", "source url")
_TITLE = ("title", "book title")
_TAGS = ("tags", "document tags")
_SAVED = ("time_added", "timestamp", "saved date")
_QUOTE = ("highlight", "selection")


def pages_of_table(data: bytes, path: str) -> list[ListedPage]:
    """The pages of a table, in its order; rows on one page are that page with their highlights. Raises InputError."""
    pages: dict[str, ListedPage] = {}
    for row in _rows(text_of(data, path), path):
        page = _page(row, len(pages) + 1)
        key = page.address or page.title
        if not key:
            continue
        known = pages.get(key, page)
        tags = tuple(dict.fromkeys((*known.tags, *page.tags)))
        highlights = page.highlights if known is page else (*known.highlights, *page.highlights)
        pages[key] = ListedPage(
            known.number, known.address, known.title, touched=known.touched, tags=tags, highlights=highlights
        )
    return list(pages.values())


def _rows(text: str, path: str) -> Iterator[Mapping[str, str]]:
    rows = csv.reader(StringIO(text), strict=True)
    try:
        names = [name.strip().casefold() for name in next(rows, [])]
        for row in rows:
            yield dict(zip(names, row, strict=False))
    except csv.Error as error:
        raise broken(path, f"holds a table that is broken in line {rows.line_num} ({error})") from None


def _page(row: Mapping[str, str], number: int) -> ListedPage:
    is_highlight = "highlight" in row
    quote, note = _first(row, _QUOTE), row.get("note", "")
    tags = tags_of(row.get("document tags", "") if is_highlight else _first(row, _TAGS))
    own = tags_of(row.get("tags", "")) if is_highlight else ()
    highlights = (Highlight(quote, note, own, moment(row.get("highlighted at", ""))),) if quote.strip() else ()
    return ListedPage(
        number,
        address_or_none(_first(row, _ADDRESS)),
        word(_first(row, _TITLE)),
        touched="" if is_highlight else moment(_first(row, _SAVED)),
        tags=tags,
        highlights=highlights,
    )


def _first(row: Mapping[str, str], names: tuple[str, ...]) -> str:
    return next((row[name] for name in names if row.get(name)), "")
