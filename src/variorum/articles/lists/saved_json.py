"""Reading lists as JSON: of Omnivore, wallabag and Hypothesis."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from variorum.articles.address import address_or_none
from variorum.articles.article import Article, Metadata
from variorum.articles.formats.html.fragment import lines_of_fragment
from variorum.articles.lists.entries import json_of, listed, moment, tidy_tags, word
from variorum.articles.lists.omnivore_highlights import highlights_beside
from variorum.articles.page_list import Highlight, ListedPage


def pages_of_omnivore(data: bytes, path: str) -> list[ListedPage]:
    """The pages of Omnivore's `metadata_*.json`, with what is marked in the files beside it. Raises InputError."""
    found = ((address, item) for item in _objects(data, path) if (address := address_or_none(word(item.get("url")))))
    return [
        ListedPage(
            number,
            address,
            word(item.get("title")),
            moment(item.get("publishedAt")),
            moment(item.get("savedAt")),
            tags=_tags(item.get("labels")),
            highlights=highlights_beside(path, word(item.get("slug"))),
        )
        for number, (address, item) in enumerate(found, 1)
    ]


def pages_of_wallabag(data: bytes, path: str) -> list[ListedPage]:
    """The pages of wallabag's export, with the texts that it holds. Raises InputError."""
    items = [item for item in _objects(data, path) if address_or_none(word(item.get("url"))) or item.get("content")]
    return [_of_wallabag(item, path, (number, len(items))) for number, item in enumerate(items, 1)]


def _of_wallabag(item: Mapping[str, Any], path: str, place: tuple[int, int]) -> ListedPage:
    number, count = place
    content = item.get("content")
    lines = lines_of_fragment(content if isinstance(content, str) else None, path)
    address, published = address_or_none(word(item.get("url"))), moment(item.get("published_at") or "")
    host = (urlsplit(address).hostname if address and "[" not in address else None) or ""
    known = Metadata(
        headline=word(item.get("title")),
        author=", ".join(filter(None, map(word, listed(item.get("published_by"))))) or None,
        publisher=host.removeprefix("www."),
        date_published=published,
        url=address,
        language=word(item.get("language")),
        guessed=frozenset({"publisher"} if host else ()),
    )
    name = path if count == 1 else f"{path}#{number}"
    return ListedPage(
        number,
        address,
        known.headline or "",
        published,
        tags=_tags(item.get("tags")),
        article=Article(name, "\n".join(lines), known) if lines else None,
        is_whole=bool(lines),
        highlights=tuple(
            Highlight(quote, word(each.get("text")), (), moment(each.get("created_at") or ""))
            for each in listed(item.get("annotations"))
            if isinstance(each, dict) and (quote := word(each.get("quote")))
        ),
    )


def pages_of_hypothesis(data: bytes, path: str) -> list[ListedPage]:
    """The pages that annotations of Hypothesis's are on; the annotations themselves are read as notes. Raises
    InputError."""
    pages: dict[str, ListedPage] = {}
    for item in _objects(data, path):
        address = address_or_none(word(item.get("uri")))
        if address is None:
            continue
        about = item.get("document")
        title = next(iter(listed(about.get("title"))), "") if isinstance(about, dict) else ""
        known = pages.get(address, ListedPage(len(pages) + 1, address, word(title)))
        tags = tidy_tags((*known.tags, *listed(item.get("tags"))))
        pages[address] = ListedPage(known.number, address, known.title, tags=tags)
    return list(pages.values())


def _tags(said: Any) -> tuple[str, ...]:
    """Tags, by themselves or as objects with a name."""
    found = (each.get("label") or each.get("name") if isinstance(each, dict) else each for each in listed(said))
    return tidy_tags(found)


def _objects(data: bytes, path: str) -> Iterator[Mapping[str, Any]]:
    """The objects of a list, or of the list that stands in an object."""
    whole = json_of(data, path)
    if isinstance(whole, dict):
        inside = next(
            (whole[name] for name in ("rows", "items", "annotations") if isinstance(whole.get(name), list)), None
        )
        whole = [whole] if inside is None else inside
    yield from (item for item in listed(whole) if isinstance(item, dict))
