"""Paragraphs out of printed lines: where one ends."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from variorum.articles.formats.pdf.line_ends import KnownWords, joined
from variorum.articles.formats.pdf.lines import PrintedLine
from variorum.text.typography import BULLETS, CLOSING_QUOTES, ELLIPSIS, HYPHEN, SOFT_HYPHEN

_APART: Final = 1.3  # times the usual distance of two lines
_OTHER_SIZE: Final = 0.12  # of a line's height
_INDENT: Final = 0.8  # heights of a line
_SPACE: Final = 0.3
_ROOM_LEFT: Final = 1.0  # heights of a line, beyond the next line's first word
_SENTENCE_END: Final = re.compile(rf"[.!?:{ELLIPSIS}][\"'{CLOSING_QUOTES})\]]*$")
_BULLET: Final = re.compile(rf"[{BULLETS}]\s")


@dataclass(frozen=True, slots=True)
class PrintedParagraph:
    """A paragraph, and the number of the page on which it begins."""

    text: str
    page: int


def paragraphs_of(lines: Sequence[PrintedLine]) -> list[PrintedParagraph]:
    """The paragraphs that lines in the order of reading make."""
    layout, known = _Layout.of(lines), KnownWords.of([line.text for line in lines])
    groups: list[list[PrintedLine]] = []
    for n, line in enumerate(lines):
        if n and not layout.parts(lines[n - 1], line):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [PrintedParagraph(joined([line.text for line in group], known), group[0].column.page) for group in groups]


@dataclass(frozen=True, slots=True)
class _Layout:
    """How a file sets its paragraphs apart: the usual distance of two lines of each size, and whether first
    lines are indented."""

    pitches: Mapping[int, float]
    indents: bool

    @classmethod
    def of(cls, lines: Sequence[PrintedLine]) -> _Layout:
        """As it shows in all lines."""
        found: dict[int, list[float]] = {}
        for before, line in pairwise(lines):
            if before.column is line.column and before.bottom > line.bottom and _alike(before, line):
                found.setdefault(round(line.size), []).append(before.bottom - line.bottom)
        # Of ten distances two are not larger: most lines go on.
        pitches = {size: sorted(distances)[len(distances) // 5] for size, distances in found.items()}
        return cls(pitches, any(_is_indented(before, line) for before, line in pairwise(lines)))

    def parts(self, before: PrintedLine, line: PrintedLine) -> bool:
        """Whether a paragraph ends between two lines."""
        if not _alike(before, line):
            return True
        if before.column is line.column:
            distance = before.bottom - line.bottom
            if distance <= 0 or distance > _APART * self.pitches.get(round(line.size), distance):
                return True
        if _is_indented(before, line) or _BULLET.match(line.text):
            return True
        if before.text.endswith(("-", HYPHEN, SOFT_HYPHEN)):
            return False
        if _has_room(before, line):
            return True
        return before.column is not line.column and not self.indents and bool(_SENTENCE_END.search(before.text))


def _alike(one: PrintedLine, other: PrintedLine) -> bool:
    return abs(one.size - other.size) <= _OTHER_SIZE * max(one.size, other.size)


def _is_indented(before: PrintedLine, line: PrintedLine) -> bool:
    """Whether a line begins further right than its column, and than the line before."""
    indent = line.left - line.column.left
    return indent > _INDENT * line.size and indent > before.left - before.column.left + 0.5 * line.size


def _has_room(before: PrintedLine, line: PrintedLine) -> bool:
    """Whether a line ends although the next one's first word would have fitted behind it."""
    first = (line.right - line.left) * len(line.text.split(" ", 1)[0]) / len(line.text)
    return before.right + first + (_SPACE + _ROOM_LEFT) * line.size < before.column.right
