"""What a reader types to search for, as a pattern."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from variorum.text.typography import ALIKE_IN_SEARCH, INVISIBLE

_UNSEEN: Final = f"[{INVISIBLE}]*"
_SEEN: Final = str.maketrans(dict.fromkeys(INVISIBLE))


def pattern_of(sought: str) -> re.Pattern[str] | None:
    """What is sought as a pattern, blind to case, kinds of quotes and dashes, width of spaces, and what nobody sees;
    None for nothing but space."""
    words = [_UNSEEN.join(map(_letter, word)) for word in sought.translate(_SEEN).split()]
    return re.compile(rf"{_UNSEEN}\s[\s{INVISIBLE}]*".join(words), re.IGNORECASE) if words else None


def _letter(letter: str) -> str:
    return next((f"[{signs}]" for signs in ALIKE_IN_SEARCH if letter in signs), re.escape(letter))


def pattern_of_words(watched: Iterable[str]) -> re.Pattern[str] | None:
    """Any of some words or phrases, each whole, as `pattern_of` sees them; None for none."""
    found = [pattern.pattern for words in watched if (pattern := pattern_of(words)) is not None]
    return re.compile(rf"(?<!\w)(?:{'|'.join(found)})(?!\w)", re.IGNORECASE) if found else None
