"""Amounts: a value or a range, what is counted, and how exactly. Words and digits are read as values."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from typing import Final

from variorum.drift.context import ArticleIndex, SentenceContext, in_spans, is_content_word
from variorum.drift.drift import TextSpan
from variorum.drift.ledger.dates import date_spans
from variorum.drift.lexicon import Lexicon, Phrase
from variorum.text.synonyms import term_of
from variorum.text.typography import DASHES, NO_BREAK_HYPHEN, NO_BREAK_SPACE
from variorum.text.words import Word, is_of_script_without_spaces, stem

CURRENCY_SIGNS: Final = frozenset("$£€")
SIGNS: Final = CURRENCY_SIGNS | {"%"}
_GLUED: Final = (" ", "-", NO_BREAK_SPACE, NO_BREAK_HYPHEN)
_NO_FEW: Final = 10  # from here on a number counts one thing, whatever it is called
_NOUN_REACH: Final = 4  # words behind a number in which what it counts stands
_LIMIT_REACH: Final = 3  # words before it in which its limit stands
_PLAIN_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_BETWEEN_SCALES: Final = ("", " ", "-", NO_BREAK_SPACE)
_JOINS_RANGE: Final = frozenset({"to", "or", "and"})


class Limit(StrEnum):
    """How a number is meant."""

    EXACT = "exact"
    ABOUT = "about"
    NEARLY = "nearly"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    PART = "a_part"  # of another number: "another 40", "the first 40"


@dataclass(frozen=True, slots=True)
class Amount:
    """A number where it stands: its least and greatest value, its unit ("$", "%", or the stem of the noun that it
    counts), that noun as it is written, its limit, what it is counted by ("week" of "a week"), and whether a hyphen
    joins it to the noun."""

    low: float
    high: float
    unit: str
    noun: str
    limit: Limit
    per: str
    words: TextSpan
    joined: bool = False

    @property
    def value(self) -> float:
        """The greatest value, which is the only one of most."""
        return self.high


def _times(digits: float, scale: float) -> float:
    """A scaled number without the noise of its last digits."""
    return float(f"{digits * scale:.12g}")


@dataclass(frozen=True, slots=True)
class _Number:
    """A number at some words: its digits, the scale behind them, and the number of the word behind it all."""

    digits: float
    scale: float
    end: int

    @property
    def value(self) -> float:
        return _times(self.digits, self.scale)


@lru_cache(maxsize=8_192)
def amounts_in(whole: ArticleIndex, sentence: int, lexicon: Lexicon) -> tuple[Amount, ...]:
    """The numbers of a sentence that count something: no dates, no years, no bare "one"."""
    return tuple(_AmountReader(SentenceContext(whole, sentence), lexicon).amounts())


def values_in(whole: ArticleIndex, sentence: int, lexicon: Lexicon) -> frozenset[float]:
    """All values of a sentence, years and parts of dates too."""
    passage = SentenceContext(whole, sentence)
    reader = _AmountReader(passage, lexicon)
    found = (reader.number(n) for n in range(len(passage.words)))
    return frozenset(number.value for number in found if number)


class _AmountReader:
    """Reads the amounts of one sentence."""

    def __init__(self, passage: SentenceContext, lexicon: Lexicon) -> None:
        self._passage, self._words, self._lexicon = passage, passage.words, lexicon
        self._dated = in_spans(passage.words, date_spans(passage))

    def amounts(self) -> list[Amount]:
        found = []
        n = 0
        while n < len(self._words):
            number = self.number(n)
            if number is None or self._dated[n]:
                n += 1
                continue
            last = self._range_end(number) or number
            amount = self._amount(n, number, last)
            if amount is not None:
                found.append(amount)
            n = last.end
        return found

    def number(self, n: int) -> _Number | None:
        """The number that begins at a word; None for times of day, scores, and where none does."""
        form = self._words[n].form
        if not form[0].isdigit():
            return None
        try:
            value = float(form.replace(",", ""))
        except ValueError:
            return None
        scale, end = 1.0, n + 1
        while end < len(self._words) and self._between(end) in _BETWEEN_SCALES:
            factor = self._lexicon.scales.get(self._words[end].spelling)
            # A letter is a scale only where it is written to the digits: 40m.
            if factor is None or (len(self._words[end].spelling) <= 2 and self._between(end)):
                break
            scale, end = scale * factor, end + 1
        return _Number(value, scale, end)

    def _range_end(self, first: _Number) -> _Number | None:
        """The second number of a range: 50-60, 50 to 60, between 50 and 60."""
        end, words = first.end, self._words
        if end >= len(words):
            return None
        if self._between(end).strip(" ") in ("-", *DASHES) and (second := self.number(end)):
            return self._as_range(first, second)
        joins = words[end].spelling in _JOINS_RANGE and end + 1 < len(words)
        if not joins or (second := self.number(end + 1)) is None:
            return None
        is_range = words[end].spelling != "and" or "between" in (word.spelling for word in words[max(0, end - 3) : end])
        return self._as_range(first, second) if is_range else None

    def _as_range(self, first: _Number, second: _Number) -> _Number | None:
        """The second of two numbers, if both are of one kind: not "raised 10% to $275"."""
        text = self._passage.text
        start, behind = self._words[second.end - 1].start, self._words[first.end - 1].end
        if text[behind : behind + 1] == "%" and text[self._words[second.end - 1].end :][:1] != "%":
            return None
        if start and text[start - 1] in CURRENCY_SIGNS and not self._is_signed(first):
            return None
        return second if second.value > first.value or second.digits > first.digits else None

    def _is_signed(self, number: _Number) -> bool:
        start = self._words[number.end - 1].start
        return bool(start) and self._passage.text[start - 1] in CURRENCY_SIGNS

    def _amount(self, n: int, first: _Number, last: _Number) -> Amount | None:
        words = self._words
        if words[n].spelling == "one" or (last.end == n + 1 and _PLAIN_YEAR.fullmatch(words[n].form)):
            return None
        unit, noun = self._unit(n, last.end)
        if not unit:
            return None
        shares_scale = first is not last and first.scale == 1  # 50 to 60 million
        low = _times(first.digits, last.scale if shares_scale else first.scale)
        span = self._passage.span_of(words[n : last.end])
        limit, per = self._limit(n, last.end), self._per(last.end)
        joined = bool(noun) and last.end < len(words) and "-" in self._between(last.end)
        return Amount(low, last.value, unit, noun, limit, per, self._signed(span), joined)

    def _unit(self, n: int, end: int) -> tuple[str, str]:
        """What a number counts: money, per cent, or the stem of the noun behind it, with that noun."""
        first, last = self._words[n], self._words[end - 1]
        text = self._passage.text
        if first.start and text[first.start - 1] in CURRENCY_SIGNS:
            return text[first.start - 1], ""
        if text[last.end : last.end + 1] == "%" or last.spelling in ("percent", "percentage"):
            return "%", ""
        following = [word.spelling for word in self._words[end : end + 2]]
        if following == ["per", "cent"]:
            return "%", ""
        noun = self._noun(end + 2 if self._limit_behind(end) else end)
        if noun is None or self._is_label(n, end):
            return "", ""
        sign = self._lexicon.currencies.get(noun.form, "")
        return sign or stem(noun.form), noun.spelling

    def _noun(self, end: int) -> Word | None:
        """The noun behind a number: the first plural of the next words, else the next word."""
        run: list[Word] = []
        for n in range(end, min(end + _NOUN_REACH, len(self._words))):
            word = self._words[n]
            is_glued = self._between(n) in _GLUED or is_of_script_without_spaces(word.form)
            if not is_glued or not is_content_word(word) or word.form[0].isdigit():
                break
            run.append(word)
        plural = next((word for word in run if self._is_plural(word)), None)
        return plural or next(iter(run), None)

    def _is_plural(self, word: Word) -> bool:
        form = word.spelling
        return form in self._lexicon.words("plurals") or (
            len(form) > 3 and form.endswith("s") and not form.endswith(("ss", "us", "is", "'s"))
        )

    def _is_label(self, n: int, end: int) -> bool:
        """Whether the number is a part of a name: Flight 370, Article 2."""
        if not n or end - n > 1 or self._between(n) != " ":
            return False
        return self._passage.is_name(self._words[n - 1]) and is_content_word(self._words[n - 1]) and n > 1

    def _limit(self, n: int, end: int) -> Limit:
        for limit in Limit:
            if limit is Limit.EXACT:
                continue
            if any(self._said_before(n - 1, phrase) for phrase in self._lexicon.phrases[limit.value]):
                return limit
        return self._limit_behind(end) or Limit.EXACT

    def _limit_behind(self, end: int) -> Limit | None:
        """The limit of "or more" behind a number."""
        behind = tuple(word.spelling for word in self._words[end : end + 2])
        limits = (Limit.AT_LEAST, Limit.AT_MOST, Limit.ABOUT)
        return next((one for one in limits if behind in self._lexicon.phrases[f"{one.value}_behind"]), None)

    def _said_before(self, at: int, phrase: Phrase) -> bool:
        """Whether a phrase ends at a word, or up to two words before it."""
        for last in range(at, max(-1, at - _LIMIT_REACH), -1):
            first = last + 1 - len(phrase)
            if first >= 0 and all(self._words[first + k].spelling == word for k, word in enumerate(phrase)):
                return all(self._is_small(n) for n in range(last + 1, at + 1))
        return False

    def _is_small(self, n: int) -> bool:
        return not is_content_word(self._words[n])

    def _per(self, end: int) -> str:
        """The time of "a week", "per year", "each day" behind a number and its noun."""
        words = self._words[end : end + _NOUN_REACH]
        for one, two in pairwise(words):
            if one.spelling in ("a", "an", "per", "each", "every") and two.form in self._lexicon.words("times"):
                return two.form
        return ""

    def _between(self, n: int) -> str:
        return self._passage.between(self._words[n - 1], self._words[n])

    def _signed(self, words: TextSpan) -> TextSpan:
        """A number with the sign before or behind it."""
        text = self._passage.text
        start = words.start - (words.start > 0 and text[words.start - 1] in SIGNS)
        end = words.end + (text[words.end : words.end + 1] in SIGNS)
        return self._passage.as_written(start, end)


def is_claim(text: str, amount: Amount) -> bool:
    """Whether a number says something against others: it is no limit and not rough ("at least 40"), and no small
    number of what bears a name, of which there are several kinds ("two Republican senators")."""
    behind = text[amount.words.end : amount.words.end + 2].strip()
    return amount.limit is Limit.EXACT and (amount.value >= _NO_FEW or not behind[:1].isupper())


def counted_as(amount: Amount, lexicon: Lexicon) -> str:
    """The name under which what an amount counts can be found in another article: other words for the thing aside."""
    if not amount.noun:
        return f"{amount.unit} {amount.per}".strip()
    return lexicon.counted_as.get(amount.unit) or term_of(amount.noun)


def same_unit(one: Amount, other: Amount, lexicon: Lexicon) -> bool:
    """Whether two amounts count the same thing by its name: the same noun, or one that news uses for it. "A 12-nation
    deal" says something else than "with 11 nations"."""
    if one.joined != other.joined:
        return False
    if one.per and other.per and one.per != other.per:
        return False
    return one.unit == other.unit or bool(
        one.noun and other.noun and counted_as(one, lexicon) == counted_as(other, lexicon)
    )


