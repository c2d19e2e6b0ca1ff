"""Small documents for tests, made part by part."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_ODF = "urn:oasis:names:tc:opendocument:xmlns"


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip file of some parts."""
    data = BytesIO()
    with ZipFile(data, "w", ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(ZipInfo(name), content, ZIP_DEFLATED)  # without the time of now
    return data.getvalue()


def docx(body: str, **parts: str) -> bytes:
    """A Word document with the XML of its body, and other parts in its folder `word`."""
    space = f'xmlns:w="{_W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    others = {f"word/{name}.xml": f"<w:{name} {space}>{content}</w:{name}>" for name, content in parts.items()}
    return zipped({"word/document.xml": f"<w:document {space}><w:body>{body}</w:body></w:document>", **others})


def docx_paragraph(text: str) -> str:
    """A paragraph of a Word document."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def odt(body: str) -> bytes:
    """An OpenDocument text with the XML of its body."""
    spaces = (
        f'xmlns:office="{_ODF}:office:1.0" xmlns:text="{_ODF}:text:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    )
    text = f"<office:body><office:text>{body}</office:text></office:body>"
    content = f"<office:document-content {spaces}>{text}</office:document-content>"
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def epub(*chapters: str, metadata: str = "", **parts: str) -> bytes:
    """An e-book of some chapters, each the content of a page's body, with other parts beside them."""
    names = [f"chapter {number}.xhtml" for number in range(len(chapters))]
    items = "".join(
        f'<item id="c{n}" href="{name.replace(" ", "%20")}" media-type="application/xhtml+xml"/>'
        for n, name in enumerate(names)
    )
    spine = "".join(f'<itemref idref="c{n}"/>' for n in range(len(chapters)))
    opf = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f'<metadata>{metadata}</metadata><manifest>{items}<item id="nav" href="nav.xhtml" properties="nav"'
        f' media-type="application/xhtml+xml"/></manifest><spine><itemref idref="nav"/>{spine}</spine></package>'
    )
    container = '<container><rootfiles><rootfile full-path="EPUB/book.opf"/></rootfiles></container>'
    pages = {f"EPUB/{name}": _chapter(body) for name, body in zip(names, chapters, strict=True)}
    return zipped({"META-INF/container.xml": container, "EPUB/book.opf": opf, **pages, **parts})


def _chapter(body: str) -> str:
    return f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body>{body}</body></html>'
