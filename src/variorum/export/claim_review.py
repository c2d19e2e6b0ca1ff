"""The statements that a reader marked as checked or disputed, as ClaimReview of schema.org in JSON-LD."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from variorum.annotations.note import Note, Status
from variorum.annotations.placement import sentences_at
from variorum.base.sanitize import safe, safe_lines
from variorum.export.json_documents import json_file
from variorum.export.references import Reference, references

if TYPE_CHECKING:
    from variorum.alignment.statements import SentenceRef
    from variorum.export.edition import Edition

_CONTEXT: Final = "https://schema.org"
_JUDGED: Final = frozenset({Status.CHECKED, Status.DISPUTED})


def claim_reviews(edition: Edition) -> str:
    """A review for each note that is checked or disputed and stands on words that are still there. What the reader
    found is in its body; the rating is the note's status, in words. As a page may hold it between tags."""
    known = references(edition)
    reviews = [_review(edition, known, note) for note in edition.project.notes if _has_claim(note)]
    return json_file({"@context": _CONTEXT, "@graph": reviews}).replace("<", "\\u003c")


def _has_claim(note: Note) -> bool:
    return note.status in _JUDGED and any(place.is_attached for place in note.anchors)


def _review(edition: Edition, known: list[Reference], note: Note) -> dict[str, Any]:
    first = next(place for place in note.anchors if place.is_attached)
    appearances = [_appearance(known[article], words) for article, words in _wordings(edition, note).items()]
    author = {"@type": "Organization", "name": known[first.article].outlet} if known[first.article].outlet else None
    return _known(
        {
            "@type": "ClaimReview",
            "identifier": safe(note.id),
            "claimReviewed": " ".join(safe(first.exact).split()),
            "datePublished": safe(note.modified[:10]),
            "author": {"@type": "Person", "name": safe(note.author)} if note.author else None,
            "reviewBody": safe_lines(note.text),
            "keywords": [safe(tag) for tag in note.tags],
            "reviewRating": {"@type": "Rating", "alternateName": str(note.status)},
            "itemReviewed": _known({"@type": "Claim", "author": author, "appearance": appearances}),
        }
    )


def _wordings(edition: Edition, note: Note) -> Mapping[int, str]:
    """The articles that carry what the note is on, each with its words: those that it stands on come first."""
    found: dict[int, list[str]] = {}
    for place in note.anchors:
        if place.is_attached:
            found.setdefault(place.article, []).append(place.exact)
    own = frozenset(found)
    for article, sentence in _carried(edition, note):
        if article not in own:
            found.setdefault(article, []).append(edition.articles[article].text_of(sentence))
    return {article: " … ".join(" ".join(safe(words).split()) for words in told) for article, told in found.items()}


def _carried(edition: Edition, note: Note) -> Iterator[SentenceRef]:
    """The sentences of the statements that hold the first sentence of the note."""
    first = next(place for place in note.anchors if place.is_attached)
    touched = sentences_at(edition.articles[first.article], first)[:1]
    for statement in edition.coverage.statements:
        if any((first.article, sentence) in statement for sentence in touched):
            yield from statement


def _appearance(one: Reference, words: str) -> dict[str, Any]:
    return _known(
        {
            "@type": "NewsArticle",
            "headline": one.title,
            "url": one.url,
            "publisher": {"@type": "Organization", "name": one.outlet} if one.outlet else None,
            "author": [{"@type": "Person", "name": author} for author in one.authors if author],
            "datePublished": one.published.isoformat() if one.published else None,
            "inLanguage": one.language,
            "hasPart": {"@type": "Quotation", "text": words},
        }
    )


def _known(data: dict[str, Any]) -> dict[str, Any]:
    """What there is, without empty fields."""
    return {name: value for name, value in data.items() if value}
