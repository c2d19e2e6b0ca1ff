"""A comparison as it is saved: the story's articles, the base, corrections and notes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from variorum.annotations.note import LinkEdit, Note
from variorum.articles.article import Article, Metadata
from variorum.base.whole_text import whole
from variorum.cleaning.lines import LineCorrection
from variorum.project.versions import Version, VersionHistory


@dataclass(frozen=True, slots=True)
class Project:
    """Everything that a comparison file holds. `corrections[k]` and `histories[k]` belong to `articles[k]`."""

    articles: tuple[Article, ...]
    corrections: tuple[tuple[LineCorrection, ...], ...]
    notes: tuple[Note, ...] = ()
    base: int = 0
    title: str = ""
    links: tuple[LinkEdit, ...] = ()
    histories: tuple[VersionHistory, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "title", whole(self.title))
        if len(self.histories) < len(self.articles):  # those that are not named have no other version
            more = (VersionHistory(),) * (len(self.articles) - len(self.histories))
            object.__setattr__(self, "histories", (*self.histories, *more))

    @classmethod
    def of(cls, articles: Sequence[Article]) -> Project:
        """A comparison to which the reader has added nothing yet."""
        return cls(tuple(articles), tuple(() for _ in articles))

    @property
    def entries(self) -> Iterator[tuple[Article, tuple[LineCorrection, ...], VersionHistory]]:
        """Each article with the corrections of its lines and its other versions."""
        return zip(self.articles, self.corrections, self.histories, strict=True)

    def versions(self, article: int) -> tuple[Version, ...]:
        """All texts that the story holds of an article, from the oldest on, the one in use among them."""
        return self.histories[article].around(self.articles[article])

    @property
    def is_untouched(self) -> bool:
        """Whether it holds nothing that the reader decided or wrote."""
        has_versions = any(history != VersionHistory() for history in self.histories)
        return not self.notes and not self.links and not any(self.corrections) and not has_versions

    def beside_base(self, article: int) -> int:
        """The number of the article to show beside the base where the reader points at one: this one; for the base
        itself the one behind it."""
        return article if article != self.base else (article + 1) % len(self.articles)

    def with_base(self, article: int) -> Project:
        """The comparison with another base."""
        return replace(self, base=article)

    def with_title(self, title: str) -> Project:
        """The comparison under another title."""
        return replace(self, title=title)

    def with_article(self, article: Article) -> Project:
        """The comparison with one more article, the last."""
        return replace(self, articles=(*self.articles, article), corrections=(*self.corrections, ()))

    def with_metadata(self, article: int, metadata: Metadata) -> Project:
        """The comparison with other metadata of an article."""
        return self.with_text(article, replace(self.articles[article], metadata=metadata))

    def with_text(self, number: int, article: Article) -> Project:
        """The comparison with another article in the place of one."""
        return replace(self, articles=(*self.articles[:number], article, *self.articles[number + 1 :]))

    def with_history(self, number: int, history: VersionHistory) -> Project:
        """The comparison with another history of an article."""
        return replace(self, histories=(*self.histories[:number], history, *self.histories[number + 1 :]))

    def with_corrections(self, article: int, corrections: Iterable[LineCorrection]) -> Project:
        """The comparison with these corrections of an article's lines, and no others."""
        before, after = self.corrections[:article], self.corrections[article + 1 :]
        return replace(self, corrections=(*before, tuple(corrections), *after))

    def with_correction(self, article: int, correction: LineCorrection) -> Project:
        """The comparison with one more correction; a later one on the same line stands."""
        others = (old for old in self.corrections[article] if old.start != correction.start)
        return self.with_corrections(article, sorted((*others, correction), key=lambda c: c.start))

    def with_links(self, decisions: Iterable[LinkEdit]) -> Project:
        """The comparison with decisions on links; a later one on the same sentences stands."""
        by_place = {decision.place: decision for decision in (*self.links, *decisions)}
        return replace(self, links=tuple(by_place[place] for place in sorted(by_place)))

    def with_note(self, note: Note) -> Project:
        """The comparison with a note added, or put in the place of the one with the same id."""
        if any(old.id == note.id for old in self.notes):
            return replace(self, notes=tuple(note if old.id == note.id else old for old in self.notes))
        return replace(self, notes=(*self.notes, note))

    def without_note(self, note_id: str) -> Project:
        """The comparison without a note."""
        return replace(self, notes=tuple(note for note in self.notes if note.id != note_id))

    def next_note_id(self) -> str:
        """An id that no note has had: one above the highest number in use."""
        used = (_NUMBERED.fullmatch(note.id) for note in self.notes)
        number = 1 + max((int(found[1]) for found in used if found), default=0)
        return f"n{number}"


# Ids of ours; a file may hold others, and numbers that no reader came to by writing notes.
_NUMBERED: Final = re.compile(r"n?([0-9]{1,15})")
