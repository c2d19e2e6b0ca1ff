"""A page of HTML, parsed. lxml and trafilatura come with the extra `html`."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Final

from variorum.articles.decoding import decode
from variorum.base.errors import input_error
from variorum.base.optional_packages import loading

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Possessive throughout: each comment, and each space between, can be read in one way only.
_LOOKS_LIKE_HTML = re.compile(
    r"\A\s*+(?:<\?xml[^>]*+>\s*+)?+(?:(?><!--.*?-->)\s*+)*+<(?:!doctype\s++html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_DECLARES = re.compile(r"""charset\s*+=\s*+["']?+\s*+([a-z0-9_:.-]++)""", re.IGNORECASE)
_XML_DECLARES = re.compile(r"""\A\s*+<\?xml[^>]*?\sencoding\s*+=\s*+["']([a-z0-9_:.-]++)""", re.IGNORECASE)
_MAY_DECLARE = re.compile(r"<(?:meta|!doctype|html|head)\b", re.IGNORECASE)
_SLIPPED = re.compile(r"&#(?:0*+1[2-5]\d|x0*+[89][0-9a-f])(?:;|(?![0-9a-f]))", re.IGNORECASE)
PAGE_TYPES: Final = ("text/html", "application/xhtml+xml")  # as senders call them
_HEAD: Final = 4_096  # bytes in which a page declares its encoding


def looks_like_html(text: str) -> bool:
    """Whether a text begins as a page does, whatever its file is called."""
    return _LOOKS_LIKE_HTML.match(text[:20_000]) is not None


def declared_encoding(said: str) -> str | None:
    """The label of an encoding in a page's beginning, or in a header of its sender's."""
    found = _DECLARES.search(said[:_HEAD]) or _XML_DECLARES.search(said[:_HEAD])
    return found[1] if found else None


def decode_page(data: bytes, declared: str | None = None) -> str:
    """The text of a page: by the encoding that its sender or it itself declares, if that fits.

    Else as any file. Raises NotTextError.
    """
    beginning = data[:_HEAD].decode("latin-1")
    is_page = looks_like_html(beginning) or _MAY_DECLARE.search(beginning)
    in_page = declared_encoding(beginning) if is_page else None
    return decode(data, [label for label in (declared, in_page) if label])


def with_named_signs(page: str) -> str:
    """The page with references to the numbers that quotation marks and dashes have in Windows-1252 as the HTML standard
    reads them, which its parser does not."""
    return _SLIPPED.sub(lambda found: unescape(found[0]), page) if "&#" in page else page


def parse(text: str, where: str) -> HtmlElement:
    """The tree of a page, without comments. Raises InputError where lxml cannot be loaded, or nothing can be
    parsed."""
    with loading("lxml", "trafilatura", "lxml_html_clean", what_for="a page", extra="html", where=where):
        from lxml import etree
        from lxml.html import HTMLParser, document_fromstring
    from variorum.articles.formats.html.attributes import MOST_ATTRIBUTES, has_crowded_tag

    if has_crowded_tag(text):
        what = f"has a tag with more than {MOST_ATTRIBUTES:,} attributes"
        raise input_error(where, what, "Save the article's text as a plain text file.")
    data = text.replace("\0", "").encode("utf-8", "replace")
    # Comments out at once: the walk over the tree slows down with the square of their number.
    parser = HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        return document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        raise input_error(where, "holds no page of HTML", "Save the page again, whole.") from None
