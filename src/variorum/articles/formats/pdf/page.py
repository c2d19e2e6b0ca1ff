"""What stands on a page of a PDF: runs of characters, and where."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """Characters that stand beside each other, and the box around them in points from the page's lower left
    corner; not `upright` is text that is turned, as along an edge."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    upright: bool = True

    @property
    def size(self) -> float:
        """The height of its line, by which gaps around it are measured."""
        return self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Page:
    """The runs of a page, in the order in which its file draws them."""

    height: float
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF: its pages, and what it says of itself."""

    pages: tuple[Page, ...]
    title: str = ""
    author: str = ""
