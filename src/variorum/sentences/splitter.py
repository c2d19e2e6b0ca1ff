"""Where sentences end inside a passage of running text.

A boundary is a full stop, question or exclamation mark, with the quotes and brackets that close
after it, then white space, unless what stands before or after says otherwise. Speech of several
sentences is split: each of them may be what another outlet quotes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

# One pass, no nested repetition: the text may be hostile and a megabyte long.
_CANDIDATE = re.compile(r"(?P<mark>[.!?…。！？]+)(?P<closing>[\"'”’»)\]]*)(?P<space>\s+|(?<=[。！？])|$)")
_LAST_TOKEN = re.compile(r"[^\s\"'“”‘’«»(\[]+$")
_NEXT_WORD = re.compile(r"[\"'“‘«(\[]*(\w+(?:['’]\w+)?)")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?$")
_PLAIN_WORD = re.compile(r"[^\W\d_]{4,}$")

_TITLES: Final = frozenset(
    "adm amb atty brig capt cmdr col cpl dr drs fr gen gov hon lt ltd maj messrs mme mlle mr mrs ms msgr mt "
    "pres prof rep reps rev sen sens sgt sr spc st supt vs".split()
)
_ABBREVIATIONS: Final = _TITLES | frozenset(
    "approx art assn ave blvd ch cf co corp dept dist div ed eds eg est et etc ex fig figs ft ie inc jr ltd "
    "min misc natl no nos op pp sec tel univ vol vols "
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun "
    "ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev "
    "okla ore pa penn tenn tex va vt wash wis wyo".split()
)
# Words that open a sentence far more often than they go on after "U.S." or "Inc.".
_OPENERS: Final = frozenset(
    "a after also although an and another as at because before but by despite during even for from he her "
    "here his how however i if in instead it its last many meanwhile more most mr mrs ms my neither no nor "
    "not on one our she since so some still such that the their then there these they this those though "
    "three to two under until we what when where whether while who why with yet you your".split()
)


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
    if lower:
        # A slip of the keyboard, as in "to Maduro. crucial opposition numbers": only after a plain word.
        return bool(_PLAIN_WORD.search(token)) and word not in _ABBREVIATIONS
    if word in _TITLES:
        return False
    if word == "no" and following[:1].isdigit():
        return False
    if word in _ABBREVIATIONS and word != "no":
        return following.lower() in _OPENERS
    if len(token) == 1 and token.isupper():  # the initial of a name, as in John A. Boehner
        return False
    if _INITIALS.fullmatch(token):
        return following.lower() in _OPENERS
    return True
