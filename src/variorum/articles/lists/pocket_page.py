"""The page of HTML that Pocket exported: a list of links."""

from __future__ import annotations

from variorum.articles.address import address_or_none
from variorum.articles.formats.html.page import parse
from variorum.articles.lists.entries import moment, tags_of, text_of, word
from variorum.articles.page_list import ListedPage


def pages_of_pocket(data: bytes, path: str) -> list[ListedPage]:
    """The pages that Pocket's page names, in its order. Raises InputError."""
    pages: list[ListedPage] = []
    for link in parse(text_of(data, path), path).iter("a"):
        address = address_or_none(link.get("href"))
        if address is None:
            continue
        title = word(link.text_content())
        saved, tags = moment(link.get("time_added", "")), tags_of(link.get("tags", ""))
        pages.append(ListedPage(len(pages) + 1, address, "" if title == address else title, touched=saved, tags=tags))
    return pages
