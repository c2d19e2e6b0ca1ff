"""Orphans: notes whose words were not found again, and where the reader may put them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from variorum.annotations.anchoring import Reanchorer
from variorum.annotations.note import Anchor, Note, anchor_at
from variorum.articles.article import Article
from variorum.base.sanitize import safe


@dataclass(frozen=True, slots=True)
class PlacementCandidate:
    """A place for the words of anchor `number` of a note: a span of an article's text, its words safe to
    show, and how much they have in common with those that are sought (0..1)."""

    number: int
    article: int
    start: int
    end: int
    words: str
    score: float


def candidates_for(note: Note, articles: Sequence[Article]) -> list[PlacementCandidate]:
    """The nearest place of each lost anchor of a note, in its own article and in every other, best first."""
    offers = []
    lost = [(number, place) for number, place in enumerate(note.anchors) if place.lost]
    for n, article in enumerate(articles if lost else ()):
        finder = Reanchorer(article.text)
        for number, place in lost:
            near = finder.find(place, nearest=True).place
            if near is not None and near.score > 0:
                words = " ".join(safe(article.text[near.start : near.end]).split())
                offers.append(PlacementCandidate(number, n, near.start, near.end, words, near.score))
    return sorted(offers, key=lambda offer: (-offer.score, offer.number, offer.article))


def reattach(note: Note, offer: PlacementCandidate | None, articles: Sequence[Article]) -> Note:
    """The note with a lost anchor at the place that was offered; without one, its lost anchors are on the
    whole of their articles, and its text tells the words it was on."""
    if offer is not None:
        place = anchor_at(offer.article, articles[offer.article].text, offer.start, offer.end)
        anchors = (*note.anchors[: offer.number], place, *note.anchors[offer.number + 1 :])
        return replace(note, anchors=anchors)
    lost = [place for place in note.anchors if place.lost]
    quoted = "\n".join(f"> {' '.join(place.exact.split())}" for place in lost)
    anchors = tuple(Anchor(place.article) if place.lost else place for place in note.anchors)
    return replace(note, text=f"{note.text}\n\n{quoted}".strip(), anchors=tuple(dict.fromkeys(anchors)))
