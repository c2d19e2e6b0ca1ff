"""Numbers: another value, rounded, or made vague. Words and digits are compared as values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from variorum.drift.context import SURE, SentenceContext, SentencePair, in_spans, is_content_word
from variorum.drift.date_mentions import date_spans
from variorum.drift.drift import ChangeKind, Drift, DriftType, TextSpan
from variorum.drift.lexicon import Lexicon
from variorum.drift.registry import both_ways, detector
from variorum.text.typography import NO_BREAK_HYPHEN, NO_BREAK_SPACE
from variorum.text.words import Word, stem

_SCALES: Final = {
    "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "m": 1e6, "bn": 1e9, "k": 1e3,
    "percent": 1.0, "percentage": 1.0,
}  # fmt: skip
_SIGNS: Final = frozenset("$£€%")
_NEAR: Final = 0.06  # of the larger value: so much may be rounded away
_FEWEST_SHARED: Final = 2  # words near two numbers, before these count the same thing
_UNIT_REACH: Final = 3  # words behind a number in which its unit stands
_PLAIN_YEAR = re.compile(r"(?:1[89]|20)\d\d")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number where it stands: its value, its unit's stem ("$" and "%" too), its words."""

    value: float
    unit: str
    words: tuple[Word, ...]


@detector(DriftType.NUMBER)
def number_drift(pair: SentencePair, lexicon: Lexicon) -> Iterator[Drift]:
    """Numbers of the same thing that differ, or that one side has only vaguely. Where it is not sure
    that the sentences say the same, words near the numbers must be the same too."""
    yield from _other_unit(pair.base, pair.other)
    yield from _other_value(pair.base, pair.other, 1 if pair.score >= SURE else _FEWEST_SHARED)
    if pair.score >= SURE:
        yield from both_ways(pair, lambda pair: _vague(pair.base, pair.other, lexicon))


def _other_value(base: SentenceContext, other: SentenceContext, fewest: int) -> Iterator[Drift]:
    """The only number of a thing on either side, where at least so many words near it are the same."""
    ours, theirs = _not_in(other, base), _not_in(base, other)
    for amount in ours:
        alike = [found for found in theirs if found.unit == amount.unit and amount.unit]
        only = len(alike) == 1 and len([one for one in ours if one.unit == amount.unit]) == 1
        shared = words_about(base, amount) & words_about(other, alike[0]) if only else frozenset()
        if only and len(shared) >= fewest:
            yield _differing(base, other, amount, alike[0])


def _not_in(other: SentenceContext, own: SentenceContext) -> list[Amount]:
    """The numbers of a sentence whose value the other side has nowhere."""
    amounts = amounts_in(own)
    values = _values(other) if amounts else set()
    return [amount for amount in amounts if amount.value not in values]


def _other_unit(base: SentenceContext, other: SentenceContext) -> Iterator[Drift]:
    """The same number of another currency, or of per cent and not."""
    ours = amounts_in(base)
    theirs = amounts_in(other) if ours else []
    for one in ours:
        for two in theirs:
            signs = {one.unit, two.unit} & _SIGNS
            if one.value == two.value and one.unit != two.unit and len(signs) == 2:
                sides = _with_sign(base, one), _with_sign(other, two)
                reason = f"the same number, counted in {_said(one.unit)} and in {_said(two.unit)}"
                yield Drift.of(DriftType.NUMBER, ChangeKind.OTHER_UNIT, *sides, reason)


def _with_sign(passage: SentenceContext, amount: Amount) -> TextSpan:
    """A number with the sign before or behind it."""
    words = passage.span_of(amount.words)
    start = words.start - (passage.text[words.start - 1 : words.start] in _SIGNS)
    end = words.end + (passage.text[words.end : words.end + 1] in _SIGNS)
    return TextSpan(start, end, passage.text[start:end])


