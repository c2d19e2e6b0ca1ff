"""Whether a text reads as running text of its language, by its commonest words: rules for English run on
nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from variorum.text.language import Language
from variorum.text.language_detection import share_of

_SHARE_IN_LANGUAGE: Final = 0.3
_SHARE_IN_RUNNING: Final = 0.25


def function_word_ratio(text: str, language: Language) -> float:
    """The share (0..1) of words that are common function words of a language."""
    return share_of(language.function_words, text)


def reads_as_running(text: str, language: Language) -> bool:
    """Whether one line has as many function words as running text has."""
    return function_word_ratio(text, language) >= _SHARE_IN_RUNNING


def is_in_language(lines: Iterable[str], language: Language) -> bool:
    """Whether all of some running lines together read as a language."""
    return function_word_ratio(" ".join(lines), language) >= _SHARE_IN_LANGUAGE
