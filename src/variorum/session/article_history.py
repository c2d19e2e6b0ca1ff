"""The versions that a story keeps of its articles, read and held against each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from variorum.alignment.encoder import NoEncoderError
from variorum.history.revisions import Revision, revisions
from variorum.pipeline.pipeline import Pipeline
from variorum.project.version_story import story_of_versions

if TYPE_CHECKING:
    from variorum.alignment.prepared_article import PreparedArticle
    from variorum.comparison.comparison import Comparison
    from variorum.project.project import Project


# Told how many of how many are done.
Progress = Callable[[int, int], None]


def _unheard(_done: int, _all: int) -> None:
    pass


@dataclass(frozen=True)
class ArticleHistory:
    """The versions of an article of a story from the oldest on, and what changed from each to the next.

    `article` is its number in the story, `in_use` the number of the version that the story compares, both from 0.
    `seen` says of each version when it came into the story (UTC, ISO 8601); empty where that is not known.
    """

    article: int
    in_use: int
    seen: tuple[str, ...]
    versions: tuple[PreparedArticle, ...]
    revisions: tuple[Revision, ...]


def histories_of(project: Project, pipeline: Pipeline, progress: Progress = _unheard) -> Iterator[ArticleHistory]:
    """The histories of the articles of which a story holds several versions; `progress` is told how many versions are
    compared with the one before, of how many."""
    several = [n for n in range(len(project.histories)) if len(project.versions(n)) > 1]
    count, done = sum(len(project.versions(n)) - 1 for n in several), 0

    def compare(older: PreparedArticle, newer: PreparedArticle) -> Comparison:
        nonlocal done
        progress(done, count)
        done += 1
        return pipeline.compare(older, newer)

    for n in several:
        kept, history = project.versions(n), project.histories[n]
        versions = _encoded(prepared_versions(project, n, pipeline), pipeline)
        found = tuple(revisions(versions, compare))
        yield ArticleHistory(n, len(history.older), tuple(one.seen for one in kept), versions, found)


def prepared_versions(project: Project, n: int, pipeline: Pipeline) -> tuple[PreparedArticle, ...]:
    """The versions of article `n` from the oldest on, cleaned and split."""
    entries = story_of_versions(project, n).entries
    return tuple(pipeline.prepare(article, lines) for article, lines, _ in entries)


def _encoded(versions: tuple[PreparedArticle, ...], pipeline: Pipeline) -> tuple[PreparedArticle, ...]:
    try:
        return tuple(pipeline.encode_all(versions))
    except NoEncoderError:  # said already, when the articles of the story were read
        return versions
