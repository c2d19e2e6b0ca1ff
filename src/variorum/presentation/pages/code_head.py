"""The head of a table with a sign for each outlet: their codes, written downwards where a sign has one cell."""

from __future__ import annotations

from collections.abc import Mapping

from variorum.articles.code_letters import LONGEST_CODE
from variorum.base.translation import translated
from variorum.presentation.engine.page import Cell, Mark, PageRow
from variorum.presentation.outlet_colours import outlet_role

Codes = Mapping[int, str]  # by the article's number


def head_downwards(codes: Codes, before: int, after: str, text: str) -> list[PageRow]:
    """A line for each letter of the codes, which stand over signs that begin behind `before` cells; the last line
    names what stands `after` them, and the column of text."""
    marks = tuple(Mark(before + place, before + place + 1, outlet_role(n)) for place, n in enumerate(codes))
    lines = ["".join(code.rjust(LONGEST_CODE)[k] for code in codes.values()) for k in range(LONGEST_CODE)]
    gutters = [f"{' ' * before}{line}" for line in lines]
    return [
        *(PageRow(None, (None,), gutter, "head-code", gutter_marks=marks) for gutter in gutters[:-1]),
        PageRow(None, (Cell(text, "head"),), f"{gutters[-1]}{after}", "head", gutter_marks=marks),
    ]


def head_across(codes: Codes, before: int, width: int, text: str) -> list[PageRow]:
    """One line with the codes, each over a column of so many cells."""
    starts = (before + (place + 1) * width - len(code) for place, code in enumerate(codes.values()))
    marks = tuple(
        Mark(start, start + len(code), outlet_role(n)) for start, (n, code) in zip(starts, codes.items(), strict=True)
    )
    gutter = " " * before + "".join(code.rjust(width) for code in codes.values())
    return [PageRow(None, (Cell(text, "head"),), gutter, "head", gutter_marks=marks)]


def head_of_counts(before: int, text: str) -> list[PageRow]:
    """One line over a column that says how many outlets have something."""
    return [PageRow(None, (Cell(text, "head"),), " " * before + translated("in of"), "head")]
