"""The figures of many stories as one page of small charts, to read and print, each with its words beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from variorum.export.html.rendering import rendered

if TYPE_CHECKING:
    from collections.abc import Mapping

    from variorum.export.html.charts import BarPart


@dataclass(frozen=True, slots=True)
class FiguresBar:
    """A bar, whose it is, and what it says in words."""

    name: str
    parts: Sequence[BarPart]
    words: str


@dataclass(frozen=True, slots=True)
class FiguresChapter:
    """A chapter of the page: its bars, what the classes of their parts mean, and a sentence on how to read them. `key`
    names it in the page's address."""

    key: str
    heading: str
    about: str
    legend: Mapping[str, str]
    bars: Sequence[FiguresBar]


def figures_html(size: str, chapters: Sequence[FiguresChapter]) -> str:
    """The page; `size` says of how much the figures are."""
    return rendered("figures.html.j2", size=size, chapters=chapters)
