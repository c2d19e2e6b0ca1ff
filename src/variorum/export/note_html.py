"""A note's Markdown as HTML in which nothing runs and nothing is fetched."""

from __future__ import annotations

from functools import cache, lru_cache

from markdown_it import MarkdownIt
from markupsafe import Markup

from variorum.base.sanitize import safe_lines


@lru_cache(maxsize=10_000)  # a note stands at each of its places
def note_html(text: str) -> Markup:
    """A note's text as HTML, which is XML too."""
    return Markup(_markdown().render(safe_lines(text)))  # noqa: S704 - markdown-it escapes everything else


@cache
def _markdown() -> MarkdownIt:
    # No images: they would be fetched. No HTML: it would be code.
    return MarkdownIt("commonmark", {"html": False}).enable(["strikethrough", "table"]).disable("image")
