"""What a page says of its article in JSON-LD."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from html import unescape
from typing import Any, Final

from variorum.articles.decoding import without_slips

_ARTICLES: Final = (
    *("NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle", "BackgroundNewsArticle"),
    *("ReviewNewsArticle", "LiveBlogPosting", "Article", "Report", "BlogPosting", "WebPage"),
)
_DEEPEST: Final = 6  # levels that are looked through
_HELD_IN: Final = ("@graph", "mainEntity", "mainEntityOfPage")
_TAG: Final = re.compile(r"</?[a-z][^<>]*+>", re.IGNORECASE)
_MOST_ESCAPED: Final = 3  # times that systems have escaped a value


def from_json_ld(scripts: Sequence[str]) -> dict[str, str]:
    """The metadata in the texts of a page's scripts, under our names; empty where none of them tells of an article."""
    things = [thing for script in scripts for thing in _objects(_data(script), 0)]
    known = {thing["@id"]: thing for thing in things if isinstance(thing.get("@id"), str) and len(thing) > 1}
    things.sort(key=lambda thing: _rank(thing.get("@type")))
    for thing in things:
        if _rank(thing.get("@type")) < len(_ARTICLES) and (headline := _text(thing, ("headline", "name"))):
            return {
                "headline": headline,
                "author": ", ".join(dict.fromkeys(_names(thing.get("author") or thing.get("creator"), known, 0))),
                "publisher": ", ".join(_names(thing.get("publisher"), known, 0)),
                "date_published": _text(thing, ("datePublished",)),
                "date_modified": _text(thing, ("dateModified",)),
                "url": _address(thing.get("url")) or _address(thing.get("mainEntityOfPage")),
                "language": _text(thing, ("inLanguage",)),
            }
    return {}


def plain(value: str) -> str:
    """A value without markup: entities decoded, however often they were escaped, and tags taken out."""
    for _ in range(_MOST_ESCAPED):
        decoded = unescape(value)
        if decoded == value:
            break
        value = decoded
    return without_slips(_TAG.sub("", value))


def _data(script: str) -> object:
    """The data of a script; None for what is no JSON."""
    for text in (script, bare := _without_wrapping(script), unescape(bare)):
        try:
            return json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _without_wrapping(script: str) -> str:
    """The data of a script without the comments that systems put around so that old readers pass it over."""
    script = script.replace("<![CDATA[", "").replace("]]>", "")
    begins = [at for at in map(script.find, "{[") if at >= 0]
    return script[min(begins, default=0) : max(map(script.rfind, "}]")) + 1]


def _objects(data: object, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(data, dict):
        yield data
        for name in _HELD_IN:
            yield from _objects(data.get(name), depth + 1)
    elif isinstance(data, list):
        for item in data:
            yield from _objects(item, depth + 1)


def _rank(kind: object) -> int:
    """How much a thing is an article by its types, which may be written as addresses; the least is the most."""
    kinds = [str(name).replace(":", "/").rsplit("/", 1)[-1] for name in _listed(kind)]
    return min((_ARTICLES.index(name) for name in kinds if name in _ARTICLES), default=len(_ARTICLES))


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _text(thing: Mapping[str, Any], fields: Sequence[str]) -> str:
    """The first of some fields that holds words."""
    found = (name for field in fields for name in _names(thing.get(field), {}, 0))
    return next(found, "")


def _names(value: object, known: Mapping[str, dict[str, Any]], depth: int) -> Iterator[str]:
    """The names in a value: words, things with a name, things `known` under the address that it gives, lists of
    these."""
    if depth > _DEEPEST:
        return
    if isinstance(value, str) and (words := plain(value).strip()):
        yield words
    elif isinstance(value, list):
        for each in value:
            yield from _names(each, known, depth + 1)
    elif isinstance(value, dict):
        said = value.get("name") or value.get("@value")
        named = known.get(str(value.get("@id"))) if said is None else None
        yield from _names(said if named is None else named.get("name"), known, depth + 1)


def _address(value: object, depth: int = 0) -> str:
    if isinstance(value, dict) and depth <= _DEEPEST:
        return _address(value.get("url") or value.get("@id"), depth + 1)
    if isinstance(value, list) and depth <= _DEEPEST:
        return _address(value[0], depth + 1) if value else ""
    return unescape(value) if isinstance(value, str) else ""
