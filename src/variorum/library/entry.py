"""A story as a line of the library, the orders in which lines stand, and which of them hold some words."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal, get_args

Order = Literal["newest", "oldest", "disagreements", "only one", "articles", "outlets", "words", "title"]
ORDERS: Final[tuple[Order, ...]] = get_args(Order)


@dataclass(frozen=True)
class StoryEntry:
    """What the list says of a story. `articles` are their names in the tables, `outlets` in the same order, with "" for
    one that is not known. Days are as published. Of `words`, `disagreements` and `in_one` (statements that one article
    alone carries) None is what is not known; after a split or a merge nothing was counted yet. `copies` of the
    articles are nearly the same as another one: an agency's report that several outlets ran."""

    name: str
    articles: tuple[str, ...]
    outlets: tuple[str, ...]
    title: str = ""
    first_day: str = ""
    last_day: str = ""
    words: int | None = None
    disagreements: int | None = None
    in_one: int | None = None
    copies: int = 0

    @cached_property
    def outlets_once(self) -> tuple[str, ...]:
        """The outlets that are known, each once, in the order of the articles."""
        return tuple(dict.fromkeys(filter(None, self.outlets)))

    @cached_property
    def folded(self) -> str:
        """Title, outlets and days, casefolded."""
        return "\n".join((self.title, *self.outlets_once, self.first_day, self.last_day)).casefold()


def story_name(articles: Iterable[str]) -> str:
    """The name of a story of these articles, in whatever order they come."""
    return hashlib.sha256("\n".join(sorted(articles)).encode()).hexdigest()[:16]


def arranged(entries: Sequence[StoryEntry], order: Order) -> list[StoryEntry]:
    """The entries in an order; what is not known stands last, and equals stay as they stand in the tables."""
    if order == "title":
        return sorted(entries, key=lambda entry: (not entry.title, entry.title.casefold()))
    if order in ("newest", "oldest"):
        dated = [entry for entry in entries if entry.first_day]
        ordered = sorted(dated, key=lambda entry: entry.first_day, reverse=order == "newest")
        return [*ordered, *(entry for entry in entries if not entry.first_day)]
    return sorted(entries, key=lambda entry: -_figure(entry, order))


def _figure(entry: StoryEntry, order: Order) -> int:
    figures = {
        "disagreements": entry.disagreements,
        "only one": entry.in_one,
        "articles": len(entry.articles),
        "outlets": len(entry.outlets_once),
        "words": entry.words,
    }
    found = figures[order]
    return -1 if found is None else found
