"""Feeds (RSS and Atom): each item an article. Only the file is read; no page that it names is fetched."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from time import struct_time
from typing import Any, Final

from variorum.articles.article import Article, Metadata
from variorum.articles.formats.html.page import parse
from variorum.articles.formats.html.visible_lines import visible_lines
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
    feed = _parsed(data, path)
    items = [(item, lines, is_whole) for item in feed["entries"] for lines, is_whole in _texts(item, path)]
    if not items:
        raise input_error(path, "is a feed whose items have no text", "Name the addresses of the articles' pages.")
    names = [path] if len(items) == 1 else [f"{path}#{number}" for number in range(1, len(items) + 1)]
    return [
        Article(name, "\n".join(lines), _metadata(feed["feed"], item, path, is_whole=is_whole))
        for name, (item, lines, is_whole) in zip(names, items, strict=True)
    ]


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


def _texts(item: Mapping[str, Any], path: str) -> Iterator[tuple[list[str], bool]]:
    """The lines of an item's text, if it has any, and whether they are all of it."""
    contents = [_lines(content.get("value", ""), path) for content in item.get("content", [])]
    content = max(contents, key=_words, default=[])
    description = _lines(item.get("summary", ""), path)
    lines = max(content, description, key=_words)
    if lines:
        long_enough = _words(lines) >= _FEWEST_WORDS or len(lines) >= _FEWEST_LINES
        yield lines, (bool(content) or long_enough) and not _CUT_OFF.search(lines[-1])


def _words(lines: list[str]) -> int:
    return sum(len(line.split()) for line in lines)


def _lines(markup: str | None, path: str) -> list[str]:
    """The visible lines of what stands in a feed as HTML; an empty element may be None."""
    if not (markup or "").strip():
        return []
    return [line.text for line in visible_lines(parse(f"<html><body>{markup}</body></html>", path))]


def _metadata(feed: Mapping[str, Any], item: Mapping[str, Any], path: str, *, is_whole: bool) -> Metadata:
    outlet = " ".join(_lines(item.get("source", {}).get("title") or feed.get("title", ""), path))
    if not is_whole:
        outlet = f"{outlet} ({ONLY_A_SUMMARY})".lstrip()
    address = item.get("link") or ""
    return Metadata(
        headline=" ".join(_lines(item.get("title", ""), path)),
        author=item.get("author"),
        publisher=outlet,
        date_published=_moment(item.get("published_parsed")),
        # feedparser's get() would warn, and give the other date.
        date_modified=_moment(item["updated_parsed"] if "updated_parsed" in item else None),  # noqa: SIM401
        url=address if address.startswith(("http://", "https://")) else None,
        language=feed.get("language"),
    )


def _moment(parsed: struct_time | None) -> str | None:
    """A moment, which feedparser gives in UTC."""
    if parsed is None:
        return None
    year, month, day, hour, minute, second = parsed[:6]
    return f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z"
