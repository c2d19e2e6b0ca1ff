"""Where sentences end inside a passage of running text.

A boundary is a full stop, question or exclamation mark, with the quotes and brackets that close
after it, then white space, unless what stands before or after says otherwise. Speech of several
sentences is split: each of them may be what another outlet quotes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from variorum.base.strict_yaml import shipped_yaml

# One pass, no nested repetition, and no run of marks looked at from its middle: the text may be hostile and a
# megabyte long.
_CANDIDATE = re.compile(
    r"(?P<mark>(?<![.!?…。！？])[.!?…。！？]+)(?P<closing>[\"'”’»)\]]*(?:\s[”’»](?=\s|$))*)(?P<space>\s+|(?<=[。！？])|$)"
)
_LAST_TOKEN = re.compile(r"(?<![^\s\"'“”‘’«»(\[])[^\s\"'“”‘’«»(\[]++$")
_NEXT_WORD = re.compile(r"\A[\"'“‘«(\[]*+(\w++(?:['’]\w++)?+)")
_INITIALS = re.compile(r"\A(?:[^\W\d_]\.)++[^\W\d_]?$")
_PLAIN_WORD = re.compile(r"(?<![^\W\d_])[^\W\d_]{4,}+$")


class _Lexicon(NamedTuple):
    titles: frozenset[str]
    abbreviations: frozenset[str]
    openers: frozenset[str]


@cache
def _lexicon() -> _Lexicon:
    data = shipped_yaml("variorum.text.languages.en", "splitting.yaml")
    return _Lexicon(*(frozenset(data[name].split()) for name in _Lexicon._fields))


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """The sentences of a passage, as (start, end) in it, without the white space around them."""
    start = len(text) - len(text.lstrip())
    for found in _CANDIDATE.finditer(text):
        end = found.end("closing")
        if end <= start or not _is_boundary(text, found, start):
            continue
        yield start, end
        start = found.end()
        start += len(text[start : start + 80]) - len(text[start : start + 80].lstrip())
    end = len(text.rstrip())
    if start < end:
        yield start, end


def _is_boundary(text: str, found: re.Match[str], start: int) -> bool:
    rest = text[found.end() : found.end() + 60]
    if not rest:
        return True
    mark, closed = found["mark"], bool(found["closing"])
    following = _NEXT_WORD.match(rest)
    lower = bool(following) and following[1][0].islower()  # type: ignore[index]
    if mark.endswith((".", "…")) and not closed:
        before = _LAST_TOKEN.search(text[max(start, found.start() - 40) : found.start()])
        token = before[0] if before else ""
        return _stop_ends(token, mark, following[1] if following else "", lower)
    # After a closing quote or a question, lower case goes on: “Really?” he asked.
    return not lower


def _stop_ends(token: str, mark: str, following: str, lower: bool) -> bool:
    """Whether a full stop after `token` ends the sentence that `following` comes after."""
    if len(mark) > 1 or mark == "…":
        return not lower
    word = token.lower().lstrip("-–—/").rsplit("-", 1)[-1]
    lexicon = _lexicon()
    if lower:
        # A slip of the keyboard, as in "to Maduro. crucial opposition numbers": only after a plain word.
        return bool(_PLAIN_WORD.search(token)) and word not in lexicon.titles | lexicon.abbreviations
    if word in lexicon.titles:
        return False
    if word == "no" and following[:1].isdigit():
        return False
    if word in lexicon.abbreviations:
        return following.lower() in lexicon.openers
    if len(token) == 1 and token.isupper():  # the initial of a name, as in John A. Boehner
        return False
    if _INITIALS.fullmatch(token):
        return following.lower() in lexicon.openers
    return True
