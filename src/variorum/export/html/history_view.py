"""The timelines of the HTML page: the versions of each article that has several, and what changed in each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from variorum.presentation.wording.history import (
    changes_of_revision,
    notes_on_revision,
    size_of_revision,
    version_in_words,
)

if TYPE_CHECKING:
    from variorum.export.edition import Edition
    from variorum.history.revisions import Revision
    from variorum.session.article_history import ArticleHistory


@dataclass(frozen=True, slots=True)
class RevisionChange:
    """A row that changed: its sign, what happened to it, and the words of the older and of the newer version."""

    sign: str
    name: str
    sides: Sequence[str]


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """A version, and how it differs from the one before; of the first, `size` is empty. `notes` are pairs of a name and
    what is told of it."""

    when: str
    words: str
    headline: str
    is_compared: bool
    size: str = ""
    notes: Sequence[tuple[str, str]] = ()
    changes: Sequence[RevisionChange] = ()


@dataclass(frozen=True, slots=True)
class Timeline:
    """The versions of an article, by its number in the story, from the oldest on."""

    article: int
    entries: Sequence[TimelineEntry]


def timelines(edition: Edition) -> Iterator[Timeline]:
    """A timeline for each article that has several versions."""
    for history in edition.histories:
        yield Timeline(history.article, list(_entries(history)))


def _entries(history: ArticleHistory) -> Iterator[TimelineEntry]:
    since = {revision.after: revision for revision in history.revisions}
    for n, version in enumerate(history.versions):
        known = (*version_in_words(version), n == history.in_use)
        yield TimelineEntry(*known, *_told(since[n])) if n in since else TimelineEntry(*known)


def _told(revision: Revision) -> tuple[str, Sequence[tuple[str, str]], Sequence[RevisionChange]]:
    changes = [RevisionChange(*change) for change in changes_of_revision(revision)]
    return size_of_revision(revision), list(notes_on_revision(revision)), changes
