"""A project with other articles, or with the same in another order: what is on them keeps to them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from variorum.annotations.note import LinkEdit, Note
from variorum.articles.article import Article
from variorum.project.project import Project
from variorum.project.versions import VersionHistory


def without_articles(project: Project, left_out: Collection[int]) -> Project:
    """The project without some articles, and without the notes and links on them. Without its base, the first of the
    others is the base."""
    kept = [n for n in range(len(project.articles)) if n not in left_out]
    to = {n: new for new, n in enumerate(kept)}
    articles = tuple(project.articles[n] for n in kept)
    corrections = tuple(project.corrections[n] for n in kept)
    histories = tuple(project.histories[n] for n in kept)
    carried = _with_numbers(project, to)
    carried = replace(carried, articles=articles, corrections=corrections, histories=histories)
    return carried.with_base(to.get(project.base, 0))


def told_apart(articles: Sequence[Article]) -> list[tuple[str, int]]:
    """What tells each article from the others: its hash, and which one with this hash it is."""
    seen: Counter[str] = Counter()
    told = []
    for article in articles:
        told.append((article.sha256, seen[article.sha256]))
        seen[article.sha256] += 1
    return told


def numbered_like(project: Project, other: Project) -> Project:
    """Another comparison with the articles of `project`, in its order; what is on others is left out."""
    numbers = {told: n for n, told in enumerate(told_apart(project.articles))}
    to = {n: numbers[told] for n, told in enumerate(told_apart(other.articles)) if told in numbers}
    back = {new: old for old, new in to.items()}
    articles = tuple(other.articles[back[n]] if n in back else article for n, article in enumerate(project.articles))
    corrections = tuple(other.corrections[back[n]] if n in back else () for n in range(len(articles)))
    histories = tuple(other.histories[back[n]] if n in back else VersionHistory() for n in range(len(articles)))
    carried = replace(_with_numbers(other, to), articles=articles, corrections=corrections, histories=histories)
    return carried.with_base(to.get(other.base, project.base))


def _with_numbers(project: Project, to: Mapping[int, int]) -> Project:
    """The notes and links under other numbers of their articles; those on an article without one are left out."""
    notes = (_renumbered(note, to) for note in project.notes if all(place.article in to for place in note.anchors))
    links = (
        LinkEdit.of(
            replace(d.one, article=to[d.one.article]),
            replace(d.other, article=to[d.other.article]),
            linked=d.linked,
            relation=d.relation,
        )
        for d in project.links
        if d.one.article in to and d.other.article in to
    )
    return replace(project, notes=tuple(notes), links=tuple(links))


def _renumbered(note: Note, to: Mapping[int, int]) -> Note:
    """The note with other numbers of its articles."""
    return replace(note, anchors=tuple(replace(p, article=to[p.article]) for p in note.anchors))
