"""The visible lines of a page, in order: what stands between the bounds of blocks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_NEVER_SHOWN: Final = (
    "script style noscript template svg head math select option iframe object canvas audio video button input"
    " textarea datalist title meta link map"
)
_WITHIN_LINES: Final = (
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rp rt ruby s"
    " samp small span strike strong sub sup time tt u var wbr"
)
_HIDDEN: Final = frozenset(_NEVER_SHOWN.split())
INLINE: Final = frozenset(_WITHIN_LINES.split())


@dataclass(frozen=True, slots=True)
class VisibleLine:
    """A visible line: its words with single spaces, and where it stands: its tag, its parent's class."""

    text: str
    tag: str
    parent_class: str


def visible_lines(tree: HtmlElement) -> list[VisibleLine]:
    """The visible lines of a page, in order."""
    return list(_walk(tree))


def _walk(tree: HtmlElement) -> Iterator[VisibleLine]:
    from lxml import etree

    words: list[str] = []
    holder = tree
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        block = element.tag not in INLINE
        if event == "start":
            if element.tag in _HIDDEN or _is_hidden(element):
                walk.skip_subtree()
                continue
            if block:
                yield from _line(words, holder)
                words, holder = [], element
            words.append(element.text or "")
        else:
            if block and element.tag not in _HIDDEN and not _is_hidden(element):
                yield from _line(words, holder)
                parent = element.getparent()
                words, holder = [], element if parent is None else parent
            words.append(element.tail or "")
    yield from _line(words, holder)


def _is_hidden(element: HtmlElement) -> bool:
    style = (element.get("style") or "").replace(" ", "").casefold()
    return "hidden" in element.attrib or "display:none" in style or "visibility:hidden" in style


def _line(words: list[str], holder: HtmlElement) -> Iterator[VisibleLine]:
    text = " ".join("".join(words).split())
    if text:
        parent = holder.getparent()
        yield VisibleLine(text, str(holder.tag), "" if parent is None else parent.get("class") or "")
