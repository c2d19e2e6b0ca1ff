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

from variorum.text.language import ENGLISH, Language, SplittingLexicon
from variorum.text.typography import APOSTROPHE, DASHES, ELLIPSIS, INVISIBLE

# One pass, no nested repetition, and no run of marks looked at from its middle: the text may be hostile and a
# megabyte long.
_WIDE = "。！？｡．"  # behind these, no space stands between sentences
_WIDE_CLOSING = "」』）】》〉｣"  # a sentence in these is part of the one around it
_ENDS = f".!?{ELLIPSIS}{_WIDE}؟۔।॥።։။།"
_CANDIDATE = (
    rf"(?P<mark>(?<![{_ENDS}])[{_ENDS}]+)"
    r"(?P<closing>[\"'{closing})\]]*(?:\s[{closing}](?=\s|$))*)"
    rf"(?P<space>\s+|(?<=[{_WIDE}])(?![{{closing}}{_WIDE_CLOSING}])|$)"
)
_WORD_BEFORE = r"(?<![^\s\"'{marks}(\[])[^\s\"'{marks}(\[]++$"
_WORD_BEHIND = r"\A[\"'{opening}(\[]*+(\w++(?:['{apostrophe}]\w++)?+)"
_NUMBER = re.compile(r"\A\d{1,2}$")
_INITIALS = re.compile(r"\A(?:[^\W\d_]\.)++[^\W\d_]?$")
_PLAIN_WORD = re.compile(r"(?<![^\W\d_])[^\W\d_]{4,}+$")


class _Splitter(NamedTuple):
    """The patterns and words of one language."""

    candidate: re.Pattern[str]
    word_before: re.Pattern[str]
    word_behind: re.Pattern[str]
    lexicon: SplittingLexicon


@cache
def _splitter(language: Language) -> _Splitter:
    lexicon = language.splitting
    opening, closing = re.escape(lexicon.opening_marks), re.escape(lexicon.closing_marks)
    return _Splitter(
        re.compile(_CANDIDATE.replace("{closing}", closing + INVISIBLE)),
        re.compile(_WORD_BEFORE.replace("{marks}", opening + closing)),
        re.compile(_WORD_BEHIND.replace("{opening}", opening + INVISIBLE).replace("{apostrophe}", APOSTROPHE)),
        lexicon,
    )


def sentence_spans(text: str, language: Language = ENGLISH) -> Iterator[tuple[int, int]]:
    """The sentences of a passage, as (start, end) in it, without the white space around them."""
    splitter = _splitter(language)
    start = len(text) - len(text.lstrip())
    for found in splitter.candidate.finditer(text):
        end = found.end("closing")
        if end <= start or not _is_boundary(text, found, start, splitter):
            continue
        yield start, end
        start = found.end()
        start += len(text[start : start + 80]) - len(text[start : start + 80].lstrip())
    end = len(text.rstrip())
    if start < end:
        yield start, end


def _is_boundary(text: str, found: re.Match[str], start: int, splitter: _Splitter) -> bool:
    rest = text[found.end() : found.end() + 60]
    if not rest:
        return True
    mark, closed = found["mark"], bool(found["closing"].strip(INVISIBLE))
    following = splitter.word_behind.match(rest)
    lower = bool(following) and following[1][0].islower()  # type: ignore[index]
    if mark.endswith((".", ELLIPSIS)) and not closed:
        if len(mark) > 1 or mark == ELLIPSIS:
            return not lower
        before = splitter.word_before.search(text[max(start, found.start() - 40) : found.start()])
        token = before[0] if before else ""
        return _stop_ends(token, following[1] if following else "", lower, splitter.lexicon)
    # After a closing quote or a question, lower case goes on: “Really?” he asked.
    return not lower


def _stop_ends(token: str, following: str, lower: bool, lexicon: SplittingLexicon) -> bool:
    """Whether a full stop after `token` ends the sentence that `following` comes after."""
    word = token.lower().lstrip(f"-{DASHES}/").rsplit("-", 1)[-1]
    if lower:
        # A slip of the keyboard, as in "to Maduro. crucial opposition numbers": only after a plain word.
        is_plain = bool(_PLAIN_WORD.search(token)) and not token.isupper()  # no numeral: Heinrich VIII. lebte
        return is_plain and word not in lexicon.titles | lexicon.abbreviations
    # A letter alone, in capitals, is an initial or a number: Henry V.
    is_title = word in lexicon.titles and (len(token) > 1 or token.islower())
    if is_title or (word in lexicon.before_numbers and following[:1].isdigit()):
        return False
    if _goes_on(token, word, lexicon):
        return following.lower() in lexicon.openers
    # The initial of a name, as in John A. Boehner, ends nothing.
    return not (len(token) == 1 and token.isupper())


def _goes_on(token: str, word: str, lexicon: SplittingLexicon) -> bool:
    """Whether only a word that opens sentences can open one after this token and its full stop."""
    if word in lexicon.abbreviations or (lexicon.ordinals and _NUMBER.match(token)):
        return True
    is_initial = len(token) == 1 and token.isupper()
    return not is_initial and bool(_INITIALS.fullmatch(token))
