"""Notes as W3C Web Annotations, in JSON-LD: https://www.w3.org/TR/annotation-model/."""

from __future__ import annotations

import uuid
from typing import Any, Final

from variorum.annotations.note import Anchor, Note
from variorum.export.edition import Edition
from variorum.export.json_documents import Data, json_file

CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"
_NAMESPACE: Final = uuid.UUID("7f2a8c1e-5b0d-4c58-9a3e-2f6d1b7c9e40")  # of ours, for ids that stay the same


def web_annotations(edition: Edition) -> str:
    """All notes as one collection; a note on a link or a statement has several targets."""
    items = [_annotation(edition, note) for note in edition.project.notes]
    page = {"type": "AnnotationPage", "startIndex": 0, "items": items}
    data = {"@context": CONTEXT, "type": "AnnotationCollection", "total": len(items), "first": page}
    return json_file(data)


def _annotation(edition: Edition, note: Note) -> Data:
    targets = [_target(edition, place) for place in note.anchors]
    hashes = [edition.project.articles[place.article].sha256 for place in note.anchors]
    name = "\n".join((note.id, note.created, *hashes))
    data: Data = {
        "id": f"urn:uuid:{uuid.uuid5(_NAMESPACE, name)}",
        "type": "Annotation",
        "motivation": "bookmarking" if note.is_bookmark else "commenting",
        "created": note.created,
        "modified": note.modified,
        "creator": {"type": "Person", "name": note.author} if note.author else None,
        "body": _bodies(note),
        "target": targets[0] if len(targets) == 1 else targets,
    }
    return {key: value for key, value in data.items() if value}


def _bodies(note: Note) -> list[Data]:
    bodies: list[Data] = []
    if note.text:
        bodies.append({"type": "TextualBody", "value": note.text, "format": "text/markdown", "purpose": "commenting"})
    bodies += [{"type": "TextualBody", "value": tag, "purpose": "tagging"} for tag in note.tags]
    bodies.append({"type": "TextualBody", "value": f"status:{note.status}", "purpose": "assessing"})
    bodies.append({"type": "TextualBody", "value": f"about:{note.target_kind}", "purpose": "classifying"})
    if note.colour:
        bodies.append({"type": "TextualBody", "value": f"colour:{note.colour}", "purpose": "highlighting"})
    return bodies


def _target(edition: Edition, place: Anchor) -> Data:
    article = edition.project.articles[place.article]
    source = {
        "id": edition.address(place.article) or f"urn:sha256:{article.sha256}",
        "type": "Text",
        "format": "text/plain",
        "digest": f"sha256:{article.sha256}",
    }
    if place.on_whole_article:
        return {"type": "SpecificResource", "source": source}
    selectors: list[dict[str, Any]] = [
        {
            "type": "TextQuoteSelector",
            "exact": place.exact,
            "prefix": place.prefix,
            "suffix": place.suffix,
        }
    ]
    if not place.lost:
        selectors.append({"type": "TextPositionSelector", "start": place.start, "end": place.end})
    return {"type": "SpecificResource", "source": source, "selector": selectors}
