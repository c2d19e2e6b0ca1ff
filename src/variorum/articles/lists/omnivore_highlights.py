"""What a reader marked in Omnivore: its export has a file of Markdown for each page, `highlights/SLUG.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from variorum.articles.lists.entries import tidy_tags
from variorum.articles.page_list import Highlight
from variorum.base.errors import InputError
from variorum.base.regular_files import read_regular

_LARGEST: Final = 1_000_000  # bytes
_SLUG: Final = re.compile(r"[\w%~-][\w.%~-]{0,250}")  # no path
_BLANK: Final = re.compile(r"\n[ \t]*\n")
_LABELS: Final = re.compile(r"#\S.*")


def highlights_beside(listed_in: str, slug: str) -> tuple[Highlight, ...]:
    """The highlights of a page, by its short name in the list; none where the list stands alone."""
    if not _SLUG.fullmatch(slug):
        return ()
    try:
        written = read_regular(Path(listed_in).parent / "highlights" / f"{slug}.md", _LARGEST)
    except (InputError, OSError, ValueError):
        return ()
    return tuple(_highlights(written.decode("utf-8", "replace").replace("\r\n", "\n")))


def _highlights(text: str) -> Iterator[Highlight]:
    """Quotations, each with the labels and the note behind it; a note before the first is on the whole page."""
    quote, notes, tags = "", list[str](), list[str]()
    for block in filter(None, map(str.strip, _BLANK.split(text))):
        if block.startswith(">"):
            if quote or notes:
                yield Highlight(quote, "\n\n".join(notes), tidy_tags(tags))
            quote, notes, tags = _unquoted(block), [], []
        elif quote and not notes and _LABELS.fullmatch(block):
            tags = [label.strip() for label in block.split("#")]
        else:
            notes.append(block)
    if quote or notes:
        yield Highlight(quote, "\n\n".join(notes), tidy_tags(tags))


def _unquoted(block: str) -> str:
    return " ".join(line.removeprefix(">").strip() for line in block.split("\n"))
