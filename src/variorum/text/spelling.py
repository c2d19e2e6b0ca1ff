"""Spellings that differ by country: honour and honor are one word."""

from __future__ import annotations

from functools import cache

from variorum.text.language import ENGLISH, Language


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
