"""XML of strangers, parsed: no entity is expanded, nothing is fetched, and depth and size have limits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from variorum.base.errors import input_error
from variorum.base.optional_packages import loading

if TYPE_CHECKING:
    from lxml.etree import _Element

EXTRA: Final = "documents"


def parse_xml(data: bytes, where: str) -> _Element:
    """The root of an XML document. Raises InputError where it is none, or lxml cannot be loaded."""
    with loading("lxml", what_for="a document", extra=EXTRA, where=where):
        from lxml import etree

    try:
        return parsed(data)
    except (etree.XMLSyntaxError, ValueError) as error:
        what = f"holds XML that is broken ({' '.join(str(error).split())[:120]})"
        raise input_error(where, what, "Save it again from the program that made it.") from None


def parsed(data: bytes) -> _Element:
    """The root of an XML document. Raises what lxml raises where it is none."""
    from lxml import etree

    root = etree.fromstring(
        data,
        etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True),
    )
    etree.strip_tags(root, etree.Entity)  # what stands behind one hangs on it
    return root


@dataclass(frozen=True, slots=True)
class Markup:
    """What the elements of a kind of document mean: which are paragraphs, which hold no words of the text, what
    some stand for, and which alone hold words (None: any in a paragraph)."""

    paragraphs: frozenset[str]
    skipped: frozenset[str]
    signs: Mapping[str, str]
    words_in: frozenset[str] | None = None


@dataclass(slots=True)
class _Open:
    """A paragraph that has begun."""

    element: object
    words: list[str] = field(default_factory=list)


def paragraphs(root: _Element, markup: Markup) -> Iterator[str]:
    """The paragraphs of a document with single spaces, in order; one that stands in another, as in a text box,
    comes before it. A break of lines ends a paragraph, as it does for a reader."""
    from lxml import etree

    begun: list[_Open] = []
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if event == "start":
            if element.tag in markup.skipped:
                walk.skip_subtree()
            elif element.tag in markup.paragraphs:
                begun.append(_Open(element, [element.text or ""] if markup.words_in is None else []))
            elif begun:
                begun[-1].words.append(_said_by(element, markup))
            continue
        if begun and begun[-1].element is element:
            yield from _lines(begun.pop().words)
        if begun and markup.words_in is None:
            begun[-1].words.append(element.tail or "")


def _said_by(element: _Element, markup: Markup) -> str:
    if (sign := markup.signs.get(str(element.tag))) is not None:
        return sign
    return element.text or "" if markup.words_in is None or element.tag in markup.words_in else ""


def _lines(words: list[str]) -> Iterator[str]:
    for line in "".join(words).split("\v"):
        if tidy := " ".join(line.split()):
            yield tidy
