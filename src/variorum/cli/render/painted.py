"""Lines with colours, as results are painted in a terminal. The colours are put in at the way out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

Part = tuple[str, Mapping[str, object]]


class Painted(str):
    """A line of text that knows how its parts are painted: each with what `click.style` takes, or nothing."""

    __slots__ = ("parts",)
    parts: Sequence[Part]

    def __new__(cls, parts: Sequence[Part]) -> Painted:
        """The line that some parts make together, without white space at its end."""
        line = super().__new__(cls, "".join(text for text, _ in parts).rstrip())
        line.parts = parts
        return line
