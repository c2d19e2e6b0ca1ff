"""Metadata at the top of a text file, between two lines of three dashes, as Markdown files have it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, Final

from variorum.articles.article import Metadata
from variorum.articles.sidecar import FIELD_NAMES, metadata_from
from variorum.yaml_files import load_yaml

_FRONT: Final = re.compile(r"---[ \t]*\n(.*?:.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_LONGEST: Final = 100_000  # characters
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
    found = _FRONT.match(text[:_LONGEST])
    return found.end() if found else 0


def metadata_at_top(text: str, where: str) -> Metadata:
    """The metadata in a text's front matter. Raises InputError for what is no YAML."""
    found = _FRONT.match(text[:_LONGEST])
    document = load_yaml(found[1], where) if found else None
    if document is None or not isinstance(document.data, dict):
        return Metadata()
    return metadata_from(replace(document, data=known_fields(document.data)), ())


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


def _as_text(value: object) -> str:
    if isinstance(value, dict):
        return _as_text(value.get("name") or value.get("@id") or value.get("url"))
    if isinstance(value, list | tuple):
        return ", ".join(filter(None, map(_as_text, value)))
    return "" if value is None else " ".join(str(value).split())