def words_about(passage: SentenceContext, amount: Amount) -> frozenset[str]:
    """The telling words near a number, but for what it counts."""
    return passage.around(passage.span_of(amount.words)) - {amount.unit}


def _values(passage: SentenceContext) -> set[float]:
    """All values of a sentence and those beside it, years and parts of dates too."""
    values: set[float] = set()
    words = passage.all_words
    for n in range(len(words)):
        found = _number(passage, words, n)
        if found is not None:
            values.add(found[0])
    return values


def amounts_in(passage: SentenceContext) -> list[Amount]:
    """The numbers of a sentence that count something: no dates, no years, no bare "one"."""
    dated = in_spans(passage.words, date_spans(passage))
    found = []
    n = 0
    while n < len(passage.words):
        number = _number(passage, passage.words, n)
        if number is None or dated[n]:
            n += 1
            continue
        value, used = number
        words = passage.words[n : n + used]
        unit = _unit(passage, n, used)
        is_year = len(words) == 1 and _PLAIN_YEAR.fullmatch(words[0].form) is not None
        # A "one" counts nothing in most of its uses, and digits after a letter are names.
        if not is_year and words[0].spelling != "one" and unit:
            found.append(Amount(value, unit, words))
        n += used
    return found


def _number(passage: SentenceContext, words: Sequence[Word], n: int) -> tuple[float, int] | None:
    """The value of the number that begins at a word, and how many words it has."""
    form = words[n].form
    if not form[0].isdigit():
        return None
    try:
        value = float(form.replace(",", ""))
    except ValueError:  # times of day, scores: 7:30
        return None
    used = 1
    if n + 1 < len(words) and (scale := _SCALES.get(words[n + 1].spelling)) is not None:
        value, used = value * scale, 2
    return value, used


def _unit(passage: SentenceContext, n: int, used: int) -> str:
    """What a number counts: money, per cent, or the stem of the first noun behind it."""
    first, last = passage.words[n], passage.words[n + used - 1]
    if passage.text[first.start - 1 : first.start] in "$£€" and first.start:
        return passage.text[first.start - 1]
    behind = passage.text[last.end : last.end + 1]
    following = passage.words[n + used : n + used + _UNIT_REACH]
    if behind == "%" or last.spelling in ("percent", "percentage"):
        return "%"
    if following[:2] and [w.spelling for w in following[:2]] == ["per", "cent"]:
        return "%"
    if following and passage.between(last, following[0]) not in (" ", "-", NO_BREAK_SPACE, NO_BREAK_HYPHEN):
        return ""
    return next((stem(w.form) for w in following[:1] if is_content_word(w) and not w.form[0].isdigit()), "")


def _differing(base: SentenceContext, other: SentenceContext, one: Amount, two: Amount) -> Drift:
    sides = base.span_of(one.words), other.span_of(two.words)
    near = abs(one.value - two.value) <= _NEAR * max(abs(one.value), abs(two.value))
    reason = f"both count {_said(one.unit)}: {one.value:g} and {two.value:g}"
    return Drift.of(DriftType.NUMBER, ChangeKind.ROUNDED if near else ChangeKind.OTHER_VALUE, *sides, reason)


def _said(unit: str) -> str:
    return {"%": "per cent"}.get(unit, f"“{unit}…”" if unit.isalpha() else unit)


def _vague(exact: SentenceContext, vague: SentenceContext, lexicon: Lexicon) -> Iterator[Drift]:
    """A number on one side, of which the other says only that there are several."""
    listed = lexicon.words("vague_amounts")
    several = [(one, stem(two.form)) for one, two in pairwise(vague.words) if one.spelling in listed]
    for amount in _not_in(vague, exact) if several else ():
        for word, unit in several:
            if unit == amount.unit:
                sides = exact.span_of(amount.words), vague.span_of([word])
                reason = f"of {_said(amount.unit)} one side gives the number {amount.value:g}"
                yield Drift.of(DriftType.NUMBER, ChangeKind.MADE_VAGUE, *sides, reason)
