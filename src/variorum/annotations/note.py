"""Notes and decisions of the reader, and how they hold on to the words they are about."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, ClassVar, Final

from variorum.annotations.relation import Relation
from variorum.base.whole_text import whole
from variorum.config.bounds import STRICT, OneOf, Within, strict

CONTEXT: Final = 32  # characters of prefix and suffix, as Web Annotation clients use
FURTHEST: Final = 10**12  # no text is so long: what stands further on is no place
COLOURS: Final = ("yellow", "green", "blue", "red", "purple")
_Position = Annotated[int, Within(ge=0, le=FURTHEST)]


class Status(StrEnum):
    """How far the reader is with what a note asks."""

    OPEN = "open"
    CHECKED = "checked"
    DISPUTED = "disputed"


class TargetKind(StrEnum):
    """What a note is on."""

    ARTICLE = "article"
    LINE = "line"
    SENTENCE = "sentence"
    WORDS = "words"
    LINK = "link"
    ROW = "row"
    STATEMENT = "statement"


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place in an article (by number): a span of its text with the words themselves and their context.

    A note on a whole article has an anchor without words: start and end are both 0. An anchor is
    `lost` when its words were not found again after the article changed: start and end then say where
    they stood before, and nothing may be shown there. `version` is the hash of the text that it was set on, where
    that is not the article's text any more.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    article: int
    start: _Position = 0
    end: _Position = 0
    exact: str = ""
    prefix: str = ""
    suffix: str = ""
    lost: bool = False
    version: str = ""

    def __post_init__(self) -> None:
        for name in ("exact", "prefix", "suffix", "version"):
            _make_whole(self, name)

    @property
    def on_whole_article(self) -> bool:
        """Whether the note is about the article, not about some of its words."""
        return not self.exact and not self.lost

    @property
    def is_attached(self) -> bool:
        """Whether it stands on words of the article as it is now."""
        return bool(self.exact) and not self.lost


def _make_whole(thing: object, name: str) -> None:
    """Replace the halves of characters in a text of something that is being made."""
    if (text := whole(was := getattr(thing, name))) is not was:
        object.__setattr__(thing, name, text)


def anchor_at(article: int, text: str, start: int, end: int) -> Anchor:
    """The anchor of text[start:end] in an article's text."""
    prefix, suffix = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return Anchor(article, start, end, text[start:end], prefix, suffix)


def line_anchor(article: int, text: str, start: int) -> Anchor:
    """The anchor of the line of an article's text that starts at `start`."""
    end = text.find("\n", start)
    return anchor_at(article, text, start, end if end >= 0 else len(text))


@dataclass(frozen=True, slots=True)
class Note:
    """What a reader wrote: Markdown text and tags, on one place or on several (a row has two).

    Without text it is a bookmark. `created` and `modified` are moments in UTC, in ISO 8601; `colour` is
    one of COLOURS or empty; `author` is who wrote it, if the settings say so. What does not say what it is on
    is on what the number of its places tells.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = strict(anchors="target", target_kind="about")
    id: str
    text: str
    anchors: tuple[Anchor, ...]
    tags: tuple[str, ...] = ()
    created: str = ""
    modified: str = ""
    target_kind: TargetKind = None  # type: ignore[assignment]
    status: Status = Status.OPEN
    colour: Annotated[str, OneOf("", *COLOURS)] = ""
    author: str = ""

    def __post_init__(self) -> None:
        for name in ("id", "text", "created", "modified", "author"):
            _make_whole(self, name)
        if not all(map(str.isascii, self.tags)):
            object.__setattr__(self, "tags", tuple(map(whole, self.tags)))
        if self.target_kind is None:
            object.__setattr__(self, "target_kind", kind_of_target(self.anchors))

    @property
    def is_bookmark(self) -> bool:
        """Whether it marks a place and says nothing."""
        return not self.text

    @property
    def exact_words(self) -> str:
        """The words of the articles that it is on, on one line."""
        return " / ".join(" ".join(place.exact.split()) for place in self.anchors if place.exact)

    @property
    def is_orphan(self) -> bool:
        """Whether words that it is on were not found again."""
        return any(place.lost for place in self.anchors)


@dataclass(frozen=True, slots=True)
class LinkEdit:
    """Two sentences of two articles, the lower article first, whether the reader links them, and how the second stands
    to the first, if the reader says so."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    between: tuple[Anchor, Anchor]
    linked: bool
    relation: Relation = Relation.NONE

    @classmethod
    def of(cls, one: Anchor, other: Anchor, *, linked: bool, relation: Relation = Relation.NONE) -> LinkEdit:
        """A decision on two sentences, in whichever order they are given; `relation` is that of `other` to `one`."""
        if one.article <= other.article:
            return cls((one, other), linked, relation)
        return cls((other, one), linked, relation.turned)

    @property
    def one(self) -> Anchor:
        """The sentence of the lower article."""
        return self.between[0]

    @property
    def other(self) -> Anchor:
        """The sentence of the higher article."""
        return self.between[1]

    @property
    def place(self) -> tuple[int, int, int, int]:
        """What it is about: articles and where their sentences start."""
        return self.one.article, self.other.article, self.one.start, self.other.start

    @property
    def is_lost(self) -> bool:
        """Whether one of its sentences was not found again: it then decides nothing."""
        return self.one.lost or self.other.lost


def kind_of_target(anchors: tuple[Anchor, ...]) -> TargetKind:
    """What a note that does not say so is on, by the number of its places."""
    if len(anchors) == 1:
        return TargetKind.ARTICLE if anchors[0].on_whole_article else TargetKind.WORDS
    return TargetKind.ROW if len(anchors) == 2 else TargetKind.STATEMENT


def tags_from(typed: str) -> tuple[str, ...]:
    """Tags as typed, separated by commas or spaces, without # and repeats, in order."""
    words = (word.strip("#") for word in typed.replace(",", " ").split())
    return tuple(dict.fromkeys(word for word in words if word))
