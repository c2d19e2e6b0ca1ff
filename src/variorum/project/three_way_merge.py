"""Two readers' work on the same articles in one, so that neither overwrites the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from variorum.annotations.note import LinkEdit, Note
from variorum.project.project import Project
from variorum.project.renumbering import numbered_like, told_apart, without_articles
from variorum.project.same_article import on_texts_of, with_versions_of

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


def three_way_merge(ours: Project, theirs: Project, before: Project) -> Project:
    """Our state with what they changed since `before`, where both began.

    Where both changed a note, both stand, theirs under another id; in everything else that both
    changed, ours stands. Articles are told by their hashes, those with the same one by their order. Articles
    that they added come with it, and those that one side removed go, unless the other has written on them since. Of an
    article that one side brought to a newer text, that is in use; where both did, ours; all versions are kept.
    """
    began_with = {article.sha256 for article in before.articles}
    ours = on_texts_of(theirs, ours, lambda article: article.sha256 in began_with)
    theirs, before = on_texts_of(ours, theirs), on_texts_of(ours, before)
    project = _with_articles(_without_removed(ours, theirs, before), theirs, before)
    theirs, before = numbered_like(project, theirs), numbered_like(project, before)
    project = _with_notes(project, theirs.notes, before.notes)
    links = _joined(_links(project), _links(theirs), _links(before))
    project = replace(project, links=tuple(links[place] for place in sorted(links)))
    for n in range(len(project.articles)):
        project = _with_what_is_known(project, theirs, before, n)
        project = with_versions_of(theirs, project, n)
    unchanged = ours.base == before.base
    return project.with_base(theirs.base) if unchanged and theirs.base < len(project.articles) else project


def _without_removed(ours: Project, theirs: Project, before: Project) -> Project:
    """Our state without the articles that they removed and we have not written on since; with all, if that are all."""
    removed = set(told_apart(before.articles)) - set(told_apart(theirs.articles))
    written = _written_on(ours, before)
    gone = [n for n, told in enumerate(told_apart(ours.articles)) if told in removed and told not in written]
    return without_articles(ours, gone) if 0 < len(gone) < len(ours.articles) else ours


def _with_articles(ours: Project, theirs: Project, before: Project) -> Project:
    """Our state with the articles that they added, and with those that we removed and they have written on since."""
    known = set(told_apart(ours.articles)) | (set(told_apart(before.articles)) - _written_on(theirs, before))
    for article, told in zip(theirs.articles, told_apart(theirs.articles), strict=True):
        if told not in known:
            ours = ours.with_article(article)
    return ours


def _written_on(project: Project, before: Project) -> set[tuple[str, int]]:
    """What tells the articles apart on which notes were written or changed since."""
    earlier = {(note.text, note.tags, note.status, note.colour, places) for note, places in _placed(before)}
    written: set[tuple[str, int]] = set()
    for note, places in _placed(project):
        if (note.text, note.tags, note.status, note.colour, places) not in earlier:
            written.update(told for told, _, _ in places)
    return written


def _placed(project: Project) -> Iterator[tuple[Note, tuple[tuple[tuple[str, int], int, int], ...]]]:
    """Each note with its places, whatever numbers their articles have."""
    told = told_apart(project.articles)
    for note in project.notes:
        yield note, tuple((told[place.article], place.start, place.end) for place in note.anchors)


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
