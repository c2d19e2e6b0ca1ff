"""Articles of a story that are versions of one: of the same outlet or address, with nearly the same text."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Final

from variorum.annotations.note import Anchor, LinkEdit
from variorum.articles.article import Article
from variorum.base.groups import groups_of_pairs
from variorum.history.versions import in_order_of_time
from variorum.project.project import Project
from variorum.project.renumbering import without_articles
from variorum.project.update import with_texts

_RUN: Final = 4  # words in a row that both have
_LEAST: Final = 0.6  # of the runs of the shorter text that stand in the other


def versions_among(articles: Sequence[Article], asked: Collection[int]) -> list[list[int]]:
    """Groups of articles, by number, that look like versions of one article, from the oldest on as far as their times
    are known; only such with one of those that are asked about."""
    runs: dict[int, frozenset[tuple[str, ...]]] = {}
    pairs = []
    for i, j in combinations(range(len(articles)), 2):
        if (i in asked or j in asked) and _is_of_one(articles[i], articles[j]):
            one, other = (runs.setdefault(n, _runs(articles[n].text)) for n in (i, j))
            if one and other and len(one & other) >= _LEAST * min(len(one), len(other)):
                pairs.append((i, j))
    groups = [list(group) for group in groups_of_pairs(range(len(articles)), pairs) if len(group) > 1]
    return [[group[n] for n in in_order_of_time([articles[g] for g in group]) or range(len(group))] for group in groups]


def _is_of_one(one: Article, other: Article) -> bool:
    if one.metadata.url and one.metadata.url == other.metadata.url:
        return True
    return bool(one.outlet) and (one.outlet or "").casefold() == (other.outlet or "").casefold()


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    words = text.casefold().split()
    return frozenset(zip(*(words[n:] for n in range(_RUN)), strict=False))


def joined_as_versions(project: Project, group: Sequence[int]) -> Project:
    """The story with articles as versions of the last of them, which stays; what was noted and linked on the others is
    found again in it."""
    *older, newest = group
    for n in older:
        project = _on_other_article(project, n, newest)
    versions = tuple(version for n in group for version in project.versions(n))
    history = replace(project.histories[newest], older=versions[:-1])
    project = project.with_history(newest, history).with_base(newest if project.base in older else project.base)
    return without_articles(project, older)


def _on_other_article(project: Project, n: int, newest: int) -> Project:
    """The story with what stands on an article found again in the newest text; the article itself stays as it is."""
    moved = with_texts(project, {n: project.articles[newest]}).project

    def there(place: Anchor) -> Anchor:
        return replace(place, article=newest) if place.article == n else place

    notes = tuple(replace(note, anchors=tuple(map(there, note.anchors))) for note in moved.notes)
    links = [
        LinkEdit.of(there(link.one), there(link.other), linked=link.linked, relation=link.relation)
        for link in moved.links
    ]
    apart = [link for link in links if link.one.article != link.other.article]
    return replace(project, notes=notes, links=()).with_links(apart)
