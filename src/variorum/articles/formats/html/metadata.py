"""What a page says of itself: JSON-LD and OpenGraph first, then its tags."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from variorum.articles.article import Metadata
from variorum.articles.formats.html.json_ld import from_json_ld, plain

if TYPE_CHECKING:
    from lxml.html import HtmlElement

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
    scripts = [script.text or "" for script in tree.xpath("//script[contains(@type, 'ld+json')]")]
    linked, tags = from_json_ld(scripts), _from_meta(tree)
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
                found[field] = said[name] if field == "url" else plain(said[name])
                break
    return found
