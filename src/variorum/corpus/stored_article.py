"""An article as a line of JSON, and back, whole; its metadata as columns of a table, and back."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any, Final

from variorum.articles.article import Article, Metadata, PagePart
from variorum.articles.sidecar import FIELD_NAMES, metadata_as_data

# The columns of the table of articles that hold metadata, and which.
_COLUMNS: Final[Mapping[str, str]] = {
    "outlet": "publisher",
    "headline": "headline",
    "author": "author",
    "published": "date_published",
    "url": "url",
    "language": "language",
}


def id_of(article: Article) -> str:
    """What names an article in the tables: the same for the same words in the same outlet, wherever the file lies."""
    return hashlib.sha256(json.dumps([article.outlet, article.sha256]).encode()).hexdigest()[:32]


def stored(article: Article) -> dict[str, Any]:
    """The article as plain data."""
    return {
        "path": article.path,
        "metadata": metadata_as_data(article.metadata),
        "outside": None if article.outside is None else sorted(article.outside),
        "parts": sorted([start, str(part)] for start, part in article.parts),
        "text": article.text,
    }


def restored(data: Mapping[str, Any]) -> Article:
    """The article that was stored."""
    known = data["metadata"]
    values = {name: known[theirs] for theirs, name in FIELD_NAMES.items() if theirs in known}
    guessed = frozenset(FIELD_NAMES[theirs] for theirs in known.get("guessed", ()))
    outside = None if data["outside"] is None else frozenset(data["outside"])
    parts = frozenset((start, PagePart(part)) for start, part in data["parts"])
    return Article(data["path"], data["text"], Metadata(**values, guessed=guessed), outside, parts)


def columns_of(known: Metadata) -> dict[str, Any]:
    """The metadata as columns, with `guessed` for the columns that are guesses."""
    guessed = sorted(column for column, name in _COLUMNS.items() if name in known.guessed)
    return {column: getattr(known, name) for column, name in _COLUMNS.items()} | {"guessed": guessed}


def article_of(row: Mapping[str, Any]) -> Article:
    """An article as a row of the table of articles keeps it: without what its page said of single lines."""
    guessed = frozenset(_COLUMNS[column] for column in row["guessed"])
    known = Metadata(**{name: row[column] for column, name in _COLUMNS.items()}, guessed=guessed)
    return Article(row["path"], row["text"], known)
