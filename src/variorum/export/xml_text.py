"""Words of others in XML: made safe, and without what XML cannot hold."""

from __future__ import annotations

import re
from typing import Final
from xml.etree import ElementTree as ET

from variorum.base.sanitize import safe_lines

_NOT_XML: Final = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def held(words: str) -> str:
    """Words as XML can hold them."""
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", safe_lines(words))


def element(parent: ET.Element, tag: str, words: str = "", attributes: dict[str, str] | None = None) -> ET.Element:
    """A new element at the end of another, with words and attributes as XML can hold them."""
    made = ET.SubElement(parent, tag, {name: held(value) for name, value in (attributes or {}).items()})
    made.text = held(words) or None
    return made


def as_xml(root: ET.Element) -> str:
    """A whole file of XML in UTF-8."""
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{ET.tostring(root, encoding="unicode")}\n'
