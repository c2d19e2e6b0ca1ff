"""Two articles side by side as plain text for a terminal or a pipe: safe, wrapped, readable without colour."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from variorum.base.sanitize import safe
from variorum.cli.render.hanging import hanging
from variorum.cli.render.painted import Painted
from variorum.comparison.words_in_rows import ComparedWords
from variorum.presentation.compare_filter import CompareOptions
from variorum.presentation.engine.page import Mark, PageLayout, PageRow, Segment, side_by_side
from variorum.presentation.glyphs import DIFF_LEGEND, JUDGED_LEGEND, WORDS_LEGEND, legend_line
from variorum.presentation.pages.compare_page import GUTTER, compare_page
from variorum.presentation.signs import ROLE_BRACKETS, THROUGHOUT
from variorum.presentation.wording.labels import figures_in_words, names_in_words
from variorum.presentation.wording.word_marks import details_in_words

if TYPE_CHECKING:
    from variorum.comparison.comparison import Comparison

# What a role looks like in a terminal with colours; without, brackets show changed words.
_STYLES: Final[Mapping[str, Mapping[str, object]]] = {
    "base-words": {"fg": "yellow", "bold": True},
    "other-words": {"fg": "bright_blue", "bold": True},
    "base-reworded": {"fg": "yellow"},
    "other-reworded": {"fg": "bright_blue"},
    "elsewhere": {"italic": True},
    "shared": {"bold": True},
    "drift": {"fg": "red", "bold": True, "underline": True},
    "drift-line": {"fg": "red"},
    "dropped": {"fg": "yellow"},
    "added": {"fg": "bright_blue"},
    "moved": {"fg": "magenta"},
    "reworded": {"bold": True},
    "ghost": {"dim": True},
    "label": {"dim": True},
    "removed": {"dim": True},
    "rule": {"dim": True},
}
_NARROWEST: Final = 34  # cells of a column; narrower ones are stacked
_WORDS_IN_COLOUR: Final = (
    "bold in colour gone or new   in colour reworded   in italics said in another row   "
    f"bold shared, where {THROUGHOUT} all else is reworded"
)


def explained_diff(comparison: Comparison, width: int, strictness: float) -> Iterator[str]:
    """For each row, the evidence for its mark, or how near the nearest sentence comes."""
    from variorum.presentation.wording.explanation import explain_row  # only who asks why needs it

    inside = ComparedWords(comparison)
    base, other = names_in_words([comparison.base.cleaned, comparison.other.cleaned])
    for number, row in enumerate(comparison.rows, 1):
        yield ""
        for name, words in explain_row(inside, row, strictness, (base, other)):
            if words:
                yield from hanging(f"     {name}: ", words, width)
            else:
                yield from hanging(f"{number:>4} ", name, width)


def diff_text(
    comparison: Comparison, width: int, options: CompareOptions, *, stacked: bool, colour: bool
) -> Iterator[str]:
    """The comparison side by side, or stacked where that is asked for or the width too small for two
    columns."""
    labels = ("base", "other")
    columns = side_by_side(width, width if stacked else _NARROWEST, GUTTER, labels)
    base, other = names_in_words([comparison.base.cleaned, comparison.other.cleaned])
    yield f"base:  {base}  ({safe(comparison.base.article.path)})"
    yield f"other: {other}  ({safe(comparison.other.article.path)})"
    yield legend_line(DIFF_LEGEND if comparison.judgement is None else DIFF_LEGEND + JUDGED_LEGEND, "   ")
    yield from _legend_of_words(options, colour=colour)
    words = ComparedWords(comparison)
    yield figures_in_words(comparison.statistics)
    yield details_in_words(words.counts)
    yield ""
    rows = compare_page(comparison, options, words=words)
    page = PageLayout(rows if colour else [_bracketed(row) for row in rows], columns)
    for number in range(page.height):
        segments = page.line(number)
        yield _painted(segments) if colour else "".join(segment.text for segment in segments).rstrip()


def _legend_of_words(options: CompareOptions, *, colour: bool) -> Iterator[str]:
    if not options.plain:
        yield _WORDS_IN_COLOUR if colour else legend_line(WORDS_LEGEND, "   ")


def _painted(segments: Sequence[Segment]) -> Painted:
    return Painted([(s.text, _STYLES.get(s.role, {}) if s.text.strip() else {}) for s in segments])


def _bracketed(row: PageRow) -> PageRow:
    """The row with brackets around the words that colours would mark."""
    if row.late_marks is None:
        return row
    marks = row.late_marks()
    shown = tuple(
        cell and replace(cell, text=_with_brackets(cell.text, marks[n]), marks=()) for n, cell in enumerate(row.cells)
    )
    return replace(row, cells=shown, gutter=row.drawn_gutter, late_marks=None, late_gutter=None)


def _with_brackets(text: str, marks: Sequence[Mark]) -> str:
    parts, at = [], 0
    for mark in sorted(marks):
        opening, closing = ROLE_BRACKETS[mark.role]
        parts += [text[at : mark.start], opening, text[mark.start : mark.end], closing]
        at = mark.end
    return "".join([*parts, text[at:]])
