"""An article: one text by one outlet, and what is known about it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePath


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of an article, in schema.org's words; `guessed` names the fields that are guesses."""

    headline: str | None = None
    author: str | None = None
    publisher: str | None = None
    date_published: str | None = None
    date_modified: str | None = None
    url: str | None = None
    language: str | None = None
    fetched: str | None = None
    guessed: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Article:
    """A decoded text and its metadata. All spans of the program are code points in `text`.

    Of a page of HTML, `text` is its visible lines, and `outside` the starts of those that the extractor
    takes for no part of the article; None for plain text.
    """

    path: str
    text: str
    metadata: Metadata = field(default_factory=Metadata)
    outside: frozenset[int] | None = None

    @cached_property
    def sha256(self) -> str:
        """The hash of the text as UTF-8: two articles with the same hash say the same."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def outlet(self) -> str | None:
        """The publisher, if the article or a guess names one."""
        return self.metadata.publisher

    @property
    def name(self) -> str:
        """What to call the article on a screen: its outlet, else its file's name."""
        return self.metadata.publisher or PurePath(self.path).stem or self.path

    @property
    def outlet_is_guess(self) -> bool:
        """Whether the outlet was guessed from the text, to be shown with a question mark."""
        return "publisher" in self.metadata.guessed
