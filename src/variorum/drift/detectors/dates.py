"""Dates: another day, or the same one less exactly. The same day written differently is no drift."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from variorum.base.translation import translatable
from variorum.drift.context import LIKELY, SURE, SentenceContext, SentencePair, find_run, is_content_word, match_key
from variorum.drift.drift import AT_A_GUESS, ON_ONE_SIGN, ON_SEVERAL_SIGNS, ChangeKind, Drift, DriftType
from variorum.drift.ledger.dates import YEAR, DateMention, dates, dates_around, dates_in_article
from variorum.drift.lexicon import Lexicon
from variorum.drift.registry import both_ways, detector
from variorum.text.words import Word, stem

_FEWEST_SHARED: Final = 2  # telling words near both dates, before they surely date the same thing


@detector(DriftType.DATE)
def date_drift(pair: SentencePair, _lexicon: Lexicon) -> Iterator[Drift]:
    """The dates of each side that the other has not, where they can be held against each other.

    How sure the link is decides what is told: dates of one month always, another date of the same kind only
    where it is sure.
    """
    base, other = pair.base, pair.other
    ours, theirs = dates(base), dates(other)
    our_keys, their_keys = {w.key for w in dates_around(base)}, {w.key for w in dates_around(other)}
    mine = [when for when in ours if when.key not in their_keys]
    yours = [when for when in theirs if when.key not in our_keys]
    only = len(mine) == len(yours) == 1
    for one in mine:
        for two in yours:
            if only or pair.are_aligned(one.words, two.words):
                yield from _held_together(pair, one, two)
    yield from _other_year(pair)
    if pair.score >= LIKELY:
        yield from both_ways(pair, _years)


def _held_together(pair: SentencePair, one: DateMention, two: DateMention) -> Iterator[Drift]:
    """Two dates that may date the same thing."""
    same_kind = one.exactness == two.exactness
    shared = len(pair.base.around_without_names(one.words) & pair.other.around_without_names(two.words))
    if not same_kind:
        shared += pair.are_aligned(one.words, two.words)
    same_month = one.month is not None and one.month == two.month
    if same_month or (shared and pair.score >= (SURE if same_kind else LIKELY)):
        is_beside_same = same_kind and bool(_beside(pair.base, one) & _beside(pair.other, two))
        is_sure = shared >= _FEWEST_SHARED or (same_month and not same_kind) or is_beside_same
        yield from _between(pair, one, two, ON_SEVERAL_SIGNS if is_sure else AT_A_GUESS)


def _beside(passage: SentenceContext, when: DateMention) -> frozenset[str]:
    """The stems of the telling words nearest to a date, before it and behind it."""
    words = [word for word in passage.words if is_content_word(word)]
    before = [word for word in words if word.end <= when.words.start][-1:]
    behind = [word for word in words if word.start >= when.words.end][:1]
    return frozenset(stem(word.form) for word in (*before, *behind) if not passage.is_name(word))


def _between(pair: SentencePair, one: DateMention, two: DateMention, confidence: float) -> Iterator[Drift]:
    sides = one.words, two.words
    if one.exactness == two.exactness:
        if one.pointing or two.pointing:
            return  # from when each is counted is not known
        reason = translatable("both give a date of the same kind, and they are not the same")
        yield Drift.of(DriftType.DATE, ChangeKind.OTHER_DATE, *sides, reason, confidence)
    elif _may_be_same(one, two) and not _is_given_elsewhere(pair, one, two):
        change = ChangeKind.MADE_VAGUE if one.exactness > two.exactness else ChangeKind.MADE_EXACT
        reason = translatable("one side gives the date more exactly than the other")
        # True most often, and seldom worth a word: no reader of nine of them wanted one.
        yield Drift.of(DriftType.DATE, change, *sides, reason, min(confidence, ON_ONE_SIGN))


def _is_given_elsewhere(pair: SentencePair, one: DateMention, two: DateMention) -> bool:
    """Whether the article of the less exact date has the exact one in another sentence."""
    exact, vague = (one, pair.other) if one.exactness > two.exactness else (two, pair.base)
    return exact.key in {when.key for when in dates_in_article(vague)}


def _other_year(pair: SentencePair) -> Iterator[Drift]:
    """The one year of each side, where neither article has the other's anywhere and the words beside are the same."""
    ours, theirs = _plain_years(pair.base), _plain_years(pair.other)
    if len(ours) == len(theirs) == 1 and ours[0].form != theirs[0].form:
        apart = not pair.base.index.places.get(theirs[0].form) and not pair.other.index.places.get(ours[0].form)
        one, two = pair.base.span_of(ours), pair.other.span_of(theirs)
        shared = pair.base.around(one) & pair.other.around(two)
        if apart and shared:
            reason = translatable(
                "{words} on one side and {other} on the other, beside “{near}…”",
                words=one.text,
                other=two.text,
                near=min(shared),
            )
            is_sure = len(shared) >= _FEWEST_SHARED and pair.score >= LIKELY
            confidence = ON_SEVERAL_SIGNS if is_sure else ON_ONE_SIGN
            yield Drift.of(DriftType.DATE, ChangeKind.OTHER_DATE, one, two, reason, confidence)


def _plain_years(passage: SentenceContext) -> list[Word]:
    return [word for word in passage.words if YEAR.fullmatch(word.form) and not passage.quoted(word)]


def _may_be_same(one: DateMention, two: DateMention) -> bool:
    """Whether the less exact date can be the other: the same month, or one that only points."""
    if one.month and two.month:
        return one.month == two.month
    exact, vague = (one, two) if one.exactness > two.exactness else (two, one)
    return bool(exact.day or exact.month) and bool(vague.pointing)


def _years(pair: SentencePair) -> Iterator[Drift]:
    """A year before words that the other side has without it, and nowhere in these sentences."""
    dated, undated = pair.base, pair.other
    there = {word.form for word in undated.all_words}
    for n, word in enumerate(dated.words[:-2]):
        if not YEAR.fullmatch(word.form) or word.form in there:
            continue
        following = dated.words[n + 1 : n + 3]
        if not all(map(is_content_word, following)) or dated.between(word, following[0]) != " ":
            continue
        if (at := find_run([match_key(w) for w in undated.words], [match_key(w) for w in following])) is not None:
            sides = dated.span_of([word, *following]), undated.span_of(undated.words[at : at + 2])
            reason = translatable("the same words, with the year {year} on one side only", year=word.form)
            yield Drift.of(DriftType.DATE, ChangeKind.YEAR_LEFT_OUT, *sides, reason, ON_ONE_SIGN)
