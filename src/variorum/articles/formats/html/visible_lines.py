"""The visible lines of a page, in order: what stands between the bounds of blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from variorum.articles.article import PagePart
from variorum.text.typography import CLOSING_QUOTES, ELLIPSIS

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_NEVER_SHOWN: Final = (
    "script style noscript template svg head math select option iframe object canvas audio video button input"
    " textarea datalist title meta link map"
)
# As browsers show elements: all others, known or not, stand within lines.
_BLOCKS: Final = (
    "html body address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li listing main menu nav ol optgroup p plaintext pre search"
    " section summary table caption colgroup col tbody td tfoot th thead tr ul xmp"
)
_HIDDEN: Final = frozenset(_NEVER_SHOWN.split())
_BREAKING: Final = frozenset(_BLOCKS.split())
_SENTENCE_END = re.compile(rf"[.!?:{ELLIPSIS}][\"'{CLOSING_QUOTES})\]]*\s*$")
RAISED: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_PIECES: Final = 40  # of a line that are looked at before a line break in it
_RUNNING_ON: Final = 6  # words without an end of a sentence, behind which a line break is only one of the layout


@dataclass(frozen=True, slots=True)
class VisibleLine:
    """A visible line: its words with single spaces, where it stands (its tag, its parent's class), and what the page
    says that it is."""

    text: str
    tag: str
    parent_class: str
    part: PagePart | None = None


def visible_lines(tree: HtmlElement, parts: Mapping[HtmlElement, PagePart] | None = None) -> list[VisibleLine]:
    """The visible lines of a page, in order; those in one of its `parts` are that part of it."""
    return list(_walk(tree, parts or {}))


def stands_in_lines(element: HtmlElement) -> bool:
    """Whether an element is shown, and neither begins nor ends a line."""
    return element.tag not in _BREAKING and element.tag not in _HIDDEN


def _walk(tree: HtmlElement, parts: Mapping[HtmlElement, PagePart]) -> Iterator[VisibleLine]:
    from lxml import etree

    words: list[str] = []
    holder, inside = tree, list[PagePart]()
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        block = element.tag in _BREAKING
        if event == "start":
            if element.tag in _HIDDEN or _is_hidden(element):
                walk.skip_subtree()
                continue
            if block:
                yield from _line(words, holder, inside)
                words, holder = [], element
            elif element.tag == "br" and _ends_line(words, element):
                yield from _line(words, holder, inside)
                words = []
            if (part := parts.get(element)) is not None:
                inside.append(part)
            words.append(" " if element.tag == "br" else _own_text(element))
        else:
            shown = element.tag not in _HIDDEN and not _is_hidden(element)
            if block and shown:
                yield from _line(words, holder, inside)
                parent = element.getparent()
                words, holder = [], element if parent is None else parent
            if shown and element in parts:
                inside.pop()
            words.append(element.tail or "")
    yield from _line(words, holder, inside)


def _own_text(element: HtmlElement) -> str:
    """The text before an element's first child. Raised digits stay raised: 10<sup>3</sup> is not 103."""
    text = element.text or ""
    return text.translate(RAISED) if element.tag == "sup" and text.strip().isdecimal() else text


def _ends_line(words: list[str], br: HtmlElement) -> bool:
    """Whether a line break is one of the text: a second one, one behind a sentence or a few words. In the middle of a
    sentence it is one of the layout."""
    following = br.getnext()
    if following is not None and following.tag == "br" and not (br.tail or "").strip():
        return True
    before = "".join(words[-_PIECES:])
    return bool(_SENTENCE_END.search(before[-8:])) or (
        len(before.split()) < _RUNNING_ON and not (br.tail or "").lstrip()[:1].islower()
    )


def _is_hidden(element: HtmlElement) -> bool:
    style = (element.get("style") or "").replace(" ", "").casefold()
    return "hidden" in element.attrib or "display:none" in style or "visibility:hidden" in style


def _line(words: list[str], holder: HtmlElement, inside: Sequence[PagePart]) -> Iterator[VisibleLine]:
    text = " ".join("".join(words).split())
    if text:
        parent = holder.getparent()
        around = "" if parent is None else parent.get("class") or ""
        yield VisibleLine(text, str(holder.tag), around, inside[0] if inside else None)
