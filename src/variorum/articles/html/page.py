"""A page of HTML, parsed. lxml and trafilatura come with the extra `html`."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, Final

from variorum.articles.decoding import decode
from variorum.packages import loading
from variorum.problems import refuse

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LOOKS_LIKE_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_DECLARES = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]+)""", re.IGNORECASE)
_HEAD: Final = 4_096  # bytes in which a page declares its encoding
HTML_SUFFIXES: Final = (".html", ".htm", ".xhtml")


def looks_like_html(text: str) -> bool:
    """Whether a text begins as a page does, whatever its file is called."""
    return _LOOKS_LIKE_HTML.match(text[:20_000]) is not None


def decode_page(data: bytes, declared: str | None = None) -> str:
    """The text of a page: by the encoding that its sender or it itself declares, if that fits.

    Else as any file. Raises NotTextError.
    """
    in_page = _DECLARES.search(data[:_HEAD])
    for name in (declared, in_page[1].decode("ascii") if in_page else None):
        if name and (in_page is None or name == declared or looks_like_html(data[:_HEAD].decode("latin-1"))):
            try:
                return data.decode(codecs.lookup(name).name).replace("\r\n", "\n").replace("\r", "\n")
            except (LookupError, UnicodeDecodeError, ValueError):
                continue
    return decode(data)


def parse(text: str, where: str) -> HtmlElement:
    """The tree of a page. Raises InputError where lxml cannot be loaded, or nothing can be parsed."""
    with loading("lxml", "trafilatura", "lxml_html_clean", what_for="a page", extra="html", where=where):
        from lxml import etree
        from lxml.html import HTMLParser, document_fromstring
    data = text.replace("\0", "").encode("utf-8", "replace")
    try:
        return document_fromstring(data, parser=HTMLParser(encoding="utf-8", huge_tree=True))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        raise refuse(where, "holds no page of HTML", "Save the page again, whole.") from None
