"""References as CSL-JSON, as Zotero, pandoc and citation processors read them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from variorum.export.json_documents import as_json
from variorum.export.references import Reference, references

if TYPE_CHECKING:
    from variorum.export.edition import Edition


def references_csl(edition: Edition) -> str:
    """A list with an item for each article."""
    return as_json([_item(one) for one in references(edition)])


def _item(one: Reference) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": one.key,
        "type": "article-newspaper",
        "title": one.title,
        "author": [{"literal": author} for author in one.authors],
        "container-title": one.outlet,
        "issued": _parts(one.published),
        "accessed": _parts(one.accessed),
        "URL": one.url,
        "archive_location": one.archived,
        "language": one.language,
        "note": one.note,
    }
    return {name: value for name, value in item.items() if value}


def _parts(day: date | None) -> dict[str, Any] | None:
    return {"date-parts": [[day.year, day.month, day.day]]} if day else None
