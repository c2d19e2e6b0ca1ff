"""Words and their normal forms: what two outlets write differently and mean alike."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING, Final
from unicodedata import category, normalize

from variorum.text.language import ENGLISH, Language
from variorum.text.typography import (
    APOSTROPHE,
    HYPHEN,
    INVISIBLE,
    LETTER_APOSTROPHE,
    NARROW_SPACES,
    NO_BREAK_SPACE,
    SOFT_HYPHEN,
    SPELLED,
)

if TYPE_CHECKING:
    from Stemmer import Stemmer

# Where no space parts words, each character is a word: Chinese, Japanese, Korean; Thai, Lao, Tibetan, Burmese, Khmer.
_ALONE: Final = (
    r"\u3005\u3040-\u3098\u309b-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uff66-\uff9f\U00020000-\U0003ffff"
    r"\u0e00-\u0e30\u0e32\u0e33\u0e3f-\u0e46\u0e80-\u0eb0\u0eb2\u0eb3\u0ebd-\u0ec6\u0f00-\u0f17\u0f40-\u0f6c"
    r"\u1000-\u102a\u1780-\u17b3"
)
LETTER: Final = rf"[^\W\d_{LETTER_APOSTROPHE}]"
# A hyphen at the end of a line: of a word that was broken there, or its own.
_LINE_END: Final = rf"[-{HYPHEN}{SOFT_HYPHEN}][ \t]*+\n[ \t]*+"
# Signs outside Latin letters and common punctuation: letters that stand alone, marks, and what nobody sees.
_RARE_SIGN = re.compile(r"[^\x00-\xac\xae-\u02ff\u1e00-\u200a\u2010-\u2029\u202f-\u205f\u206a-\u2fff]")
_AT_LINE_END = re.compile(_LINE_END)
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
    words = _words(has_rare_signs(text, start, end))
    for found in words.finditer(text, start, len(text) if end is None else end):
        broken = _AT_LINE_END.search(found[0]) if "\n" in found[0] else None
        if broken is None:
            yield _word(found[0], found.start(), found.end(), language)
            continue
        parts = found[0][: broken.start()], found[0][broken.end() :]
        if _were_one(*parts, broken[0], language):
            yield _word("".join(parts), found.start(), found.end(), language)
        else:
            yield _word(parts[0], found.start(), found.start() + broken.start(), language)
            yield _word(parts[1], found.start() + broken.end(), found.end(), language)


def has_rare_signs(text: str, start: int = 0, end: int | None = None) -> bool:
    """Whether text[start:end] needs the word pattern for every script. The one for most texts compiles in a tenth of
    the time, which a short command notices."""
    return _RARE_SIGN.search(text, start, len(text) if end is None else end) is not None


def word_pattern(for_every_script: bool) -> str:
    """A word with inner apostrophes, full stops (U.S.) or a decimal number, as a regular expression; for texts without
    rare signs both say the same."""
    if for_every_script:
        in_word, marks = rf"[^\W_{LETTER_APOSTROPHE}{_ALONE}]", _marks()
        letters = rf"(?:{in_word}++(?:[{INVISIBLE}]*+(?:{in_word}|[{marks}])++)*+)"  # with what nobody sees between
        alone, hidden = rf"[{_ALONE}][{marks}]*+|", f"[{INVISIBLE}]*"
    else:
        letters, alone, hidden = rf"[^\W_{LETTER_APOSTROPHE}]++", "", ""
    return (
        rf"(?:{LETTER}\.){{2,}}"
        rf"|\d{{1,3}}(?:[{NO_BREAK_SPACE}{NARROW_SPACES}]\d{{3}})+(?!\d)(?:[.,]\d+)?"
        r"|\d+(?:[.,:]\d+)*"
        rf"|{alone}{letters}(?:{_LINE_END}{letters})?"
        rf"(?:{hidden}['{APOSTROPHE}{LETTER_APOSTROPHE}]{hidden}{LETTER}(?:{letters})?)*"
    )


def _marks() -> str:
    """Accents and vowel signs that Unicode counts as characters of their own, behind the letter they stand on."""
    candidates = map(chr, (*range(0x300, 0x1B00), *range(0x3099, 0x309B)))
    return "".join(sign for sign in candidates if category(sign).startswith("M"))


@cache
def _words(for_every_script: bool) -> re.Pattern[str]:
    return re.compile(word_pattern(for_every_script))


@cache
def _stands_alone() -> re.Pattern[str]:
    return re.compile(f"[{_ALONE}]")


def _word(written: str, start: int, end: int, language: Language) -> Word:
    spelling = spelling_of(written)
    return Word(start, end, spelling, normal_form(spelling, language))


def _were_one(before: str, behind: str, at_line_end: str, language: Language) -> bool:
    """Whether two parts of a word before and behind the end of a line make one word, without the hyphen between: one
    that is known, or of which a part is no word by itself."""
    if at_line_end.startswith(SOFT_HYPHEN):
        return True
    known = language.vocabulary
    if not behind[0].islower() or not known:
        return behind[0].islower()
    parts = [spelling_of(part) for part in (before, behind)]
    return "".join(parts) in known or not all(part in known for part in parts)


def spelling_of(word: str) -> str:
    """A word as it stands in a text without what is typography only: case, style of apostrophe, ligatures, letters
    put together from an accent and what it stands on, and what nobody sees."""
    if word.isascii():
        return word.lower()
    spelling = word.translate(SPELLED)
    if not spelling.isascii() and (spelling[:1].isalpha() or spelling.isdecimal()):
        composed = normalize("NFKC", spelling)
        spelling = spelling if " " in composed else composed
    return spelling.casefold() or word


def is_of_script_without_spaces(word: str) -> bool:
    """Whether a word is a character of a script that writes no space between words."""
    return has_rare_signs(word) and _stands_alone().match(word) is not None


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
def _stemmer(name: str) -> Stemmer:
    from Stemmer import Stemmer

    return Stemmer(name)
