"""Whether a text is English, by its commonest words: rules for English run on nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

# The commonest function words of English: about four in ten words of running text are among them.
_WORDS: Final = (
    "the of and to a in that it is was for on with as at by he his be this have from or had not are but"
    " which they she her him we you i an were been their has will would there what all can if who more"
    " when out so said about up its into than them no my me do one our your after also over before because"
    " could did most other some only just while should where these those any how now then against between"
    " during under being"
)
_COMMON: Final = frozenset(_WORDS.split())
_SHARE_IN_ENGLISH: Final = 0.3
_SHARE_IN_RUNNING: Final = 0.25


def function_word_ratio(text: str) -> float:
    """The share (0..1) of words that are common function words of English."""
    words = [word.strip("\"'.,;:!?()[]“”‘’—–-").casefold() for word in text.split()]
    return sum(word in _COMMON for word in words) / len(words) if words else 0.0


def reads_as_english(text: str) -> bool:
    """Whether one line has as many function words as running English has."""
    return function_word_ratio(text) >= _SHARE_IN_RUNNING


def is_english(lines: Iterable[str]) -> bool:
    """Whether all of some running lines together read as English."""
    return function_word_ratio(" ".join(lines)) >= _SHARE_IN_ENGLISH
