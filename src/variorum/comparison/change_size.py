"""How much two wordings differ: not at all, in typography, in small words only, or in words that tell."""

from __future__ import annotations

from enum import IntEnum
from typing import Final

from variorum.text.word_diff import same_words, tokens_of, word_diff
from variorum.text.words import is_stop_word

# Small words that turn a sentence around, or make it less sure: a change of these is no small one.
_WEIGHTY: Final = frozenset({
    *("no", "not", "nor", "never", "none", "without", "against"),
    *("before", "after", "above", "below", "over", "under", "only", "would", "could", "should"),
})  # fmt: skip


class ChangeSize(IntEnum):
    """The size of a difference."""

    NONE = 0
    TYPOGRAPHY = 1  # quotes, dashes, case, spaces, spelling by country
    SMALL = 2  # small words and punctuation
    SUBSTANTIVE = 3


def change_size(left: str, right: str) -> ChangeSize:
    """The size of the largest difference between two wordings."""
    if left == right:
        return ChangeSize.NONE
    if same_words(left, right):
        return ChangeSize.TYPOGRAPHY
    changed = [s for s in word_diff(left, right) if not s.equal]
    tokens = [
        token
        for stretch in changed
        for text, span in ((left, stretch.left), (right, stretch.right))
        for _, token in tokens_of(text[slice(*span)])
    ]
    return ChangeSize.SUBSTANTIVE if any(map(_tells, tokens)) else ChangeSize.SMALL


def _tells(token: str) -> bool:
    is_word = token[0].isalnum()
    return token in _WEIGHTY or (is_word and ("'" in token or '"' in token or not is_stop_word(token)))
