"""OpenDocument texts (.odt), as LibreOffice saves them: their paragraphs, notes beside where they are made."""

from __future__ import annotations

from typing import Final

from variorum.articles.article import Article, Metadata
from variorum.articles.formats.documents.package import Package
from variorum.articles.formats.documents.xml import Markup, paragraphs, parse_xml
from variorum.base.errors import input_error
from variorum.config.settings import LimitSettings

_NAMES: Final = "urn:oasis:names:tc:opendocument:xmlns"
_TEXT: Final = f"{{{_NAMES}:text:1.0}}"
_OFFICE: Final = f"{{{_NAMES}:office:1.0}}"
_META: Final = f"{{{_NAMES}:meta:1.0}}"
_SVG: Final = f"{{{_NAMES}:svg-compatible:1.0}}"
_DC: Final = "{http://purl.org/dc/elements/1.1/}"
_MARKUP: Final = Markup(
    paragraphs=frozenset({f"{_TEXT}p", f"{_TEXT}h"}),
    # What was deleted, remarks, the numbers of notes, what stands for a picture, forms.
    skipped=frozenset({
        f"{_TEXT}tracked-changes", f"{_TEXT}note-citation", f"{_TEXT}sequence-decls", f"{_TEXT}ruby-text",
        f"{_OFFICE}annotation", f"{_OFFICE}forms", f"{_SVG}title", f"{_SVG}desc",
    }),
    signs={f"{_TEXT}s": " ", f"{_TEXT}tab": " ", f"{_TEXT}line-break": "\v"},
)  # fmt: skip


def articles_from_odt(data: bytes, path: str, limits: LimitSettings) -> list[Article]:
    """The article of an OpenDocument text. Raises InputError."""
    package = Package(data, path, limits)
    lines = list(paragraphs(parse_xml(package.read("content.xml"), path), _MARKUP))
    if not lines:
        raise input_error(path, "is a document without words", "Its text may be in pictures.")
    return [Article(path, "\n".join(lines), _metadata(package))]


def _metadata(package: Package) -> Metadata:
    """What the document says of itself. Its dates are the file's own, not the article's."""
    if "meta.xml" not in package:
        return Metadata()
    meta = parse_xml(package.read("meta.xml"), package.where).find(f"{_OFFICE}meta")
    if meta is None:
        return Metadata()
    author = meta.findtext(f"{_META}initial-creator") or meta.findtext(f"{_DC}creator")
    return Metadata(headline=meta.findtext(f"{_DC}title"), author=author, language=meta.findtext(f"{_DC}language"))
