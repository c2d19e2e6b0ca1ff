"""Spans that begin and end between words."""

from __future__ import annotations

from variorum.text.words import words_of


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """A span grown to the words that it begins and ends in, without the white space around them."""
    for word in words_of(text):
        if word.start < start < word.end:
            start = word.start
        if word.start < end < word.end:
            end = word.end
    chosen = text[start:end]
    return start + len(chosen) - len(chosen.lstrip()), end - len(chosen) + len(chosen.rstrip())
