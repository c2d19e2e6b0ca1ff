"""How much two wordings differ: not at all, in typography, in small words only, or in words that tell."""

from __future__ import annotations

from enum import IntEnum

from variorum.text.language import ENGLISH, Language
from variorum.text.word_diff import same_words, tokens_of, word_diff
from variorum.text.words import is_stop_word


class ChangeSize(IntEnum):
    """The size of a difference."""

    NONE = 0
    TYPOGRAPHY = 1  # quotes, dashes, case, spaces, spelling by country
    SMALL = 2  # small words and punctuation
    SUBSTANTIVE = 3


def change_size(left: str, right: str, language: Language = ENGLISH) -> ChangeSize:
    """The size of the largest difference between two wordings."""
    if left == right:
        return ChangeSize.NONE
    if same_words(left, right, language):
        return ChangeSize.TYPOGRAPHY
    changed = [s for s in word_diff(left, right, language=language) if not s.equal]
    tokens = [
        token
        for stretch in changed
        for text, span in ((left, stretch.left), (right, stretch.right))
        for _, token in tokens_of(text[slice(*span)], language)
    ]
    return ChangeSize.SUBSTANTIVE if any(_tells(token, language) for token in tokens) else ChangeSize.SMALL


def _tells(token: str, language: Language) -> bool:
    is_word = token[0].isalnum()
    if token in language.weighty_words:
        return True
    return is_word and ("'" in token or '"' in token or not is_stop_word(token, language))
