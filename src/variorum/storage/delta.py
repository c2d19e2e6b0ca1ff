"""What changed from one state of a comparison to another, as plain data for the journal."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from variorum.base.strict_yaml import Document
from variorum.project.project import SavedComparison
from variorum.storage.file.codec import (
    article_data,
    article_from,
    corrections_from,
    link_data,
    link_from,
    note_data,
    note_from,
)


def changes_between(before: SavedComparison, after: SavedComparison) -> dict[str, Any]:
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


def _changed_articles(before: SavedComparison, after: SavedComparison) -> list[dict[str, Any]]:
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


def with_changes(state: SavedComparison, data: dict[str, Any]) -> SavedComparison:
    """The state after what was written down. Raises LookupError, ValueError or InputError where that does
    not fit the state."""
    state = _with_notes(state, data)
    if "links" in data:
        state = replace(state, links=tuple(map(link_from, data["links"])))
    for entry in data.get("articles", ()):
        state = _with_article(state, entry)
    return replace(state, **{name: data[name] for name in ("base", "title") if name in data})


def _with_notes(state: SavedComparison, data: dict[str, Any]) -> SavedComparison:
    by_id = {note.id: note for note in state.notes}
    by_id |= {note.id: note for note in map(note_from, data.get("notes", ()))}
    for note_id in data.get("deleted", ()):
        by_id.pop(note_id, None)
    order = data.get("order", by_id)
    return replace(state, notes=tuple(by_id[note_id] for note_id in order))


def _with_article(state: SavedComparison, entry: dict[str, Any]) -> SavedComparison:
    if "count" in entry:
        count = entry["count"]
        return replace(state, articles=state.articles[:count], corrections=state.corrections[:count])
    n, known = entry["number"], as_read(entry["article"])
    if n > len(state.articles):
        raise IndexError(f"there is no article before article {n}")
    article = article_from(Document("journal", {"articles": {n: known}}, {}), n, known)
    return replace(
        state,
        articles=(*state.articles[:n], article, *state.articles[n + 1 :]),
        corrections=(*state.corrections[:n], corrections_from(known), *state.corrections[n + 1 :]),
    )


def as_read(value: Any) -> Any:
    """JSON's data as YAML's reader gives it."""
    if isinstance(value, list):
        return tuple(map(as_read, value))
    return {key: as_read(entry) for key, entry in value.items()} if isinstance(value, dict) else value
