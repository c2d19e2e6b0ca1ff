"""Feeds (RSS and Atom): each item a page, with what the feed holds of its text. No page that it names is fetched."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO
from time import struct_time
from typing import Any, Final

from variorum.articles.address import address_or_none
from variorum.articles.article import Article, Metadata
from variorum.articles.formats.html.fragment import lines_of_fragment
from variorum.articles.page_list import ListedPage
from variorum.base.errors import InputError, input_error
from variorum.base.optional_packages import loading, whatever_is_raised
from variorum.text.typography import ELLIPSIS

ONLY_A_SUMMARY: Final = "only a summary"
_FEWEST_WORDS: Final = 150  # of a description that is a whole text
_FEWEST_LINES: Final = 3
_CUT_OFF: Final = re.compile(rf"(?:{ELLIPSIS}|\.\.\.|\[{ELLIPSIS}\]|(?:read|continue|more)\b.{{0,60}})\]?\s*\Z", re.I)


def articles_from_feed(data: bytes, path: str) -> list[Article]:
    """The articles of a feed, each called PATH#N, N from 1, if there are several. Raises InputError.

    One that holds only a summary says so beside its outlet's name.
    """
    found = [page.article for page in pages_of_feed(data, path) if page.article is not None]
    if not found:
        raise input_error(path, "is a feed whose items have no text", "Name the addresses of the articles' pages.")
    return found


def pages_of_feed(data: bytes, path: str) -> list[ListedPage]:
    """The items of a feed that have a text or an address, and whether the text is whole. Raises InputError."""
    feed = _parsed(data, path)
    texts = [(item, *_text(item, path)) for item in feed["entries"]]
    items = [each for each in texts if each[1] or address_or_none(each[0].get("link"))]
    return [
        _page(feed["feed"], item, lines, path, (number, len(items)), is_whole=is_whole)
        for number, (item, lines, is_whole) in enumerate(items, 1)
    ]


def _page(
    feed: Mapping[str, Any],
    item: Mapping[str, Any],
    lines: list[str],
    path: str,
    place: tuple[int, int],
    *,
    is_whole: bool,
) -> ListedPage:
    number, count = place
    known = _metadata(feed, item, path)
    article = None
    if lines:
        outlet = known.publisher if is_whole else f"{known.publisher or ''} ({ONLY_A_SUMMARY})".lstrip()
        name = path if count == 1 else f"{path}#{number}"
        article = Article(name, "\n".join(lines), replace(known, publisher=outlet))
    return ListedPage(
        number,
        known.url,
        known.headline or "",
        known.date_published or "",
        known.date_modified or "",
        known.publisher or "",
        tuple(dict.fromkeys(tag for each in item.get("tags", []) if (tag := (each.get("term") or "").strip()))),
        article,
        is_whole,
    )


def _parsed(data: bytes, path: str) -> Mapping[str, Any]:
    with loading("feedparser", what_for="a feed", extra="documents", where=path):
        from feedparser import parse as parse_feed
    with whatever_is_raised(lambda _why: _no_feed(path)):
        # Not the bytes themselves: what looks like an address or a file's name would be opened.
        feed: Mapping[str, Any] = parse_feed(BytesIO(data))
    if not feed.get("version"):
        raise _no_feed(path)
    return feed


def _no_feed(path: str) -> InputError:
    return input_error(path, "is no RSS or Atom feed", "Name the feed itself, or save the article as text.")


def _text(item: Mapping[str, Any], path: str) -> tuple[list[str], bool]:
    """The lines of an item's text, none if it has none, and whether they are all of it."""
    contents = [lines_of_fragment(content.get("value", ""), path) for content in item.get("content", [])]
    content = max(contents, key=_words, default=[])
    description = lines_of_fragment(item.get("summary", ""), path)
    lines = max(content, description, key=_words)
    if not lines:
        return [], False
    long_enough = _words(lines) >= _FEWEST_WORDS or len(lines) >= _FEWEST_LINES
    return lines, (bool(content) or long_enough) and not _CUT_OFF.search(lines[-1])


def _words(lines: list[str]) -> int:
    return sum(len(line.split()) for line in lines)


def _metadata(feed: Mapping[str, Any], item: Mapping[str, Any], path: str) -> Metadata:
    outlet = " ".join(lines_of_fragment(item.get("source", {}).get("title") or feed.get("title", ""), path))
    return Metadata(
        headline=" ".join(lines_of_fragment(item.get("title", ""), path)),
        author=item.get("author"),
        publisher=outlet,
        date_published=_moment(item.get("published_parsed")),
        # feedparser's get() would warn, and give the other date.
        date_modified=_moment(item["updated_parsed"] if "updated_parsed" in item else None),  # noqa: SIM401
        url=address_or_none(item.get("link")),
        language=feed.get("language"),
    )


def _moment(parsed: struct_time | None) -> str | None:
    """A moment, which feedparser gives in UTC."""
    if parsed is None:
        return None
    year, month, day, hour, minute, second = parsed[:6]
    return f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z"
