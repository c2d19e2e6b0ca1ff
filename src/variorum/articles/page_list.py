"""A list of pages, as a feed, a sitemap or another program gives it, with the texts that it holds itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from variorum.articles.article import Article
from variorum.base.errors import input_error

MOST_LISTED: Final = 50_000  # pages of one list, as the standard of sitemaps has it
MOST_FETCHED: Final = 100  # pages of a list, at a time


@dataclass(frozen=True, slots=True)
class Highlight:
    """Words that a reader marked on a page in another program, and what was written to them."""

    quote: str
    note: str = ""
    tags: tuple[str, ...] = ()
    created: str = ""


@dataclass(frozen=True, slots=True)
class ListedPage:
    """A page that a list names, under its number in the list, from 1. `touched` is when it was saved in the list, or
    changed; `article` is what the list itself holds of its text, if anything, and `is_whole` whether that is all of it.
    """

    number: int
    address: str | None
    title: str = ""
    published: str = ""
    touched: str = ""
    outlet: str = ""
    tags: tuple[str, ...] = ()
    article: Article | None = None
    is_whole: bool = False
    highlights: tuple[Highlight, ...] = ()


@dataclass(frozen=True, slots=True)
class PageList:
    """The pages of a list: where it was read from, what kind of list it is, in words such as "a feed", and whether its
    file holds notes of another program's on them."""

    path: str
    kind: str
    pages: tuple[ListedPage, ...]
    holds_notes: bool = False

    def articles(self) -> list[Article]:
        """The texts that the list holds itself. Raises InputError if there are none."""
        found = [page.article for page in self.pages if page.article is not None]
        if not found:
            what = f"is {self.kind}: it names {len(self.pages):,} pages, and holds no text"
            raise input_error(self.path, what, f"`variorum list` shows them. {HOW_TO_FETCH}")
        return found

    def chosen(self, numbers: Iterable[int]) -> list[ListedPage]:
        """The pages with these numbers, in their order. Raises InputError for a number that there is not."""
        by_number = {page.number: page for page in self.pages}
        found = []
        for number in numbers:
            if number not in by_number:
                last = max(by_number, default=0)
                raise input_error(self.path, f"has no page {number}: it names {last:,}", "`variorum list` shows them.")
            found.append(by_number[number])
        return found

    def only(self, number: int) -> PageList:
        """The list with one of its pages. Raises InputError if there is no such page."""
        return replace(self, pages=tuple(self.chosen([number])))


HOW_TO_FETCH: Final = "`--items 1,3-5` fetches these pages."
