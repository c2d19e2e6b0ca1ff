"""Texts that hang behind a head: wrapped, with the other lines as far in as the first."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.presentation.engine.wrapping import cells, wrap


def hanging(head: str, text: str, width: int) -> Iterator[str]:
    """The lines of a text, wrapped behind a head that stands before the first of them."""
    for start, end in wrap(text, max(20, width - cells(head))):
        yield head + text[start:end]
        head = " " * cells(head)
