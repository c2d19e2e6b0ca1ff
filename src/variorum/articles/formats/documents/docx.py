"""Word documents (.docx): the paragraphs of the text as it reads with all changes accepted, then its notes."""

from __future__ import annotations

from typing import Final

from variorum.articles.article import Article, Metadata
from variorum.articles.formats.documents.package import Package
from variorum.articles.formats.documents.xml import Markup, paragraphs, parse_xml
from variorum.base.errors import input_error
from variorum.config.settings import LimitSettings

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT: Final = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_DC: Final = "{http://purl.org/dc/elements/1.1/}"
_RELATIONS: Final = "_rels/.rels"
_NOTES: Final = ("footnotes.xml", "endnotes.xml")


def _markup(w: str) -> Markup:
    return Markup(
        paragraphs=frozenset({f"{w}p"}),
        # What was deleted or moved away; a second form of a text box for older programs; lines between notes.
        skipped=frozenset(
            {
                f"{w}del",
                f"{w}moveFrom",
                f"{w}pPr",
                "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
            }
        ),
        signs={f"{w}tab": " ", f"{w}br": "\v", f"{w}cr": "\v", f"{w}noBreakHyphen": "-", f"{w}softHyphen": ""},
        words_in=frozenset({f"{w}t"}),
    )


_MARKUP: Final = {_W: _markup(_W), _STRICT: _markup(_STRICT)}


def articles_from_docx(data: bytes, path: str, limits: LimitSettings) -> list[Article]:
    """The article of a Word document. Raises InputError."""
    package = Package(data, path, limits)
    main = _main_part(package)
    folder = main.rpartition("/")[0]
    parts = [main, *(name for note in _NOTES if (name := f"{folder}/{note}".lstrip("/")) in package)]
    lines = [line for part in parts for line in _lines(package, part)]
    if not lines:
        raise input_error(path, "is a document without words", "Its text may be in pictures.")
    return [Article(path, "\n".join(lines), _metadata(package))]


def _main_part(package: Package) -> str:
    """Which part is the text: Word calls it word/document.xml, other programs as they like."""
    if _RELATIONS in package:
        for relation in parse_xml(package.read(_RELATIONS), package.where):
            if str(relation.get("Type")).endswith("/officeDocument"):
                return str(relation.get("Target")).lstrip("/")
    return "word/document.xml"


def _lines(package: Package, part: str) -> list[str]:
    root = parse_xml(package.read(part), package.where)
    return [line for markup in _MARKUP.values() for line in paragraphs(root, markup)]


def _metadata(package: Package) -> Metadata:
    """What the document says of itself. Its dates are the file's own, not the article's."""
    if "docProps/core.xml" not in package:
        return Metadata()
    core = parse_xml(package.read("docProps/core.xml"), package.where)
    said = {name: core.findtext(f"{_DC}{name}") for name in ("title", "creator", "language")}
    return Metadata(headline=said["title"], author=said["creator"], language=said["language"])
