"""References in RIS, as Zotero, EndNote and Mendeley read them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from variorum.export.references import Reference, references

if TYPE_CHECKING:
    from variorum.export.edition import Edition


def references_ris(edition: Edition) -> str:
    """A record for each article."""
    return "".join(f"{tag}  - {value}\n" for one in references(edition) for tag, value in _fields(one))


def _fields(one: Reference) -> Iterator[tuple[str, str]]:
    yield "TY", "NEWS"
    yield "ID", one.key
    yield "TI", one.title
    for author in one.authors:
        yield "AU", author
    optional = (
        ("T2", one.outlet),
        ("PY", one.published and f"{one.published:%Y}"),
        ("DA", one.published and f"{one.published:%Y/%m/%d}"),
        ("UR", one.url),
        ("Y2", one.accessed and f"{one.accessed:%Y/%m/%d}"),
        ("AV", one.archived),
        ("LA", one.language),
        ("N1", one.note),
    )
    yield from ((tag, value) for tag, value in optional if value)
    yield "ER", ""