def may_be_equal(one: Amount, other: Amount) -> bool:
    """Whether two amounts can be the same number, as their limits and ranges have it."""
    low, high = _bounds(one)
    other_low, other_high = _bounds(other)
    return low <= other_high and other_low <= high


_ROUGHLY: Final = 0.1  # of a value: so far "about" reaches


def _bounds(amount: Amount) -> tuple[float, float]:
    tiny = 1e-9 * max(1.0, abs(amount.high))
    if amount.limit is Limit.ABOUT:
        return amount.low * (1 - _ROUGHLY), amount.high * (1 + _ROUGHLY)
    if amount.limit is Limit.NEARLY:
        return amount.low * (1 - _ROUGHLY), amount.high - tiny
    if amount.limit is Limit.AT_LEAST:
        return amount.low, float("inf")
    if amount.limit is Limit.MORE_THAN:
        return amount.low + tiny, float("inf")
    if amount.limit is Limit.AT_MOST:
        return 0.0, amount.high
    if amount.limit is Limit.LESS_THAN:
        return 0.0, amount.high - tiny
    return amount.low, amount.high


def is_rounding(one: float, other: float) -> bool:
    """Whether one of two numbers is the other, rounded to the digits it has or cut off there: 48,000 of 48,213, 43
    million of 43,885,310."""
    rougher, finer = sorted((one, other), key=_digits)
    digits = _digits(rougher)
    unit = 10 ** (len(f"{finer:.0f}") - digits)
    is_cut_off = _digits(finer) > digits and finer >= 1 and finer // unit * unit == rougher
    return is_cut_off or float(f"{finer:.{max(0, digits - 1)}e}") == rougher


def _digits(value: float) -> int:
    """How many digits a number has before its zeros at the end."""
    return len(f"{value:.12g}".replace(".", "").split("e", maxsplit=1)[0].strip("0")) or 1


def said(unit: str) -> str:
    """A unit in words."""
    return {"%": "per cent"}.get(unit, f"“{unit}…”" if unit.isalpha() else unit)


def words_about(passage: SentenceContext, amount: Amount) -> frozenset[str]:
    """The telling words near a number, but for what it counts."""
    return passage.around(amount.words) - {amount.unit}
