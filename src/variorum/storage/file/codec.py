"""A comparison as the plain data of its file, and back. See docs/formats.md."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from variorum.annotations.note import Anchor, LinkEdit, Note
from variorum.articles.article import Article, Metadata, PagePart
from variorum.articles.sidecar import metadata_as_data, metadata_from
from variorum.base.strict_yaml import Document, KeyPath
from variorum.cleaning.lines import LineCorrection
from variorum.project.project import Project
from variorum.project.versions import VersionHistory
from variorum.storage.file.schema import ArticleRecord
from variorum.storage.file.version_records import history_data, history_from
from variorum.storage.file.yaml_dump import BlockText

SCHEMA: Final = "variorum/comparison/3"

# An article, the corrections of its lines, and its other versions.
ArticleEntry = tuple[Article, tuple[LineCorrection, ...], VersionHistory]


def project_data(comparison: Project) -> dict[str, Any]:
    """The comparison as plain data, in the order of its file."""
    return {
        **head_data(comparison),
        "notes": [note_data(note) for note in comparison.notes],
        "articles": [article_data(*entry) for entry in comparison.entries],
    }


def head_data(comparison: Project) -> dict[str, Any]:
    """What stands before notes and articles."""
    return {
        "schema": SCHEMA,
        "title": comparison.title,
        "base": comparison.base,
        "links": [link_data(decision) for decision in comparison.links],
    }


def article_data(article: Article, corrections: tuple[LineCorrection, ...], history: VersionHistory) -> dict[str, Any]:
    """An article as plain data, with the corrections of its lines and its other versions."""
    data: dict[str, Any] = {"path": article.path, "sha256": article.sha256}
    if metadata := metadata_as_data(article.metadata):
        data["metadata"] = metadata
    if corrections:
        data["corrections"] = [_correction_data(article.text, correction) for correction in corrections]
    if article.outside is not None:
        numbers = {start: n for n, start in enumerate(line_starts(article.text), 1)}
        data["outside"] = [numbers[start] for start in sorted(article.outside) if start in numbers]
        for name in PagePart:
            if lines := sorted(numbers[start] for start, part in article.parts if part is name and start in numbers):
                data[str(name)] = lines
    data["text"] = BlockText(article.text)
    return data | history_data(article, history)


def _correction_data(text: str, correction: LineCorrection) -> dict[str, Any]:
    line = text[correction.start :].split("\n", 1)[0]
    return {
        "line": text.count("\n", 0, correction.start) + 1,
        "action": "restore" if correction.kept else "remove",
        "text": line[:80],
    }


def note_data(note: Note) -> dict[str, Any]:
    """A note as plain data."""
    data: dict[str, Any] = {
        "id": note.id,
        "created": note.created,
        "modified": note.modified,
        "author": note.author,
        "about": str(note.target_kind),
        "status": str(note.status),
        "colour": note.colour,
        "tags": list(note.tags),
        "text": BlockText(note.text),
        "target": [_anchor_data(place) for place in note.anchors],
    }
    return {key: value for key, value in data.items() if value or key not in _LEFT_OUT}


_LEFT_OUT: Final = ("author", "colour", "tags")  # where there are none


def link_data(decision: LinkEdit) -> dict[str, Any]:
    """A decision on a link as plain data."""
    between = [_anchor_data(decision.one), _anchor_data(decision.other)]
    relation = {"relation": str(decision.relation)} if decision.relation else {}
    return {"linked": decision.linked, **relation, "between": between}


def _anchor_data(place: Anchor) -> dict[str, Any]:
    version = {"version": place.version} if place.version else {}
    if replace(place, version="") == Anchor(place.article):
        return {"article": place.article} | version
    data: dict[str, Any] = {
        "article": place.article,
        "start": place.start,
        "end": place.end,
        "exact": place.exact,
        "prefix": place.prefix,
        "suffix": place.suffix,
    }
    return data | ({"lost": True} if place.lost else {}) | version


def article_from(record: ArticleRecord, document: Document, key: KeyPath) -> ArticleEntry:
    """An article, its corrections and its other versions, as they stand at `key` of a document. Raises InputError for
    metadata and versions that do not fit, and IndexError for a line that the text does not have."""
    metadata = metadata_from(document, (*key, "metadata")) if record.metadata else Metadata()
    starts = line_starts(record.text)
    outside = None if record.outside is None else frozenset(starts[line - 1] for line in record.outside)
    parts = frozenset(
        (starts[line - 1], part)
        for part, lines in zip(PagePart, (record.caption, record.consent, record.story), strict=True)
        for line in lines
    )
    corrections = (LineCorrection(starts[each.line - 1], each.action == "restore") for each in record.corrections)
    article = Article(record.path, record.text, metadata, outside, parts)
    return article, tuple(corrections), history_from(record, article, document, key)


def line_starts(text: str) -> list[int]:
    """Where each line of a text starts."""
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    return starts[:-1]
