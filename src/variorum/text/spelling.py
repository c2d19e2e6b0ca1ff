"""Spellings that differ by country: honour and honor are one word."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from variorum.text.language import ENGLISH, Language
from variorum.text.words import normal_form


def all_comparable(spellings: Iterable[str], language: Language = ENGLISH) -> tuple[str, ...]:
    """The spellings of words in a row as `comparable` writes them, two that others write as one put together."""
    two_words = language.spelling.two_words
    found: list[str] = []
    for spelling in spellings:
        word = comparable(spelling, language)
        if found and (joined := two_words.get((found[-1], word))) is not None:
            found[-1] = joined
        else:
            found.append(word)
    return tuple(found)


@cache
def comparable(spelling: str, language: Language = ENGLISH) -> str:
    """A spelling as two wordings are held against each other: as others spell it, abbreviations without full stops,
    numbers without the signs between thousands."""
    if spelling[:1].isdigit():
        return normal_form(spelling, language)
    return canonical_spelling(spelling.replace(".", "") or spelling, language)


@cache
def canonical_spelling(word: str, language: Language = ENGLISH) -> str:
    """A word, in small letters, in the one spelling that its variants share."""
    variants = language.spelling
    if word in variants.words:
        return variants.words[word]
    for ending, replacement, letters in variants.endings:
        if len(word) >= letters + len(ending) and word.endswith(ending):
            return word[: -len(ending)] + replacement
    return word
