"""What changed from one state of a comparison to another, as plain data for the journal."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from variorum.base.strict_yaml import Document
from variorum.project.project import Project
from variorum.storage.file.codec import (
    article_data,
    article_from,
    corrections_from,
    link_data,
    link_from,
    note_data,
    note_from,
)


def diff_projects(before: Project, after: Project) -> dict[str, Any]:
    """What has to be written down to come from one state to the other; empty if they are equal."""
    data: dict[str, Any] = {}
    old = {note.id: note for note in before.notes}
    if notes := [note for note in after.notes if old.get(note.id) != note]:
        data["notes"] = [note_data(note) for note in notes]
    order = [note.id for note in after.notes]
    if gone := sorted(set(old) - set(order)):
        data["deleted"] = gone
    if order != [note.id for note in _with_notes(before, data).notes]:
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
    """Articles that are new or known otherwise, or whose lines were corrected, with their numbers."""
    old = list(zip(before.articles, before.corrections, strict=True))
    new = list(zip(after.articles, after.corrections, strict=True))
    found: list[dict[str, Any]] = [
        {"number": n, "article": article_data(*entry)}
        for n, entry in enumerate(new)
        if n >= len(old) or entry != old[n]
    ]
    if len(new) < len(old):
        found.append({"count": len(new)})
    return found


def apply_delta(project: Project, data: dict[str, Any]) -> Project:
    """The state after what was written down. Raises LookupError, ValueError or InputError where that does
    not fit the state."""
    project = _with_notes(project, data)
    if "links" in data:
        project = replace(project, links=tuple(map(link_from, data["links"])))
    for entry in data.get("articles", ()):
        project = _with_article(project, entry)
    return replace(project, **{name: data[name] for name in ("base", "title") if name in data})


def _with_notes(project: Project, data: dict[str, Any]) -> Project:
    by_id = {note.id: note for note in project.notes}
    by_id |= {note.id: note for note in map(note_from, data.get("notes", ()))}
    for note_id in data.get("deleted", ()):
        by_id.pop(note_id, None)
    order = data.get("order", by_id)
    return replace(project, notes=tuple(by_id[note_id] for note_id in order))


def _with_article(project: Project, entry: dict[str, Any]) -> Project:
    if "count" in entry:
        count = entry["count"]
        return replace(project, articles=project.articles[:count], corrections=project.corrections[:count])
    n, known = entry["number"], as_read(entry["article"])
    if n > len(project.articles):
        raise IndexError(f"there is no article before article {n}")
    article = article_from(Document("journal", {"articles": {n: known}}, {}), n, known)
    return replace(
        project,
        articles=(*project.articles[:n], article, *project.articles[n + 1 :]),
        corrections=(*project.corrections[:n], corrections_from(known), *project.corrections[n + 1 :]),
    )


def as_read(value: Any) -> Any:
    """JSON's data as YAML's reader gives it."""
    if isinstance(value, list):
        return tuple(map(as_read, value))
    return {key: as_read(entry) for key, entry in value.items()} if isinstance(value, dict) else value
