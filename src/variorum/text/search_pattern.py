"""What a reader types to search for, as a pattern."""

from __future__ import annotations

import re
from collections.abc import Iterable

from variorum.text.typography import ALIKE_IN_SEARCH


def pattern_of(sought: str) -> re.Pattern[str] | None:
    """What is sought as a pattern, blind to case, kinds of quotes and dashes, and width of spaces; None
    for nothing but space."""
    parts = []
    for word in sought.split():
        escaped = ""
        for letter in word:
            escaped += next((f"[{signs}]" for signs in ALIKE_IN_SEARCH if letter in signs), re.escape(letter))
        parts.append(escaped)
    return re.compile(r"\s+".join(parts), re.IGNORECASE) if parts else None


def pattern_of_words(watched: Iterable[str]) -> re.Pattern[str] | None:
    """Any of some words or phrases, each whole, as `pattern_of` sees them; None for none."""
    found = [pattern.pattern for words in watched if (pattern := pattern_of(words)) is not None]
    return re.compile(rf"(?<!\w)(?:{'|'.join(found)})(?!\w)", re.IGNORECASE) if found else None
