"""The kinds of lists of pages that are read: a new one is an entry here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from variorum.articles.formats.registry import ends_in
from variorum.articles.lists.signs import begins, has_columns, has_keys, has_root, says
from variorum.articles.page_list import MOST_LISTED, ListedPage, PageList
from variorum.base.errors import input_error


@dataclass(frozen=True, slots=True)
class ListType:
    """A kind of list, in words such as "a feed", and how its files end.

    `knows` says of bytes that they are of this kind, and `read` gives their pages, and raises InputError. Of what is
    fetched from an address, only kinds `at_addresses` are looked for. One that `holds_notes` is a file of notes too.
    """

    kind: str
    suffixes: tuple[str, ...]
    knows: Callable[[bytes], bool]
    read: Callable[[bytes, str], list[ListedPage]]
    at_addresses: bool = False
    holds_notes: bool = False


def _read_feed(data: bytes, path: str) -> list[ListedPage]:
    from variorum.articles.formats.feed import pages_of_feed

    return pages_of_feed(data, path)


def _read_sitemap(data: bytes, path: str) -> list[ListedPage]:
    from variorum.articles.lists.sitemap import pages_of_sitemap

    return pages_of_sitemap(data, path)


def _read_table(data: bytes, path: str) -> list[ListedPage]:
    from variorum.articles.lists.tables_csv import pages_of_table

    return pages_of_table(data, path)


def _read_pocket(data: bytes, path: str) -> list[ListedPage]:
    from variorum.articles.lists.pocket_page import pages_of_pocket

    return pages_of_pocket(data, path)


def _read_omnivore(data: bytes, path: str) -> list[ListedPage]:
    from variorum.articles.lists.saved_json import pages_of_omnivore

    return pages_of_omnivore(data, path)


def _read_wallabag(data: bytes, path: str) -> list[ListedPage]:
    from variorum.articles.lists.saved_json import pages_of_wallabag

    return pages_of_wallabag(data, path)


def _read_hypothesis(data: bytes, path: str) -> list[ListedPage]:
    from variorum.articles.lists.saved_json import pages_of_hypothesis

    return pages_of_hypothesis(data, path)


def _read_ris(data: bytes, path: str) -> list[ListedPage]:
    from variorum.articles.lists.references import pages_of_ris

    return pages_of_ris(data, path)


def _read_csl(data: bytes, path: str) -> list[ListedPage]:
    from variorum.articles.lists.references import pages_of_csl

    return pages_of_csl(data, path)


_FEEDS: Final = (".rss", ".atom", ".xml")
_PAGES: Final = (".html", ".htm")
_CSV: Final = (".csv",)
_JSON: Final = (".json",)
LIST_TYPES: Final = (
    ListType("a feed", _FEEDS, has_root("rss", "feed", "RDF"), _read_feed, at_addresses=True),
    ListType("a sitemap", (".xml",), has_root("urlset"), _read_sitemap, at_addresses=True),
    ListType("a list of sitemaps", (".xml",), has_root("sitemapindex"), _read_sitemap, at_addresses=True),
    ListType("Pocket's list", _PAGES, says("<title>Pocket Export</title>"), _read_pocket),
    ListType("Pocket's list", _CSV, has_columns("title", "url", "time_added"), _read_table),
    ListType("Instapaper's list", _CSV, has_columns("url", "title", "selection", "folder"), _read_table),
    ListType("Readwise's highlights", _CSV, has_columns("highlight", "book title"), _read_table),
    ListType("Readwise's highlights", _CSV, has_columns("highlight", "title"), _read_table),
    ListType("Readwise Reader's list", _CSV, has_columns("title", "url", "document tags"), _read_table),
    ListType("Omnivore's list", _JSON, has_keys("slug", "savedAt", "readingProgress", "url"), _read_omnivore),
    ListType("wallabag's list", _JSON, has_keys("is_archived", "is_starred", "url"), _read_wallabag),
    ListType(
        "Hypothesis's annotations",
        _JSON,
        has_keys("uri", "target", "user", "group"),
        _read_hypothesis,
        holds_notes=True,
    ),
    ListType("a list of references", (".ris",), begins("TY  - "), _read_ris),
    ListType("a list of references", _JSON, has_keys("id", "type", "URL", "title", "issued"), _read_csl),
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
    return PageList(path, found.kind, tuple(pages), found.holds_notes)
