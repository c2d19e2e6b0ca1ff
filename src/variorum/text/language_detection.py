"""Which language an article is written in: by its words where they tell, else by what its metadata says."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import islice
from typing import Final

from variorum.text.language import ENGLISH, Language, known_languages, neutral_language
from variorum.text.typography import CURLY_QUOTES, DASHES

_CODE = re.compile(r"[a-z]{2,3}(?![a-z])")
_WORD = re.compile(r"\w+")
_STRETCH = re.compile(r"\S+")
_SIGNS: Final = f"\"'.,;:!?()[]{CURLY_QUOTES}{DASHES}-"
_MOST_CHARACTERS: Final = 100_000  # of a text that are looked at
_RUNNING: Final = 8  # words of a line from which on it may be running text: navigation has no small words
_CLEAR: Final = 0.25  # share of stop words that running text has
_CLEARER: Final = 1.5  # how many times the share of English another language must have
_NONE: Final = 0.08  # share below which a text is in none of the known languages
_FEWEST: Final = 20  # words that can tell another language from English
_FEW: Final = 8  # words that can where next to none of them is English
_CLEAREST: Final = 3  # how many times the share of English the other language then must have
_MANY: Final = 50  # words that can tell that it is none of the known ones


def share_of(words: Collection[str], text: str) -> float:
    """The share (0..1) of a text's words that are among some, given in small letters."""
    return _share(words, [word.strip(_SIGNS).casefold() for word in text.split()])


def _share(words: Collection[str], found: Sequence[str]) -> float:
    return sum(word in words for word in found) / len(found) if found else 0.0


def _words(text: str) -> list[str]:
    """The words of a text that tell a language: numbers and names of things, as B737, do not."""
    return [word for word in _WORD.findall(text.casefold()) if word.isalpha()]


def language_of(text: str, said: str | None = None, known: Sequence[Language] | None = None) -> Language:
    """The language of a text whose metadata names the language `said`, among the `known` ones.

    What metadata calls English is English, and so is what reads as English. Then what reads as another
    known language is that, then metadata is believed. A long text without the small words of any known
    language is of an unknown one, `und`; where nothing tells, a text is taken for English.
    """
    languages = known_languages() if known is None else known
    by_metadata = _named(said, languages)
    if by_metadata is ENGLISH:
        return ENGLISH
    words = _words(_running(text))
    english = _share(ENGLISH.stop_words, words)
    if english >= _CLEAR:
        return ENGLISH
    shares = {language: _share(language.stop_words, words) for language in languages}
    best = max(shares, key=lambda language: shares[language], default=ENGLISH)
    share = shares.get(best, 0.0)
    times = _CLEARER if len(words) >= _FEWEST else _CLEAREST
    if len(words) >= _FEW and share >= _CLEAR and share >= times * english:
        return best
    if by_metadata is not None:
        return by_metadata
    return neutral_language("und") if len(words) >= _MANY and max(share, english) < _NONE else ENGLISH


def _named(said: str | None, languages: Sequence[Language]) -> Language | None:
    """The language that metadata names, as de, de-AT or German; None where it names none."""
    name = (said or "").casefold().strip()
    if not name:
        return None
    code = _CODE.match(name)
    for language in (ENGLISH, *languages):
        if name in language.names or (code and code[0] in language.names):
            return language
    return neutral_language(code[0]) if code else None


def _running(text: str) -> str:
    """The lines of a text that may be running text; all of it where there are none."""
    head = text[:_MOST_CHARACTERS]
    return "\n".join(filter(_may_be_running, head.split("\n"))) or head


def _may_be_running(line: str) -> bool:
    return sum(1 for _ in islice(_STRETCH.finditer(line), _RUNNING)) == _RUNNING
