"""The kinds of lists of pages that are read: a new one is an entry here."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from variorum.articles.formats.registry import ends_in
from variorum.articles.page_list import MOST_LISTED, ListedPage, PageList
from variorum.base.errors import input_error


@dataclass(frozen=True, slots=True)
class ListType:
    """A kind of list, in words such as "a feed", and how its files end.

    `knows` says of bytes that they are of this kind, and `read` gives their pages, and raises InputError. Of what is
    fetched from an address, only kinds `at_addresses` are looked for.
    """

    kind: str
    suffixes: tuple[str, ...]
    knows: Callable[[bytes], bool]
    read: Callable[[bytes, str], list[ListedPage]]
    at_addresses: bool = False


_HEAD: Final = 20_000  # bytes in which a list shows what it is
_ELEMENT: Final = re.compile(r"<([A-Za-z_][\w.-]*+)(?::([A-Za-z_][\w.-]*+))?")


def _root(data: bytes) -> str:
    """The name of the first element of XML, without its prefix."""
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"
    text = data[:_HEAD].decode(encoding, "replace").lstrip("\ufeff \t\r\n")
    found = _ELEMENT.search(text) if text.startswith("<") else None
    return "" if found is None else found[2] or found[1]


def _has_root(*names: str) -> Callable[[bytes], bool]:
    return lambda data: _root(data) in names


def _read_feed(data: bytes, path: str) -> list[ListedPage]:
    from variorum.articles.formats.feed import pages_of_feed

    return pages_of_feed(data, path)


def _read_sitemap(data: bytes, path: str) -> list[ListedPage]:
    from variorum.articles.lists.sitemap import pages_of_sitemap

    return pages_of_sitemap(data, path)


_FEEDS: Final = (".rss", ".atom", ".xml")
LIST_TYPES: Final = (
    ListType("a feed", _FEEDS, _has_root("rss", "feed", "RDF"), _read_feed, at_addresses=True),
    ListType("a sitemap", (".xml",), _has_root("urlset"), _read_sitemap, at_addresses=True),
    ListType("a list of sitemaps", (".xml",), _has_root("sitemapindex"), _read_sitemap, at_addresses=True),
)


def list_in_file(data: bytes, path: str) -> PageList | None:
    """The list of pages that a file holds, by its ending and its bytes; None if it holds none. Raises InputError."""
    return _list_of(data, path, [each for each in LIST_TYPES if ends_in(path, each.suffixes)])


def list_at_address(data: bytes, address: str) -> PageList | None:
    """The list of pages that was fetched from an address, whatever its sender calls it; None if it is none.

    Raises InputError.
    """
    return _list_of(data, address, [each for each in LIST_TYPES if each.at_addresses])


def _list_of(data: bytes, path: str, types: list[ListType]) -> PageList | None:
    found = next((each for each in types if each.knows(data)), None)
    if found is None:
        return None
    pages = found.read(data, path)
    if not pages:
        raise input_error(path, f"is {found.kind} without a page", "Name the address of an article.")
    if len(pages) > MOST_LISTED:
        what = f"names {len(pages):,} pages"
        raise input_error(path, what, f"At most {MOST_LISTED:,} are read: export fewer, or split the file.")
    return PageList(path, found.kind, tuple(pages))
