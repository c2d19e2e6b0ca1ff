"""Which lines of a page are article: what the extractor keeps, and what it loses of running text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from variorum.articles.formats.html.visible_lines import INLINE, VisibleLine
from variorum.base.optional_packages import loading
from variorum.text.typography import CLOSING_QUOTES, ELLIPSIS

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_RUN: Final = 4  # words; a shorter line must be a whole line of the extractor's
_RUNNING_WORDS: Final = 12
_ENDS = re.compile(rf"[.!?{ELLIPSIS}:][\"'{CLOSING_QUOTES})\]]*$")
_FEWEST_ALIKE: Final = 3  # kept lines of the same tag and class that a lost one is rescued beside
_WORD = re.compile(r"\w+")
_CROWD: Final = 2_000  # elements in one other, from which on the extractor slows down with their square


def extractor_matches(blocks: Sequence[VisibleLine], page: str, where: str) -> list[bool]:
    """Whether each line is article. Running text that the extractor lost is rescued where lines of the
    same tag and class were kept: pages split their text over containers.

    Raises InputError where the extractor cannot be loaded.
    """
    kept = _kept_by_extractor(blocks, _extracted(page, where))
    alike = Counter((block.tag, block.parent_class) for block, keep in zip(blocks, kept, strict=True) if keep)
    return [
        keep or (_is_running(block) and alike[block.tag, block.parent_class] >= _FEWEST_ALIKE)
        for block, keep in zip(blocks, kept, strict=True)
    ]


def uncrowded(page: str, tree: HtmlElement) -> str:
    """The page as the extractor gets it: elements within lines left out where thousands stand in one other,
    but not their words. The tree of the page is spent by it."""
    crowded = [element for element in tree.iter() if len(element) > _CROWD]
    if not crowded:
        return page
    from lxml import etree

    for element in crowded:
        etree.strip_tags(element, *INLINE)
    return str(etree.tostring(tree, encoding="unicode", method="html"))


def _extracted(page: str, where: str) -> str:
    with loading("trafilatura", "lxml_html_clean", what_for="a page", extra="html", where=where):
        from trafilatura import extract

    # Never with deduplicate=True: that depends on the pages seen before. Without its fallbacks (fast) it
    # is as good on news and loads less.
    kept = extract(page, include_comments=False, fast=True, include_tables=True, output_format="txt")
    return kept or ""


def _kept_by_extractor(blocks: Sequence[VisibleLine], extracted: str) -> list[bool]:
    """Whether each line stands in the extracted text: whole, or all its runs of four words."""
    lines = [_WORD.findall(line) for line in extracted.split("\n")]
    whole = {tuple(line) for line in lines}
    words = [_WORD.findall(block.text) for block in blocks]
    found = [bool(line) and tuple(line) in whole for line in words]
    if not all(found):
        runs = set(_runs([word for line in lines for word in line]))
        found = [
            is_whole or (len(line) >= _RUN and all(run in runs for run in _runs(line)))
            for is_whole, line in zip(found, words, strict=True)
        ]
    return found


def _runs(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(words[n:] for n in range(_RUN)), strict=False)


def _is_running(block: VisibleLine) -> bool:
    return len(block.text.split()) >= _RUNNING_WORDS and bool(_ENDS.search(block.text))
