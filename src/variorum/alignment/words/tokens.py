"""What is aligned inside sentences: their words, and the signs between them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from variorum.text.language import ENGLISH, Language
from variorum.text.spelling import canonical_spelling
from variorum.text.synonyms import term_of
from variorum.text.typography import APOSTROPHE, HYPHEN, INVISIBLE, LETTER_APOSTROPHE, NO_BREAK_HYPHEN, ONE_FOR_ONE
from variorum.text.words import Word, is_stop_word, stem

_SIGNS: Final = re.compile(rf"([^\w\s{INVISIBLE}]|_)\1*")  # one sign many times counts once
# Between two words without a space, a part of what it joins.
_JOINING: Final = re.compile(f"[-{HYPHEN}{NO_BREAK_HYPHEN}'{APOSTROPHE}{LETTER_APOSTROPHE}]+")
_WORDS_KEPT: Final = 20_000  # of which it is kept what is known


@dataclass(frozen=True, slots=True)
class AlignedToken:
    """A word or sign where it stands in a text.

    `spelling` is in small letters and in the one form that countries share, `stem` its Snowball stem, `term` the
    stem or the group of synonyms. `tells` is whether the word carries meaning of its own.
    """

    start: int
    end: int
    spelling: str
    stem: str
    term: str
    is_word: bool
    tells: bool
    is_number: bool
    is_capital: bool


def aligned_tokens(
    text: str, words: Iterable[Word], span: tuple[int, int], language: Language = ENGLISH
) -> tuple[AlignedToken, ...]:
    """These words of a span of a text, and the signs between them, in order, with their spans in `text`."""
    found: list[AlignedToken] = []
    at, end = span
    for word in words:
        found.extend(_signs(text, at, word.start))
        found.append(_word(text, word, language))
        at = word.end
    found.extend(_signs(text, at, end))
    return tuple(found)


def _word(text: str, word: Word, language: Language) -> AlignedToken:
    return AlignedToken(word.start, word.end, *_known_of(word.form, language), text[word.start].isupper())


@lru_cache(_WORDS_KEPT)
def _known_of(form: str, language: Language) -> tuple[str, str, str, bool, bool, bool]:
    """What an AlignedToken says of a word by its normal form alone."""
    spelling = canonical_spelling(form, language)
    tells = not (is_stop_word(form, language) or form in language.connectives)
    return spelling, stem(spelling, language), term_of(form, language), True, tells, form[0].isdigit()


def _signs(text: str, start: int, end: int) -> Iterator[AlignedToken]:
    if _JOINING.fullmatch(text, start, end):
        return
    for found in _SIGNS.finditer(text, start, end):
        sign = found[0][0].translate(ONE_FOR_ONE)
        yield AlignedToken(found.start(), found.end(), sign, sign, sign, False, False, False, False)
