"""Metadata at the top of a text file, between two lines of three dashes, as Markdown files have it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from variorum.articles.article import Metadata
from variorum.articles.sidecar import FIELD_NAMES, metadata_from
from variorum.base.strict_yaml import load_yaml

_LONGEST: Final = 100_000  # characters
_DEEPEST: Final = 6  # lists and mappings in each other, around a value
# What site generators, note apps and scrapers call the same things.
_ALIASES: Final = {
    "title": "headline",
    "outlet": "publisher",
    "source": "publisher",
    "site": "publisher",
    "site_name": "publisher",
    "sitename": "publisher",
    "byline": "author",
    "authors": "author",
    "date": "datePublished",
    "published": "datePublished",
    "publish_date": "datePublished",
    "date_publish": "datePublished",
    "published_at": "datePublished",
    "updated": "dateModified",
    "date_modify": "dateModified",
    "link": "url",
    "permalink": "url",
    "source_url": "url",
    "lang": "inLanguage",
    "language": "inLanguage",
}


def front_matter_end(text: str) -> int:
    """Where the text goes on after the front matter; 0 without one."""
    return _front(text)[1]


def metadata_at_top(text: str, where: str) -> Metadata:
    """The metadata in a text's front matter. Raises InputError for what is no YAML."""
    front, _ = _front(text)
    document = load_yaml(front, where) if front else None
    if document is None or not isinstance(document.data, dict):
        return Metadata()
    return metadata_from(replace(document, data=known_fields(document.data)), ())


def _front(text: str) -> tuple[str, int]:
    """What stands between a first line of three dashes and the next of dashes or full stops, if a colon is
    in it, and where the text goes on."""
    if not text.startswith("---"):
        return "", 0
    lines = text[:_LONGEST].split("\n")
    if len(text) > _LONGEST:
        lines.pop()  # it is cut
    marks = [n for n, line in enumerate(lines) if line.rstrip(" \t") in ("---", "...")]
    if marks[:1] != [0] or len(marks) < 2:
        return "", 0
    front = "\n".join(lines[1 : marks[1]])
    end = sum(len(line) + 1 for line in lines[: marks[1] + 1])
    return (front, min(end, len(text))) if ":" in front else ("", 0)


def known_fields(data: dict[str, Any]) -> dict[str, str]:
    """The fields that say something of an article, under schema.org's names; others are passed over,
    because such data is other programs' too."""
    known: dict[str, str] = {}
    for key, value in data.items():
        name = _ALIASES.get(str(key).casefold(), str(key))
        text = _as_text(value)
        if name in FIELD_NAMES and text:
            known.setdefault(name, text)
    return known


def _as_text(value: object, depth: int = 0) -> str:
    if depth > _DEEPEST:
        return ""
    if isinstance(value, dict):
        return _as_text(value.get("name") or value.get("@id") or value.get("url"), depth + 1)
    if isinstance(value, list | tuple):
        return ", ".join(filter(None, (_as_text(part, depth + 1) for part in value)))
    return "" if value is None else " ".join(str(value).split())
