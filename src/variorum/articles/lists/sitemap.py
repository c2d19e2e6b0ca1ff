"""Sitemaps, those of news among them, and lists of sitemaps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from variorum.articles.address import address_or_none
from variorum.articles.formats.documents.xml import parse_xml
from variorum.articles.page_list import ListedPage

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST_TAGS: Final = 20


def pages_of_sitemap(data: bytes, path: str) -> list[ListedPage]:
    """The pages, or the further sitemaps, that a sitemap names, in its order. Raises InputError."""
    found: list[ListedPage] = []
    for entry in parse_xml(data, path).iter("{*}url", "{*}sitemap"):
        address = address_or_none(_said(entry, "loc"))
        if address is not None:
            found.append(_page(entry, len(found) + 1, address))
    return found


def _page(entry: _Element, number: int, address: str) -> ListedPage:
    tags = (tag.strip() for tag in _said(entry, "keywords").split(","))
    return ListedPage(
        number,
        address,
        title=_said(entry, "title"),
        published=_said(entry, "publication_date"),
        touched=_said(entry, "lastmod"),
        outlet=_said(entry, "name"),
        tags=tuple(dict.fromkeys(filter(None, tags)))[:_MOST_TAGS],
    )


def _said(entry: _Element, name: str) -> str:
    """The words of the first element of a name; its namespace is the news' or the sitemap's own."""
    found = next(entry.iter(f"{{*}}{name}"), None)
    return "" if found is None else " ".join("".join(found.itertext()).split())
