"""Dates: another day, or the same one less exactly. The same day written differently is no drift."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.drift.context import LIKELY, SURE, SentencePair, find_run, is_content_word, match_key
from variorum.drift.date_mentions import YEAR, DateMention, dates, dates_around
from variorum.drift.drift import ChangeKind, Drift, DriftType
from variorum.drift.lexicon import Lexicon
from variorum.drift.registry import both_ways, detector


@detector(DriftType.DATE)
def date_drift(pair: SentencePair, _lexicon: Lexicon) -> Iterator[Drift]:
    """The one date of each side that the other has not, where they can be held against each other.

    How sure the link is decides what is told: dates of one month always, another date of the same kind only
    where it is sure.
    """
    base, other = pair.base, pair.other
    ours, theirs = dates(base), dates(other)
    our_keys, their_keys = {w.key for w in dates_around(base)}, {w.key for w in dates_around(other)}
    one = [when for when in ours if when.key not in their_keys]
    two = [when for when in theirs if when.key not in our_keys]
    if len(one) == len(two) == 1:
        same_thing = bool(base.around(one[0].words) & other.around(two[0].words))
        same_month = one[0].month is not None and one[0].month == two[0].month
        least = SURE if one[0].exactness == two[0].exactness else LIKELY
        if same_month or (same_thing and pair.score >= least):
            yield from _between(one[0], two[0])
    if pair.score >= LIKELY:
        yield from both_ways(pair, _years)


def _between(one: DateMention, two: DateMention) -> Iterator[Drift]:
    sides = one.words, two.words
    if one.exactness == two.exactness:
        if one.pointing or two.pointing:
            return  # from when each is counted is not known
        reason = "both give a date of the same kind, and they are not the same"
        yield Drift.of(DriftType.DATE, ChangeKind.OTHER_DATE, *sides, reason)
    elif _may_be_same(one, two):
        change = ChangeKind.MADE_VAGUE if one.exactness > two.exactness else ChangeKind.MADE_EXACT
        reason = "one side gives the date more exactly than the other"
        yield Drift.of(DriftType.DATE, change, *sides, reason)


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
            reason = f"the same words, with the year {word.form} on one side only"
            yield Drift.of(DriftType.DATE, ChangeKind.YEAR_LEFT_OUT, *sides, reason)
