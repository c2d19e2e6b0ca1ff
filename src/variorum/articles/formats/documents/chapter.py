"""A chapter of an e-book: a page that should be XML."""

from __future__ import annotations

import re
from html.entities import html5
from typing import TYPE_CHECKING, Final

from variorum.articles.decoding import NotTextError
from variorum.articles.formats.documents.xml import parsed
from variorum.articles.formats.html.page import decode_page, parse
from variorum.base.errors import input_error

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ENTITY: Final = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,31};)")
_OF_XML: Final = frozenset({"amp;", "lt;", "gt;", "quot;", "apos;"})


def parse_chapter(data: bytes, where: str) -> HtmlElement:
    """The tree of a chapter; of one that is no XML, as a browser reads it. Raises InputError as `parse` does.

    An empty element such as <title/> ends there in XML; a reader of HTML would take all that follows into it.
    """
    from lxml import etree
    from lxml.html import xhtml_to_html

    try:
        tree: HtmlElement = parsed(_ENTITY.sub(_numbered, data))
    except (etree.XMLSyntaxError, ValueError):
        return parse(_decoded(data, where), where)
    xhtml_to_html(tree)
    return tree


def _numbered(entity: re.Match[bytes]) -> bytes:
    """The characters that HTML gives names to, which XML does not know."""
    name = entity[1].decode()
    if name in _OF_XML or name not in html5:
        return entity[0]
    return "".join(f"&#{ord(character)};" for character in html5[name]).encode()


def _decoded(data: bytes, where: str) -> str:
    try:
        return decode_page(data)
    except NotTextError as error:
        raise input_error(where, f"holds a chapter that {error}", "Save it again.") from None
