"""Spellings that differ by country: honour and honor are one word."""

from __future__ import annotations

from functools import cache

from variorum.text.language import ENGLISH, Language
from variorum.text.words import normal_form


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
