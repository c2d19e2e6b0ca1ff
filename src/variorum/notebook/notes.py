"""Notes and decisions of the reader, and how they hold on to the words they are about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

CONTEXT: Final = 32  # characters of prefix and suffix, as Web Annotation clients use


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place in an article (by number): a span of its text with the words themselves and their context.

    A note on a whole article has an anchor without words: start and end are both 0.
    """

    article: int
    start: int = 0
    end: int = 0
    exact: str = ""
    prefix: str = ""
    suffix: str = ""

    @property
    def on_whole_article(self) -> bool:
        """Whether the note is about the article, not about some of its words."""
        return self.start == self.end


def anchor(article: int, text: str, start: int, end: int) -> Anchor:
    """The anchor of text[start:end] in an article's text."""
    prefix, suffix = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return Anchor(article, start, end, text[start:end], prefix, suffix)


@dataclass(frozen=True, slots=True)
class Note:
    """What a reader wrote: Markdown text and tags, on one place or on several (a row has two).

    `created` and `modified` are moments in UTC, in ISO 8601.
    """

    id: str
    text: str
    anchors: tuple[Anchor, ...]
    tags: tuple[str, ...] = ()
    created: str = ""
    modified: str = ""


@dataclass(frozen=True, slots=True)
class LinkDecision:
    """Two sentences of two articles, the lower article first, and whether the reader links them."""

    one: Anchor
    other: Anchor
    linked: bool

    @property
    def place(self) -> tuple[int, int, int, int]:
        """What it is about: articles and where their sentences start."""
        return self.one.article, self.other.article, self.one.start, self.other.start


def tags_from(typed: str) -> tuple[str, ...]:
    """Tags as typed, separated by commas or spaces, without # and repeats, in order."""
    words = (word.strip("#") for word in typed.replace(",", " ").split())
    return tuple(dict.fromkeys(word for word in words if word))
