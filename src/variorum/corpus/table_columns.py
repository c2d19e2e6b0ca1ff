"""The tables of a folder of stories: their columns. Who reads them needs nothing of what writes them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

SCHEMA: Final = "variorum/stories/1"

Columns = Mapping[str, str]

_SENTENCE: Final[Columns] = {"article": "text", "sentence": "number", "start": "number", "end": "number"}


def _of_side(side: str, columns: Columns) -> Columns:
    return {f"{side}_{name}": kind for name, kind in columns.items()}


_WORDS: Final[Columns] = {"start": "number", "end": "number", "text": "text"}

# Each table's columns and their types. A column may be empty (null) where nothing is known.
TABLES: Final[Mapping[str, Columns]] = {
    "articles": {
        "article": "text",
        "story": "text",
        "outlet": "text",
        "headline": "text",
        "author": "text",
        "published": "text",
        "url": "text",
        "language": "text",
        "guessed": "texts",
        "path": "text",
        "also_at": "texts",
        "words": "number",
        "sentences": "number",
        "copy_of": "text",
        "sha256": "text",
        "text": "text",
    },
    "stories": {
        "story": "text",
        "articles": "texts",
        "outlets": "texts",
        "headline": "text",
        "first_published": "text",
        "last_published": "text",
        "words": "number",
        "statements": "number",
        "in_all": "number",
        "in_one": "number",
        "contradictions": "number",
        "copies": "number",
    },
    "statements": {"story": "text", "statement": "number", "carried_by": "number", **_SENTENCE, "text": "text"},
    "links": {
        "story": "text",
        **_of_side("base", _SENTENCE),
        **_of_side("other", _SENTENCE),
        "kind": "text",
        "score": "share",
        "moved": "truth",
    },
    "drift": {
        "story": "text",
        "base_article": "text",
        "other_article": "text",
        "type": "text",
        "change": "text",
        "severity": "text",
        "level": "text",
        "confidence": "share",
        "reason": "text",
        **_of_side("base", _WORDS),
        **_of_side("other", _WORDS),
    },
    "sources": {"story": "text", "article": "text", "source": "text", "named": "truth", "times": "number"},
}
