"""Notes on versions of an article: where they stand in the text in use, and where the story's stand in a version."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from variorum.annotations.anchoring import Reanchorer
from variorum.annotations.note import Anchor, Note
from variorum.articles.article import Article
from variorum.project.project import Project
from variorum.project.update import reanchored


def anchors_in_use(
    project: Project, n: int, versions: Sequence[Article], anchors: Sequence[Anchor]
) -> tuple[Anchor, ...]:
    """Places in versions of article `n`, by their numbers among `versions`, as places in its text in use: found again,
    or lost. Each says on which version it was set; of two that come to stand on the same words, one is left."""
    found: dict[tuple[int, int, bool], Anchor] = {}
    for place in anchors:
        new = _in_use(project.articles[n], n, versions[place.article], place)
        key = new.start, new.end, new.lost
        if key not in found or found[key].version:
            found[key] = new
    return tuple(found.values())


def _in_use(article: Article, n: int, version: Article, place: Anchor) -> Anchor:
    if version.text == article.text:
        return replace(place, article=n)
    found = Reanchorer(article.text, version.text).find(place)
    return replace(reanchored(place, found, article.text), article=n, version=version.sha256)


def notes_on_versions(project: Project, n: int, versions: Mapping[int, Article]) -> list[Note]:
    """The notes on article `n` where they stand in some of its versions, by number."""
    finders = {k: Reanchorer(version.text, project.articles[n].text) for k, version in versions.items()}
    notes = []
    for note in project.notes:
        places = [place for place in note.anchors if place.article == n]
        there = tuple(p for place in places for p in _in_versions(place, versions, finders))
        if there:
            notes.append(replace(note, anchors=there))
    return notes


def _in_versions(place: Anchor, versions: Mapping[int, Article], finders: Mapping[int, Reanchorer]) -> Iterator[Anchor]:
    for k, version in versions.items():
        if place.lost:
            # Where it stood, if that is the version that it was set on.
            if place.version == version.sha256 and version.text[place.start : place.end] == place.exact:
                yield replace(place, article=k, lost=False)
        elif place.exact:
            found = reanchored(replace(place, article=k), finders[k].find(place), version.text)
            if not found.lost:
                yield found
