"""Spellings that differ by country: honour and honor are one word."""

from __future__ import annotations

from functools import cache

from variorum.base.strict_yaml import shipped_yaml


@cache
def canonical_spelling(word: str) -> str:
    """A word, in small letters, in the one spelling that its variants share."""
    endings, words = _variants()
    if word in words:
        return words[word]
    for ending, replacement, letters in endings:
        if len(word) >= letters + len(ending) and word.endswith(ending):
            return word[: -len(ending)] + replacement
    return word


@cache
def _variants() -> tuple[list[tuple[str, str, int]], dict[str, str]]:
    data = shipped_yaml("variorum.text.languages.en", "spelling.yaml")
    return [(e["from"], e["to"], int(e["letters"])) for e in data["endings"]], data["words"]
