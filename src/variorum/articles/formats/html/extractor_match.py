"""Which lines of a page are article: what the extractor keeps, and what it loses of running text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from variorum.articles.formats.html.visible_lines import RAISED, VisibleLine
from variorum.base.optional_packages import loading
from variorum.text.typography import CLOSING_QUOTES, ELLIPSIS, INVISIBLE

_RUN: Final = 4  # words; a shorter line must be a whole line of the extractor's
_RUNNING_WORDS: Final = 12
_ENDS = re.compile(rf"[.!?{ELLIPSIS}:][\"'{CLOSING_QUOTES})\]]*$")
_FEWEST_ALIKE: Final = 3  # kept lines of the same tag and class that a lost one is rescued beside
_WORD = re.compile(r"\w+")
_HEADLINE_WORDS: Final = 3
_SEEN: Final = {**dict.fromkeys(map(ord, INVISIBLE)), **{raised: digit for digit, raised in RAISED.items()}}


def extractor_matches(blocks: Sequence[VisibleLine], pages: Iterable[str], where: str) -> list[bool]:
    """Whether each line is article, by the first of the `pages`, which are forms of one page, in which the extractor
    finds running text. What it lost is rescued: running text where lines of the same tag and class were kept, because
    pages split their text over containers; and the one headline above the text.

    Raises InputError where the extractor cannot be loaded.
    """
    kept = [False] * len(blocks)
    for page in pages:
        kept = _kept_by_extractor(blocks, _extracted(page, where))
        if any(keep and _is_running(block) for block, keep in zip(blocks, kept, strict=True)):
            break
    alike = Counter((block.tag, block.parent_class) for block, keep in zip(blocks, kept, strict=True) if keep)
    headline = _headline(blocks, kept)
    return [
        keep or n == headline or (_is_running(block) and alike[block.tag, block.parent_class] >= _FEWEST_ALIKE)
        for n, (block, keep) in enumerate(zip(blocks, kept, strict=True))
    ]


def _headline(blocks: Sequence[VisibleLine], kept: Sequence[bool]) -> int | None:
    """The number of the page's one heading of the first order, if text is kept behind it and it is no outlet's name."""
    headings = [n for n, block in enumerate(blocks) if block.tag == "h1"]
    if len(headings) != 1 or len(blocks[headings[0]].text.split()) < _HEADLINE_WORDS:
        return None
    return headings[0] if any(kept[headings[0] :]) else None


def _extracted(page: str, where: str) -> str:
    with loading("trafilatura", "lxml_html_clean", what_for="a page", extra="html", where=where):
        from trafilatura import extract

    # Never with deduplicate=True: that depends on the pages seen before. Without its fallbacks (fast) it
    # is as good on news and loads less.
    kept = extract(page, include_comments=False, fast=True, include_tables=True, output_format="txt")
    return kept or ""


def _kept_by_extractor(blocks: Sequence[VisibleLine], extracted: str) -> list[bool]:
    """Whether each line stands in the extracted text: whole, or all its runs of four words."""
    lines = [_words_of(line) for line in extracted.split("\n")]
    whole = {tuple(line) for line in lines}
    words = [_words_of(block.text) for block in blocks]
    found = [bool(line) and tuple(line) in whole for line in words]
    if not all(found):
        runs = set(_runs([word for line in lines for word in line]))
        found = [
            is_whole or (len(line) >= _RUN and all(run in runs for run in _runs(line)))
            for is_whole, line in zip(found, words, strict=True)
        ]
    return found


def _words_of(line: str) -> list[str]:
    """The words of a line without the signs inside them that nobody sees, some of which the extractor takes away."""
    return _WORD.findall(line.translate(_SEEN))


def _runs(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(words[n:] for n in range(_RUN)), strict=False)


def _is_running(block: VisibleLine) -> bool:
    return len(block.text.split()) >= _RUNNING_WORDS and bool(_ENDS.search(block.text))
