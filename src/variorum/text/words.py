"""Words and their normal forms: what two outlets write differently and mean alike."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING, Final

from variorum.text.language import ENGLISH, Language
from variorum.text.typography import APOSTROPHE, LETTER_APOSTROPHE, STRAIGHT_APOSTROPHES

if TYPE_CHECKING:
    from variorum.text.snowball import WordStemmer

# A word with inner apostrophes, full stops (U.S.) or a decimal number; a CJK character is a word by itself.
_CJK: Final = r"\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af"
_LETTER: Final = rf"[^\W\d_{LETTER_APOSTROPHE}]"
_WORD = re.compile(
    rf"[{_CJK}]"
    rf"|(?:{_LETTER}\.){{2,}}"
    r"|\d+(?:[.,:]\d+)*"
    rf"|[^\W_{LETTER_APOSTROPHE}{_CJK}]+"
    rf"(?:['{APOSTROPHE}{LETTER_APOSTROPHE}]{_LETTER}+)*"
)
_THOUSANDS = re.compile(r"\.(?=\d{3}(?!\d))")  # where a comma stands before decimals
_LONGEST_STEMMED: Final = 40
_STEMMING: Final = Lock()  # a stemmer keeps the word that it is at in itself, and screens compare in threads


@dataclass(frozen=True, slots=True)
class Word:
    """A word where it stands: its span in the text, its spelling without case, and its normal form."""

    start: int
    end: int
    spelling: str
    form: str


def words_of(text: str, start: int = 0, end: int | None = None, language: Language = ENGLISH) -> Iterator[Word]:
    """The words of text[start:end], with their spans in `text`."""
    for found in _WORD.finditer(text, start, len(text) if end is None else end):
        spelling = found[0].translate(STRAIGHT_APOSTROPHES).casefold()
        yield Word(found.start(), found.end(), spelling, normal_form(spelling, language))


def normal_form(spelling: str, language: Language = ENGLISH) -> str:
    """A spelling without full stops inside, without possessive ending, numbers as digits.

    No word is without a form: where nothing would be left, the spelling is the form.
    """
    if spelling[:1].isdigit():
        if language.decimal_comma:
            return _THOUSANDS.sub("", spelling).replace(",", ".")
        return spelling.replace(",", "")
    plain = spelling.replace(".", "")
    ending = next(filter(plain.endswith, language.possessive_endings), "")
    form = plain.removesuffix(ending) or spelling
    return language.number_words.get(form, form)


def stem(form: str, language: Language = ENGLISH) -> str:
    """The Snowball stem of a normal form. Anything not plain letters stays as it is, and all forms of a
    language without a stemmer."""
    return _stem(form, language)


@cache
def _stem(form: str, language: Language) -> str:
    # One entry for each form: `cache` takes a call that names English for another than one that leaves it out.
    if language.stemmer is None or len(form) > _LONGEST_STEMMED or not form.isalpha():
        return form
    with _STEMMING:
        return str(_stemmer(language.stemmer).stemWord(form))


def is_stop_word(form: str, language: Language = ENGLISH) -> bool:
    """Whether a normal form is too common to be evidence."""
    return form in language.stop_words


@cache
def _stemmer(name: str) -> WordStemmer:
    from variorum.text.snowball import stemmer_named

    return stemmer_named(name)
