"""Which words of a sentence stand in quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate
from typing import Final, NamedTuple

from variorum.text.language import ENGLISH, Language
from variorum.text.typography import DASHES, NO_BREAK_SPACE

_DOUBLE = re.compile(r'"[^"]{3,}"')
# Long enough not to be an apostrophe or a letter; an apostrophe inside a word ends nothing.
_SINGLE = re.compile(r"(?<!\w)'(?:[^']|(?<=\w)'(?=\w)){6,}'(?!\w)")


class _Marks(NamedTuple):
    """The marks of one language: `fold` makes all of them straight, `sign` finds one."""

    opening: str
    closing: str
    fold: dict[int, int]
    sign: re.Pattern[str]


@cache
def _marks(language: Language) -> _Marks:
    marks = language.quotation_marks
    fold = {ord(sign): ord('"') for sign in marks.double} | {ord(sign): ord("'") for sign in marks.single}
    return _Marks(marks.opening, marks.closing, fold, re.compile(f"[{re.escape(marks.double)}]"))


def quoted_spans(sentence: str, language: Language = ENGLISH) -> list[tuple[int, int]]:
    """The spans of a sentence that are quoted, marks included.

    A mark without its partner, as where speech goes on over several sentences, quotes up to the end
    of the sentence: from its start if the sentence opens with it, else from the last mark.
    """
    text = sentence.translate(_marks(language).fold)
    spans = [found.span() for pattern in (_DOUBLE, _SINGLE) for found in pattern.finditer(text)]
    if text.count('"') % 2:
        spans.append((0 if text.startswith('"') else text.rindex('"'), len(text)))
    return spans


_BEFORE_OPENING: Final = f" \t{NO_BREAK_SPACE}([{{{DASHES}-/"


def quotations(text: str, paragraphs: Sequence[tuple[int, int]], language: Language = ENGLISH) -> list[tuple[int, int]]:
    """The spans of a text that are quoted, marks included, in order and apart.

    Speech may go on over sentences, and over paragraphs that each open with a mark and do not close it.
    Single marks count where no double ones stand around them.
    """
    marks = _marks(language)
    found = sorted(_double(text, paragraphs, marks))
    starts, ends = [start for start, _ in found], [end for _, end in found]
    for start, end in paragraphs:
        for match in _SINGLE.finditer(text[start:end].translate(marks.fold)):
            a, b = start + match.start(), start + match.end()
            if bisect_right(ends, a) == bisect_left(starts, b):  # none ends behind a and starts before b
                found.append((a, b))
    return sorted(found)


def _double(text: str, paragraphs: Sequence[tuple[int, int]], marks: _Marks) -> Iterator[tuple[int, int]]:
    for start, end in paragraphs:
        opened: int | None = None
        for match in marks.sign.finditer(text, start, end):
            at, sign = match.start(), match[0]
            opens, closes = sign in marks.opening, sign in marks.closing
            if opens == closes:  # a mark that may do either
                opens = opened is None and _opens(text, at, start)
                closes = not opens
            if opens and opened is None:
                opened = at
            elif closes:
                # One that closes what nothing opened: the speech began in a paragraph above.
                yield (start if opened is None else opened), at + 1
                opened, start = None, at + 1
        if opened is not None:
            yield opened, end


def _opens(text: str, at: int, start: int) -> bool:
    return at == start or text[at - 1] in _BEFORE_OPENING


def lie_inside(places: Sequence[int], spans: Iterable[tuple[int, int]]) -> list[bool]:
    """For each of some places in a text, whether it lies in one of some spans; work grows with both together."""
    ordered = sorted(spans)
    starts = [start for start, _ in ordered]
    reach = [0, *accumulate((end for _, end in ordered), max)]  # how far the first n spans reach
    return [place < reach[bisect_right(starts, place)] for place in places]
