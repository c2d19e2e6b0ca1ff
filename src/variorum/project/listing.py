"""Everything the reader did, as one list: notes, bookmarks, orphans, corrections of lines and of links."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal, get_args

from variorum.annotations.note import Anchor, LinkEdit, Note, Status, line_anchor
from variorum.base.translation import translated
from variorum.project.project import Project

Kind = Literal["all", "notes", "bookmarks", "corrections", "without their words", "open", "checked", "disputed"]
Order = Literal["place", "newest", "status", "tag"]
NoteOrder = Literal["newest", "status", "tag", "colour"]
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
ORDERS: Final[tuple[Order, ...]] = get_args(Order)


@dataclass(frozen=True, slots=True)
class ListItem:
    """A note, or a correction: then `words` say what was decided, and `line` or `link` what on."""

    anchors: tuple[Anchor, ...]
    words: str
    note: Note | None = None
    line: tuple[int, int] | None = None  # the article, and where its line starts
    link: LinkEdit | None = None

    @property
    def is_orphan(self) -> bool:
        """Whether words that it is on were not found again."""
        return any(place.lost for place in self.anchors)


def list_items(project: Project) -> Iterator[ListItem]:
    """Notes in the order they were written, then corrections in the order of the articles."""
    for note in project.notes:
        yield ListItem(note.anchors, note.text, note)
    for n, corrections in enumerate(project.corrections):
        text = project.articles[n].text
        for correction in corrections:
            place = line_anchor(n, text, correction.start)
            words = translated("line restored by hand") if correction.kept else translated("line removed by hand")
            yield ListItem((place,), words, line=(n, correction.start))
    for decision in project.links:
        said = f": {translated(decision.relation)}" if decision.relation else ""
        words = f"{translated('linked by hand') if decision.linked else translated('unlinked by hand')}{said}"
        yield ListItem((decision.one, decision.other), words, link=decision)


def chosen(entries: Sequence[ListItem], kind: Kind = "all", order: Order = "place", sought: str = "") -> list[ListItem]:
    """The entries of a kind that hold some words, in order."""
    found = [entry for entry in entries if _is(entry, kind) and _holds(entry, sought.casefold())]
    return sorted(found, key=lambda entry: _position(entry, order))


def _is(entry: ListItem, kind: Kind) -> bool:
    if kind == "all":
        return True
    if kind == "without their words":
        return entry.is_orphan
    if entry.note is None or kind == "corrections":
        return entry.note is None and kind == "corrections"
    if kind in ("notes", "bookmarks"):
        return entry.note.is_bookmark == (kind == "bookmarks")
    return not entry.note.is_bookmark and entry.note.status == kind


def _holds(entry: ListItem, sought: str) -> bool:
    tags = () if entry.note is None else (f"#{tag}" for tag in entry.note.tags)
    parts = (entry.words, *tags, *(place.exact for place in entry.anchors))
    return any(sought in part.casefold() for part in parts)


_BY_STATUS: Final = (Status.DISPUTED, Status.OPEN, Status.CHECKED)


def note_rank(note: Note | None, order: NoteOrder) -> tuple[object, ...]:
    """Where a note stands in an order; what is no note stands last, and by tag or colour then what has none."""
    if note is None:
        return (2,)
    if order == "newest":
        # Moments in ISO 8601 sort as text; turned around sign by sign for the newest first.
        return 0, tuple(-ord(sign) for sign in note.modified)
    if order == "status":
        return 0, _BY_STATUS.index(note.status)
    said = note.tags if order == "tag" else tuple(filter(None, (note.colour,)))
    return not said, said


def _position(entry: ListItem, order: Order) -> tuple[object, ...]:
    place = min(((p.article, p.start, p.end) for p in entry.anchors), default=(0, 0, 0))
    return (place, entry.note is None) if order == "place" else (*note_rank(entry.note, order), place)


def tags_in(project: Project) -> list[str]:
    """All tags in use, the most used first."""
    counts: dict[str, int] = {}
    for note in project.notes:
        for tag in note.tags:
            counts[tag] = counts.get(tag, 0) + 1
    return sorted(counts, key=lambda tag: (-counts[tag], tag))


def without_item(project: Project, entry: ListItem) -> Project:
    """The state without an entry: the note gone, or the correction taken back."""
    if entry.note is not None:
        return project.without_note(entry.note.id)
    if entry.link is not None:
        return replace(project, links=tuple(d for d in project.links if d != entry.link))
    if entry.line is None:
        return project
    n, start = entry.line
    return project.with_corrections(n, (c for c in project.corrections[n] if c.start != start))
