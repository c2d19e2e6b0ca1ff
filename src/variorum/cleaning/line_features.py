"""What can be seen of a line without knowing what it says: length, endings, bullets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from variorum.cleaning.function_words import function_word_ratio
from variorum.text.language import ENGLISH, Language
from variorum.text.typography import (
    BULLETS,
    CLOSING_QUOTES,
    CURLY_CLOSING_QUOTES,
    ELLIPSIS,
    EN_DASH,
    OPENING_QUOTES,
    PLAIN,
)

_BEFORE: Final = " *_#=~|>-"  # decoration
_BEHIND: Final = " *_#=~|-"
# Each run of signs is looked at once, from its first: a line may be a megabyte of them.
_SIGNS_BEFORE = re.compile(r"\A[^\w@$£€]*+(?:\d++\s++)?+[^\w@$£€]*+")
_SIGNS_BEHIND = re.compile(r"(?<![^\w)+])[^\w)+]++$|(?<!\s)\s*+\(\d++\)$")
_BULLET = re.compile(rf"\A\s*+(?:[-*{BULLETS}{EN_DASH}]\s++|\d{{1,2}}[.)]\s++)(?=\S)")
_SENTENCE_END = re.compile(rf"[.!?{ELLIPSIS}][\"'{CLOSING_QUOTES})\]]*$")
_OPENING_QUOTE = re.compile(f"[\"{OPENING_QUOTES}']")
_RUNNING_WORDS: Final = 12


@dataclass(frozen=True)
class LineFeatures:
    """The look of one line of text, in the language of its article."""

    text: str
    language: Language = ENGLISH

    @cached_property
    def stripped(self) -> str:
        """The line without white space around it."""
        return self.text.strip()

    @cached_property
    def normalized(self) -> str:
        """The line as rules see it: plain quotes and dashes, single spaces, no decoration at its ends."""
        plain = " ".join(self.text.translate(PLAIN).split())
        # A line of nothing but decoration is not emptied by its beginning alone.
        return (plain.lstrip(_BEFORE) or plain[-1:]).rstrip(_BEHIND)

    @cached_property
    def lowercased(self) -> str:
        """The line as rules see it, in small letters."""
        return self.normalized.casefold()

    @cached_property
    def phrase_key(self) -> str:
        """The line as phrases are compared: without case, bullet, numbers and signs at its ends."""
        return _SIGNS_BEHIND.sub("", _SIGNS_BEFORE.sub("", self.lowercased))

    @cached_property
    def words(self) -> int:
        """Its number of words, separated by white space."""
        return len(self.text.split())

    @cached_property
    def function_word_ratio(self) -> float:
        """The share (0..1) of its words that are common ones of its language."""
        return function_word_ratio(self.text, self.language)

    @cached_property
    def is_bullet(self) -> bool:
        """Whether it starts as an item of a list does."""
        return self.bullet_width > 0

    @cached_property
    def bullet_width(self) -> int:
        """The characters of the bullet and the space around it; 0 without one."""
        found = _BULLET.match(self.text)
        return found.end() if found else 0

    @cached_property
    def ends_sentence(self) -> bool:
        """Whether it ends as a sentence does, with or without closing quotes."""
        return bool(_SENTENCE_END.search(self.stripped[-8:]))

    @cached_property
    def opens_quote(self) -> bool:
        """Whether it starts with a quotation mark."""
        return bool(_OPENING_QUOTE.match(self.stripped))

    @cached_property
    def is_prose(self) -> bool:
        """Whether it reads as a paragraph: long enough, and ending as a sentence or a quotation does."""
        if self.words < _RUNNING_WORDS:
            return False
        return self.ends_sentence or self.stripped[-1:] in f':"{CURLY_CLOSING_QUOTES},'
