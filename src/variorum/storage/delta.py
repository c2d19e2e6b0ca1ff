"""What changed from one state of a comparison to another, as the journal holds it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Any, ClassVar

from variorum.annotations.note import LinkEdit, Note
from variorum.base.strict_yaml import Document
from variorum.config.bounds import STRICT, Within
from variorum.project.project import Project
from variorum.storage.file.codec import article_data, article_from, link_data, note_data
from variorum.storage.file.schema import ArticleRecord


@dataclass(frozen=True, slots=True)
class ArticleAt:
    """`articles[]`: an article that is new, or otherwise than it was."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    number: Annotated[int, Within(ge=0)]
    article: ArticleRecord


@dataclass(frozen=True, slots=True)
class ArticleCount:
    """`articles[]`: how many are left."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    count: Annotated[int, Within(ge=0)]


@dataclass(frozen=True, slots=True)
class Delta:
    """What a step changed; None, or nothing, for what it left as it was."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    notes: tuple[Note, ...] = ()
    deleted: tuple[str, ...] = ()
    order: tuple[str, ...] | None = None
    links: tuple[LinkEdit, ...] | None = None
    articles: tuple[ArticleAt | ArticleCount, ...] = ()
    base: int | None = None
    title: str | None = None


def diff_projects(before: Project, after: Project) -> dict[str, Any]:
    """What has to be written down to come from one state to the other, as the plain data of a Delta; empty if
    they are equal."""
    data: dict[str, Any] = {}
    old = {note.id: note for note in before.notes}
    notes = [note for note in after.notes if old.get(note.id) != note]
    if notes:
        data["notes"] = [note_data(note) for note in notes]
    order = [note.id for note in after.notes]
    gone = sorted(set(old) - set(order))
    if gone:
        data["deleted"] = gone
    if order != list(_by_id(before.notes, notes, gone)):
        data["order"] = order
    if before.links != after.links:
        data["links"] = [link_data(decision) for decision in after.links]
    if articles := _changed_articles(before, after):
        data["articles"] = articles
    for name in ("base", "title"):
        if getattr(before, name) != getattr(after, name):
            data[name] = getattr(after, name)
    return data


def _changed_articles(before: Project, after: Project) -> list[dict[str, Any]]:
    """Articles that are new or known otherwise, whose lines were corrected, or that have another version, with their
    numbers."""
    old, new = list(before.entries), list(after.entries)
    found: list[dict[str, Any]] = [
        {"number": n, "article": article_data(*entry)}
        for n, entry in enumerate(new)
        if n >= len(old) or entry != old[n]
    ]
    if len(new) < len(old):
        found.append({"count": len(new)})
    return found


def apply_delta(project: Project, delta: Delta) -> Project:
    """The state after what was written down. Raises LookupError, ValueError or InputError where that does
    not fit the state."""
    notes = _by_id(project.notes, delta.notes, delta.deleted)
    order = notes if delta.order is None else delta.order
    project = replace(
        project,
        notes=tuple(notes[note_id] for note_id in order),
        links=project.links if delta.links is None else delta.links,
        base=project.base if delta.base is None else delta.base,
        title=project.title if delta.title is None else delta.title,
    )
    for entry in delta.articles:
        project = _with_article(project, entry)
    return project


def _by_id(notes: Sequence[Note], changed: Iterable[Note], deleted: Iterable[str]) -> dict[str, Note]:
    """The notes after a step, by their ids, in the order they stand in if none is said."""
    by_id = {note.id: note for note in (*notes, *changed)}
    for note_id in deleted:
        by_id.pop(note_id, None)
    return by_id


def _with_article(project: Project, entry: ArticleAt | ArticleCount) -> Project:
    if isinstance(entry, ArticleCount):
        count = entry.count
        kept = (project.articles[:count], project.corrections[:count], project.histories[:count])
        return replace(project, articles=kept[0], corrections=kept[1], histories=kept[2])
    n = entry.number
    if n > len(project.articles):
        raise IndexError(f"there is no article before article {n}")
    document = Document("journal", {"metadata": entry.article.metadata}, {})
    article, corrections, history = article_from(entry.article, document, ())
    return replace(
        project,
        articles=(*project.articles[:n], article, *project.articles[n + 1 :]),
        corrections=(*project.corrections[:n], corrections, *project.corrections[n + 1 :]),
        histories=(*project.histories[:n], history, *project.histories[n + 1 :]),
    )
