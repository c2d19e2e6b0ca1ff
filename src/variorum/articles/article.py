"""An article: one text by one outlet, and what is known about it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, fields
from enum import StrEnum
from functools import cached_property
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from variorum.articles.code_letters import LONGEST_CODE, tidy_code
from variorum.base.whole_text import whole

if TYPE_CHECKING:
    from variorum.articles.received import Received

_NUMBER: Final = re.compile(r"^\d+[-_. ]+(?=[^\W\d])")  # before a name, as whoever sorts files writes it
_JOINED: Final = str.maketrans("-_", "  ")
_HEXADECIMAL: Final = re.compile("[0-9a-fA-F]{8,}")  # as hashes are written


def longest(name: str) -> int:
    """The most characters that a value of metadata may have; of an address, as many as servers take."""
    return {"url": 8_000, "archived": 8_000, "code": LONGEST_CODE}.get(name, 2_000)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of an article, in schema.org's words; `guessed` names the fields that are guesses. `code` is what
    the reader chose for tables, up to three letters and digits; `archived` the address of a copy in an archive, and
    `capture` the SHA-256 of the bytes that were received.

    Wherever a value comes from, it is one line, and no longer than `longest` says: what is cut off ends in an
    ellipsis. Of an address that is longer nothing is kept: cut short it would lead elsewhere.
    """

    headline: str | None = None
    author: str | None = None
    publisher: str | None = None
    date_published: str | None = None
    date_modified: str | None = None
    url: str | None = None
    language: str | None = None
    fetched: str | None = None
    code: str | None = None
    archived: str | None = None
    capture: str | None = None
    guessed: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        for name in _VALUES:
            value = getattr(self, name)
            if value is not None and (tidy := _tidied(name, value)) != value:
                object.__setattr__(self, name, tidy)


_VALUES: Final = tuple(each.name for each in fields(Metadata) if each.name != "guessed")


def _tidied(name: str, value: str) -> str | None:
    if name == "code":
        return tidy_code(value) or None
    value = " ".join(whole(value).split())
    if len(value) > longest(name):
        return None if name in ("url", "archived") else f"{value[: longest(name) - 1].rstrip()}…"
    return value or None


class PagePart(StrEnum):
    """What a page itself says that a line of it is."""

    CAPTION = "caption"
    CONSENT = "consent"  # asks to agree to cookies
    STORY = "story"  # is the headline of another article, which it leads to


@dataclass(frozen=True)
class Article:
    """A decoded text and its metadata. All spans of the program are code points in `text`.

    Of a page of HTML, `text` is its visible lines, and `outside` the starts of those that the extractor
    takes for no part of the article, None for plain text; `parts` are the starts of lines of which the page says
    what they are. Halves of characters are replaced. `received` are the bytes as they came from an address, as long as
    the program runs that fetched them.
    """

    path: str
    text: str
    metadata: Metadata = field(default_factory=Metadata)
    outside: frozenset[int] | None = None
    parts: frozenset[tuple[int, PagePart]] = frozenset()
    received: Received | None = field(default=None, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "path", whole(self.path))
        object.__setattr__(self, "text", whole(self.text))

    @cached_property
    def sha256(self) -> str:
        """The hash of the text as UTF-8: two articles with the same hash say the same."""
        import hashlib  # brings OpenSSL, which listing articles as text does not need

        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()

    @property
    def outlet(self) -> str | None:
        """The publisher, if the article or a guess names one."""
        return self.metadata.publisher

    @property
    def name(self) -> str:
        """What to call the article on a screen: its outlet, else its file's name, if that tells anything; else
        nothing. `names_of` finds a name for every article of a story."""
        if self.metadata.publisher:
            return self.metadata.publisher
        stem = PurePath(self.path).stem or self.path
        return "" if _is_number_or_hash(stem) else _NUMBER.sub("", stem).translate(_JOINED)

    @property
    def outlet_is_guess(self) -> bool:
        """Whether the outlet was guessed from the text, to be shown with a question mark."""
        return "publisher" in self.metadata.guessed


def _is_number_or_hash(stem: str) -> bool:
    """Whether a file is called as only programs call them: without a letter, or with a hash."""
    runs = _HEXADECIMAL.findall(stem)
    return not any(map(str.isalpha, stem)) or any(not run.isalpha() and not run.isdigit() for run in runs)
