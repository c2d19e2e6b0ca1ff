"""Numbers: another value, another estimate, rounded, or made vague. What may be equal is no change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from variorum.base.translation import translatable
from variorum.drift.context import SURE, SentenceContext, SentencePair
from variorum.drift.drift import AT_A_GUESS, ON_ONE_SIGN, ChangeKind, Drift, DriftType
from variorum.drift.ledger.amounts import (
    CURRENCY_SIGNS,
    SIGNS,
    Amount,
    Limit,
    amounts_in,
    is_claim,
    is_rounding,
    may_be_equal,
    said,
    same_unit,
    values_in,
    words_about,
)
from variorum.drift.ledger.dates import YEAR
from variorum.drift.lexicon import Lexicon
from variorum.drift.registry import both_ways, detector
from variorum.text.words import stem

_NEAR: Final = 0.06  # of the larger value: so much may be rounded away
# The larger of two numbers by the smaller, up to which they may well be of one thing: outlets that count a thing
# differently seldom differ by more, and what differs by more are most often two things.
_OF_ONE_SIZE: Final = 1.4
_FEWEST_SHARED: Final = 2  # words near two numbers, before these count the same thing
_SURE: Final = 0.9  # the confidence where the words around both are the same, or the aligner pairs the two


@detector(DriftType.NUMBER)
def number_drift(pair: SentencePair, lexicon: Lexicon) -> Iterator[Drift]:
    """Numbers of the same thing that differ, or that one side has only vaguely."""
    yield from _other_unit(pair, lexicon)
    yield from _other_value(pair, lexicon)
    yield from _other_limit(pair, lexicon)
    if pair.score >= SURE:
        yield from both_ways(pair, lambda pair: _vague(pair.base, pair.other, lexicon))


def _other_value(pair: SentencePair, lexicon: Lexicon) -> Iterator[Drift]:
    """Two numbers of one thing, neither of which the other article gives for it anywhere."""
    ours, theirs = _unmet(pair, lexicon), _unmet(pair.swapped, lexicon)
    for one in ours:
        alike = _partners(one, ours, theirs, lexicon)
        only = len(alike) == 1 and sum(same_unit(two, alike[0], lexicon) for two in ours) == 1
        for two in alike:
            if not may_be_equal(one, two) and (only or pair.are_aligned(one.words, two.words)):
                change = _change(one, two)
                near = _are_of_one_size(one, two)
                shared = len(words_about(pair.base, one) & words_about(pair.other, two))
                if _is_sure(pair, (one, two), change, shared, near=near, only=only):
                    yield _differing(one, two, change, _SURE if near else ON_ONE_SIGN)
                elif near or shared:
                    yield _differing(one, two, change, AT_A_GUESS)


def _are_of_one_size(one: Amount, two: Amount) -> bool:
    """Whether two values are near enough to be counts of one thing."""
    low, high = sorted((abs(one.value), abs(two.value)))
    return high <= _OF_ONE_SIZE * low


def _partners(one: Amount, ours: Sequence[Amount], theirs: Sequence[Amount], lexicon: Lexicon) -> list[Amount]:
    """The amounts of the other side that one of the base can be held against: of the same unit, and of those one that
    it rounds, if there is any; none that another of the base rounds."""
    alike = [two for two in theirs if same_unit(one, two, lexicon)]
    rounded = [two for two in alike if is_rounding(one.value, two.value)]
    taken = [two for two in alike if any(mine is not one and is_rounding(mine.value, two.value) for mine in ours)]
    return rounded or [two for two in alike if two not in taken]


def _is_sure(
    pair: SentencePair, amounts: tuple[Amount, Amount], change: ChangeKind, shared: int, *, near: bool, only: bool
) -> bool:
    """Whether two amounts, which are the only ones of a unit or which the aligner pairs, are surely of one thing:
    `shared` telling words around both are the same. Of money it is enough to be of one size; shares, and money in
    amounts far apart, are of so many things that it takes more, and the same years on either side."""
    one, two = amounts
    if change is not ChangeKind.OTHER_VALUE:
        return False  # rounded: true, and no news; another estimate: mostly of another day, or of a part
    if near and one.unit in CURRENCY_SIGNS:
        return True
    in_place = pair.are_aligned(one.words, two.words)
    if one.unit in SIGNS:
        return in_place and shared > _FEWEST_SHARED and _years(pair.base) == _years(pair.other)
    claims = is_claim(pair.base.text, one) and is_claim(pair.other.text, two)
    enough = _FEWEST_SHARED - in_place - (only and pair.score >= SURE)
    return shared >= enough and claims


def _years(passage: SentenceContext) -> frozenset[str]:
    """The years that a sentence and those beside it give."""
    return frozenset(word.form for word in passage.all_words if YEAR.fullmatch(word.form))


def _other_limit(pair: SentencePair, lexicon: Lexicon) -> Iterator[Drift]:
    """The same number in the same place, said to be reached on one side only: "nearly 50" and "more than 50". A number
    that only one side limits, "3.4 million" and "more than 3.4 million", is rounded, and no news."""
    ours = _limited(pair.base, lexicon)
    theirs = _limited(pair.other, lexicon) if ours else []
    for one in ours:
        for two in theirs:
            same = (one.low, one.high) == (two.low, two.high) and same_unit(one, two, lexicon)
            both_limited = Limit.EXACT not in (one.limit, two.limit)
            if same and both_limited and not may_be_equal(one, two) and pair.are_aligned(one.words, two.words):
                yield _differing(one, two, ChangeKind.OTHER_ESTIMATE, ON_ONE_SIGN)


def _limited(passage: SentenceContext, lexicon: Lexicon) -> list[Amount]:
    """The amounts of a sentence that are not a part of others."""
    amounts = amounts_in(passage.index, passage.sentence, lexicon)
    return [amount for amount in amounts if amount.limit is not Limit.PART]


def _unmet(pair: SentencePair, lexicon: Lexicon) -> list[Amount]:
    """The numbers of the base's sentence that the linked sentences of the other have not, and its whole article not
    of the same thing."""
    amounts = _limited(pair.base, lexicon)
    if not amounts:
        return []
    there = pair.other.index
    values = {v for n in {pair.other.sentence, *pair.other.siblings} for v in values_in(there, n, lexicon)}
    return [
        amount
        for amount in amounts
        if not {amount.low, amount.high} & values and not _stands_in(amount, pair.other, lexicon)
    ]


def _stands_in(amount: Amount, passage: SentenceContext, lexicon: Lexicon) -> bool:
    """Whether the whole article gives an amount, or one that may be equal to it in the same unit."""
    whole = passage.index
    return any(
        same_unit(amount, found, lexicon) and {amount.low, amount.high} & {found.low, found.high}
        for n in range(len(whole.article.sentences))
        for found in amounts_in(whole, n, lexicon)
    )


def _other_unit(pair: SentencePair, lexicon: Lexicon) -> Iterator[Drift]:
    """The same number of another currency, or of per cent and not."""
    ours = amounts_in(pair.base.index, pair.base.sentence, lexicon)
    theirs = amounts_in(pair.other.index, pair.other.sentence, lexicon) if ours else ()
    for one in ours:
        for two in theirs:
            if one.value == two.value and one.unit != two.unit and len({one.unit, two.unit} & SIGNS) == 2:
                reason = translatable(
                    "the same number, counted in {unit} and in {other_unit}",
                    unit=said(one.unit),
                    other_unit=said(two.unit),
                )
                yield Drift.of(DriftType.NUMBER, ChangeKind.OTHER_UNIT, one.words, two.words, reason)


def _change(one: Amount, two: Amount) -> ChangeKind:
    near = abs(one.value - two.value) <= _NEAR * max(abs(one.value), abs(two.value))
    if near and is_rounding(one.value, two.value):
        return ChangeKind.ROUNDED
    return ChangeKind.OTHER_VALUE if one.limit is two.limit is Limit.EXACT else ChangeKind.OTHER_ESTIMATE


def _differing(one: Amount, two: Amount, change: ChangeKind, confidence: float) -> Drift:
    reason = translatable(
        "both count {unit}: {value} and {other_value}", unit=said(one.unit), value=_value(one), other_value=_value(two)
    )
    return Drift.of(DriftType.NUMBER, change, one.words, two.words, reason, confidence)


def _value(amount: Amount) -> str:
    value = f"{amount.low:g}-{amount.high:g}" if amount.low < amount.high else f"{amount.high:g}"
    return value if amount.limit is Limit.EXACT else f"{amount.limit.value.replace('_', ' ')} {value}"


def _vague(exact: SentenceContext, vague: SentenceContext, lexicon: Lexicon) -> Iterator[Drift]:
    """A number on one side, of which the other says only that there are several."""
    listed = lexicon.words("vague_amounts")
    several = [(one, stem(two.form)) for one, two in pairwise(vague.words) if one.spelling in listed]
    for amount in amounts_in(exact.index, exact.sentence, lexicon) if several else ():
        for word, unit in several:
            if unit == amount.unit and not _stands_in(amount, vague, lexicon):
                reason = translatable(
                    "of {unit} one side gives the number {value}", unit=said(amount.unit), value=_value(amount)
                )
                sides = amount.words, vague.span_of([word])
                yield Drift.of(DriftType.NUMBER, ChangeKind.MADE_VAGUE, *sides, reason, AT_A_GUESS)
