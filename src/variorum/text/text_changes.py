"""What leads from one text to another: how many characters stay, how many go, and what comes in their place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

_WORD: Final = re.compile(r"\s+|\S++\s*+")
_LINE: Final = re.compile(r"[^\n]*\n|[^\n]+")
_MOST_PAIRS: Final = 250_000  # of words of a changed block: beyond, it is taken as a whole

_Change = tuple[int, int, int, int]  # start and end before, start and end after


@dataclass(frozen=True, slots=True)
class TextChange:
    """After `kept` characters that stay, `dropped` characters go, and `inserted` comes."""

    kept: int
    dropped: int
    inserted: str


def text_changes(before: str, after: str) -> Iterator[TextChange]:
    """The changes from one text to another, by lines, and by words inside lines; nothing for the same text."""
    end = 0
    for start, stop, new_start, new_stop in _changed(before, after):
        yield TextChange(start - end, stop - start, after[new_start:new_stop])
        end = stop


def with_changes(before: str, changes: Iterable[TextChange]) -> str:
    """The text after the changes. Raises ValueError where they reach beyond its end."""
    parts: list[str] = []
    at = 0
    for change in changes:
        stays = at + change.kept
        if min(change.kept, change.dropped) < 0 or stays + change.dropped > len(before):
            raise ValueError("a change reaches beyond the text")
        parts += before[at:stays], change.inserted
        at = stays + change.dropped
    return "".join([*parts, before[at:]])


def _changed(before: str, after: str) -> Iterator[_Change]:
    lines = _LINE.findall(before), _LINE.findall(after)
    for start, stop, new_start, new_stop in _blocks(*lines):
        one, other = before[start:stop], after[new_start:new_stop]
        words = _WORD.findall(one), _WORD.findall(other)
        if len(words[0]) * len(words[1]) > _MOST_PAIRS:
            yield start, stop, new_start, new_stop
            continue
        for inner in _blocks(*words):
            yield start + inner[0], start + inner[1], new_start + inner[2], new_start + inner[3]


def _blocks(one: Sequence[str], other: Sequence[str]) -> Iterator[_Change]:
    """Where two lists of pieces of text differ, in characters."""
    from difflib import SequenceMatcher  # reading needs none

    places = _places(one), _places(other)
    for tag, i, i_end, j, j_end in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if tag != "equal":
            yield places[0][i], places[0][i_end], places[1][j], places[1][j_end]


def _places(pieces: Sequence[str]) -> list[int]:
    places = [0]
    for piece in pieces:
        places.append(places[-1] + len(piece))
    return places
