"""What a page says of itself: JSON-LD and OpenGraph first, then what the extractor makes of it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from variorum.articles.article import Metadata

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ARTICLES: Final = (
    *("NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle"),
    *("Article", "BlogPosting", "WebPage"),
)
_DEEPEST: Final = 6  # levels of JSON-LD that are looked through
_META: Final[Mapping[str, tuple[str, ...]]] = {
    "headline": ("og:title", "twitter:title", "headline", "dc.title"),
    "author": ("article:author_name", "author", "byl", "dc.creator", "parsely-author", "sailthru.author"),
    "publisher": ("og:site_name", "application-name", "dc.publisher"),
    "date_published": (
        "article:published_time",
        "datepublished",
        "date",
        "pubdate",
        "dc.date",
        "parsely-pub-date",
    ),
    "date_modified": ("article:modified_time", "datemodified", "lastmod"),
    "url": ("og:url",),
    "language": ("og:locale", "content-language"),
}


def metadata_of(tree: HtmlElement) -> Metadata:
    """The metadata of a page, under schema.org's names; what is unknown is None."""
    linked, tags = _from_json_ld(tree), _from_meta(tree)
    values: dict[str, Any] = {name: linked.get(name) or tags.get(name) for name in _META}
    if not values["url"]:
        values["url"] = next(iter(tree.xpath("//link[@rel='canonical']/@href")), None)
    if not values["language"]:
        values["language"] = tree.get("lang")
    if not values["headline"]:
        values["headline"] = next((" ".join(h.text_content().split()) for h in tree.iter("h1")), None)
    said: dict[str, Any] = {name: str(value) if value else None for name, value in values.items()}
    return Metadata(**said)


def _from_meta(tree: HtmlElement) -> dict[str, str]:
    said: dict[str, str] = {}
    for tag in tree.iter("meta"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop") or tag.get("http-equiv")
        if name and tag.get("content"):
            said.setdefault(name.casefold(), tag.get("content"))
    found = {}
    for field, names in _META.items():
        for name in names:
            if name in said:
                found[field] = said[name]
                break
    return found


def _from_json_ld(tree: HtmlElement) -> dict[str, str]:
    things = [thing for script in tree.xpath("//script[contains(@type, 'ld+json')]") for thing in _things(script.text)]
    things.sort(key=lambda thing: _rank(thing.get("@type")))
    for thing in things:
        if _rank(thing.get("@type")) < len(_ARTICLES) and (thing.get("headline") or thing.get("name")):
            return {
                "headline": _text(thing.get("headline") or thing.get("name")),
                "author": ", ".join(filter(None, map(_text, _listed(thing.get("author"))))),
                "publisher": _text(thing.get("publisher")),
                "date_published": _text(thing.get("datePublished")),
                "date_modified": _text(thing.get("dateModified")),
                "url": _text(thing.get("url") or thing.get("mainEntityOfPage")),
                "language": _text(thing.get("inLanguage")),
            }
    return {}


def _rank(kind: object) -> int:
    kinds = [str(name) for name in _listed(kind)]
    return min((_ARTICLES.index(name) for name in kinds if name in _ARTICLES), default=len(_ARTICLES))


def _things(text: str | None) -> Iterator[dict[str, Any]]:
    try:
        data = json.loads(text or "", strict=False)
    except (ValueError, RecursionError):
        return
    yield from _objects(data, 0)


def _objects(data: object, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(data, dict):
        yield data
        yield from _objects(data.get("@graph"), depth + 1)
    elif isinstance(data, list):
        for item in data:
            yield from _objects(item, depth + 1)


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _text(value: object, depth: int = 0) -> str:
    if depth > _DEEPEST:
        return ""
    if isinstance(value, dict):
        return _text(value.get("name") or value.get("@id") or value.get("url"), depth + 1)
    if isinstance(value, list):
        return _text(value[0], depth + 1) if value else ""
    return value if isinstance(value, str) else ""
