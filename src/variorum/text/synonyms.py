"""Terms: stems, with the words that news uses for each other made one."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final

from variorum.base.strict_yaml import shipped_yaml
from variorum.text.words import stem

_AMERICA: Final = frozenset({"us", "american", "americans", "america", "usa"})


@cache
def term_of(form: str) -> str:
    """The term of a word's normal form: its stem, or that of its group's first word."""
    if form in _AMERICA:
        return "us"
    stemmed = stem(form)
    return _synonyms().get(stemmed, stemmed)


@cache
def _synonyms() -> Mapping[str, str]:
    """Stems of words that stand for each other, each with the stem of its group's first word."""
    found: dict[str, str] = {}
    for group in shipped_yaml("variorum.text.languages.en", "synonyms.yaml")["groups"]:
        words = [stem(word.strip()) for word in group.split(",") if " " not in word.strip()]
        for word in words:
            found.setdefault(word, found.get(words[0], words[0]))
    return found
