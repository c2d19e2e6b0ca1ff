"""Two readers' work on the same articles in one, so that neither overwrites the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from variorum.annotations.note import LinkEdit, Note
from variorum.articles.article import Article
from variorum.project.project import Project

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


def three_way_merge(ours: Project, theirs: Project, before: Project) -> Project:
    """Our state with what they changed since `before`, where both began.

    Where both changed a note, both stand, theirs under another id; in everything else that both
    changed, ours stands. Articles are told by their hashes, those with the same one by their order. Articles
    that they added come with it.
    """
    project = _with_articles(ours, theirs)
    theirs, before = _numbered_like(project, theirs), _numbered_like(project, before)
    project = _with_notes(project, theirs.notes, before.notes)
    links = _joined(_links(project), _links(theirs), _links(before))
    project = replace(project, links=tuple(links[place] for place in sorted(links)))
    for n in range(len(project.articles)):
        project = _with_what_is_known(project, theirs, before, n)
    unchanged = ours.base == before.base
    return project.with_base(theirs.base) if unchanged and theirs.base < len(project.articles) else project


def _with_articles(ours: Project, theirs: Project) -> Project:
    known = set(_told_apart(ours.articles))
    for article, told in zip(theirs.articles, _told_apart(theirs.articles), strict=True):
        if told not in known:
            ours = ours.with_article(article)
    return ours


def _told_apart(articles: Sequence[Article]) -> list[tuple[str, int]]:
    """What tells each article from the others: its hash, and which one with this hash it is."""
    seen: Counter[str] = Counter()
    told = []
    for article in articles:
        told.append((article.sha256, seen[article.sha256]))
        seen[article.sha256] += 1
    return told


def _numbered_like(project: Project, other: Project) -> Project:
    """Another comparison with the articles of `project`, in its order; what is on others is left out."""
    numbers = {told: n for n, told in enumerate(_told_apart(project.articles))}
    to = {n: numbers[told] for n, told in enumerate(_told_apart(other.articles)) if told in numbers}
    back = {new: old for old, new in to.items()}
    notes = [renumbered(note, to) for note in other.notes if all(p.article in to for p in note.anchors)]
    links = [
        LinkEdit.of(
            replace(d.one, article=to[d.one.article]),
            replace(d.other, article=to[d.other.article]),
            linked=d.linked,
        )
        for d in other.links
        if d.one.article in to and d.other.article in to
    ]
    articles = tuple(other.articles[back[n]] if n in back else article for n, article in enumerate(project.articles))
    corrections = tuple(other.corrections[back[n]] if n in back else () for n in range(len(articles)))
    base = to.get(other.base, project.base)
    return replace(other, articles=articles, corrections=corrections, notes=tuple(notes), links=tuple(links), base=base)


def renumbered(note: Note, to: Mapping[int, int]) -> Note:
    """The note with other numbers of its articles."""
    return replace(note, anchors=tuple(replace(p, article=to[p.article]) for p in note.anchors))


def _with_notes(project: Project, theirs: Sequence[Note], before: Sequence[Note]) -> Project:
    """The state with what they did to notes: with a note of theirs, unless they did not change it or we have
    the same; without those that they deleted and we did not change."""
    earlier = {note.id: note for note in before}
    ours = {note.id: note for note in project.notes}
    said = Counter(map(saying, project.notes))
    for note in theirs:
        if note == earlier.get(note.id) or said[saying(note)]:
            continue
        own = ours.get(note.id)
        if own is not None and own != earlier.get(note.id):
            number = replace(project, notes=tuple(ours.values())).next_note_id()
            ours[number] = replace(note, id=number)
        else:
            if own is not None:
                said[saying(own)] -= 1
            ours[note.id] = note
        said[saying(note)] += 1
    kept = {note.id for note in theirs}
    deleted = {note.id for note in before if note.id not in kept and ours.get(note.id) == note}
    return replace(project, notes=tuple(note for note in ours.values() if note.id not in deleted))


def saying(note: Note) -> Hashable:
    """What a note says, and of which words: two notes that have this alike are the same, whenever they were
    written and by whatever id."""
    return note.text, note.tags, note.status, note.colour, note.anchors


def _links(project: Project) -> dict[tuple[int, int, int, int], LinkEdit]:
    return {decision.place: decision for decision in project.links}


def _joined(
    ours: Mapping[_Key, _Value], theirs: Mapping[_Key, _Value], before: Mapping[_Key, _Value]
) -> dict[_Key, _Value]:
    """Ours with what they put in, changed and took out, where we left it as it was."""
    joined = dict(ours)
    for key in {**theirs, **before}:
        if ours.get(key) == before.get(key):
            joined.pop(key, None)
            if key in theirs:
                joined[key] = theirs[key]
    return joined


def _with_what_is_known(project: Project, theirs: Project, before: Project, n: int) -> Project:
    ours, other, old = (some.articles[n].metadata for some in (project, theirs, before))
    if ours == old and other != old:
        project = project.with_metadata(n, other)
    by_start = [{c.start: c for c in some.corrections[n]} for some in (project, theirs, before)]
    joined = _joined(*by_start)
    return project.with_corrections(n, (joined[start] for start in sorted(joined)))
