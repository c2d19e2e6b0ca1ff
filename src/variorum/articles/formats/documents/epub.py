"""E-books (.epub), as read-later programs and magazines make them: the chapters in order, as one article."""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from variorum.articles.address import address_or_none
from variorum.articles.article import Article, Metadata
from variorum.articles.formats.documents.chapter import parse_chapter
from variorum.articles.formats.documents.package import Package
from variorum.articles.formats.documents.xml import parse_xml
from variorum.articles.formats.html.visible_lines import visible_lines
from variorum.base.errors import InputError, input_error
from variorum.config.settings import LimitSettings

if TYPE_CHECKING:
    from lxml.etree import _Element

_CONTAINER: Final = "META-INF/container.xml"
_ENCRYPTION: Final = "META-INF/encryption.xml"
_DC: Final = "{http://purl.org/dc/elements/1.1/}"
_CHAPTERS: Final = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml")


def articles_from_epub(data: bytes, path: str, limits: LimitSettings) -> list[Article]:
    """The article of an e-book. Raises InputError."""
    package = Package(data, path, limits)
    book = _book_part(package)
    opf = parse_xml(package.read(book), path)
    locked = _locked_parts(package)
    lines: list[str] = []
    for chapter in _chapters(opf, dirname(book)):
        if chapter in locked:
            remedy = "Save the article from the program that may show it."
            raise input_error(path, "is locked by its seller", remedy)
        lines += [line.text for line in visible_lines(parse_chapter(package.read(chapter), path))]
    if not lines:
        raise input_error(path, "is a book without words", "Its text may be in pictures.")
    return [Article(path, "\n".join(lines), _metadata(opf))]


def _book_part(package: Package) -> str:
    """The part that lists the others."""
    for element in _named(parse_xml(package.read(_CONTAINER), package.where), "rootfile"):
        if name := element.get("full-path"):
            return str(name)
    raise _no_book(package.where)


def _no_book(where: str) -> InputError:
    return input_error(where, "is a zip file, but no book", "Name a .epub file.")


def _chapters(opf: _Element, folder: str) -> Iterator[str]:
    """The parts that are read one after the other, without the list of contents."""
    items = {item.get("id"): item for item in _named(opf, "item")}
    for reference in _named(opf, "itemref"):
        item = items.get(reference.get("idref"))
        if item is None or reference.get("linear") == "no" or item.get("media-type") not in _CHAPTERS:
            continue
        if "nav" not in str(item.get("properties") or "").split():
            yield normpath(join(folder, unquote(str(item.get("href") or ""))))


def _locked_parts(package: Package) -> frozenset[str]:
    if _ENCRYPTION not in package:
        return frozenset()
    encryption = parse_xml(package.read(_ENCRYPTION), package.where)
    return frozenset(unquote(str(each.get("URI"))) for each in _named(encryption, "CipherReference"))


def _named(root: _Element, name: str) -> Iterator[_Element]:
    """The elements of a name, whatever namespace the maker's version has."""
    yield from root.iter(f"{{*}}{name}")


def _metadata(opf: _Element) -> Metadata:
    said = {name: opf.findtext(f".//{_DC}{name}") for name in ("title", "publisher", "date", "language", "source")}
    authors = [each.text for each in opf.iter(f"{_DC}creator") if each.text]
    return Metadata(
        headline=said["title"],
        author=", ".join(authors) or None,
        publisher=said["publisher"],
        date_published=said["date"],
        url=address_or_none(said["source"]),
        language=said["language"],
    )
