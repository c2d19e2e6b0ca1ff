"""The Word document, with all the parts that it is packed of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from variorum.comparison.words_in_rows import ComparedWords
from variorum.export.docx.comments import PROGRAM, comments_of_pair
from variorum.export.docx.document import TrackedDocument, W
from variorum.export.docx.tracked_text import tracked_rows
from variorum.export.packing import packed
from variorum.export.reading_direction import language_tag
from variorum.export.xml_text import as_xml, element
from variorum.presentation.wording.labels import figures_in_words

if TYPE_CHECKING:
    from variorum.export.edition import Edition

_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_CORE: Final = "application/vnd.openxmlformats-package.core-properties+xml"
_TOP: Final = {
    "word/document.xml": f"{_OFFICE}/officeDocument",
    "docProps/core.xml": f"{_PACKAGE}/relationships/metadata/core-properties",
}
# Names, sizes in half points, whether they are bold.
_STYLES: Final = (("Title", 36, True), ("Heading1", 28, True), ("Figures", 18, False))


def edition_docx(edition: Edition) -> bytes:
    """The base with the changes to each other article, a part for each; notes and what the program finds are
    comments."""
    document = TrackedDocument()
    document.add_paragraph(edition.title, "Title")
    base = edition.names[edition.base]
    for other, comparison in edition.views.items():
        name = edition.names[other]
        document.add_paragraph(f"{base} → {name}", "Heading1")
        figures = figures_in_words(comparison.statistics)
        document.add_paragraph(f"Reject all changes to read {base}; accept all to read {name}. {figures}.", "Figures")
        comments = comments_of_pair(edition, ComparedWords(comparison), other)
        document.add_pair(tracked_rows(comparison), comments, name, language_tag(comparison.base))
    document.add_paragraph("Sources", "Heading1")
    for n in range(len(edition.articles)):
        document.add_paragraph(f"{n + 1}. {edition.citation(n)}", "Figures")
    return packed(
        {
            "[Content_Types].xml": _content_types(),
            "_rels/.rels": _relations(_TOP),
            "docProps/core.xml": _about(edition.title),
            "word/_rels/document.xml.rels": _relations(
                {f"{kind}.xml": f"{_OFFICE}/{kind}" for kind in ("styles", "comments")}
            ),
            "word/styles.xml": _styles(language_tag(edition.articles[edition.base])),
            "word/comments.xml": as_xml(document.comments),
            "word/document.xml": as_xml(document.root),
        }
    )


def _content_types() -> str:
    root = ET.Element("Types", {"xmlns": f"{_PACKAGE}/content-types"})
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    element(root, "Default", attributes={"Extension": "rels", "ContentType": rels})
    parts = {
        "/word/document.xml": f"{_WORD}.document.main+xml",
        "/word/styles.xml": f"{_WORD}.styles+xml",
        "/word/comments.xml": f"{_WORD}.comments+xml",
        "/docProps/core.xml": _CORE,
    }
    for name, kind in parts.items():
        element(root, "Override", attributes={"PartName": name, "ContentType": kind})
    return as_xml(root)


def _relations(targets: dict[str, str]) -> str:
    root = ET.Element("Relationships", {"xmlns": f"{_PACKAGE}/relationships"})
    for n, (target, kind) in enumerate(targets.items(), 1):
        element(root, "Relationship", attributes={"Id": f"rId{n}", "Type": kind, "Target": target})
    return as_xml(root)


def _about(title: str) -> str:
    names = {"xmlns:cp": f"{_PACKAGE}/metadata/core-properties", "xmlns:dc": "http://purl.org/dc/elements/1.1/"}
    root = ET.Element("cp:coreProperties", names)
    element(root, "dc:title", title)
    element(root, "dc:creator", PROGRAM)
    return as_xml(root)


def _styles(language: str) -> str:
    root = ET.Element("w:styles", {"xmlns:w": W})
    all_text = ET.SubElement(root, "w:docDefaults")
    defaults = ET.SubElement(ET.SubElement(all_text, "w:rPrDefault"), "w:rPr")
    element(defaults, "w:sz", attributes={"w:val": "22"})
    element(defaults, "w:lang", attributes={"w:val": language, "w:bidi": language})
    paragraphs = ET.SubElement(ET.SubElement(all_text, "w:pPrDefault"), "w:pPr")
    element(paragraphs, "w:spacing", attributes={"w:after": "140", "w:line": "276", "w:lineRule": "auto"})
    for name, size, is_bold in _STYLES:
        style = element(root, "w:style", attributes={"w:type": "paragraph", "w:styleId": name})
        element(style, "w:name", attributes={"w:val": {"Heading1": "heading 1"}.get(name, name)})
        about = ET.SubElement(style, "w:rPr")
        if is_bold:
            ET.SubElement(about, "w:b")
        element(about, "w:sz", attributes={"w:val": str(size)})
    return as_xml(root)
