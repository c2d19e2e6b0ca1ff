"""Terms: stems, with the words that news uses for each other made one."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from variorum.text.language import ENGLISH, Language
from variorum.text.words import stem


@cache
def term_of(form: str, language: Language = ENGLISH) -> str:
    """The term of a word's normal form: one that is fixed, else its stem, or that of its group's first word."""
    fixed = language.synonyms.fixed_terms.get(form)
    if fixed is not None:
        return fixed
    stemmed = stem(form, language)
    return _synonyms(language).get(stemmed, stemmed)


@cache
def _synonyms(language: Language) -> Mapping[str, str]:
    """Stems of words that stand for each other, each with the stem of its group's first word."""
    found: dict[str, str] = {}
    for group in language.synonyms.groups:
        words = [stem(word, language) for word in group if " " not in word]
        for word in words:
            found.setdefault(word, found.get(words[0], words[0]))
    return found
