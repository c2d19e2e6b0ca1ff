"""Hedges that are gone or come, and what may be against what will be."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from variorum.drift.context import SentenceContext, SentencePair, is_content_word
from variorum.drift.drift import ChangeKind, Drift, DriftType
from variorum.drift.lexicon import Lexicon, Phrase
from variorum.drift.registry import both_ways, detector
from variorum.text.words import Word, stem

_PERHAPS = 0.5  # one in six was right on stories that the rule had not seen
_REACH = 5  # telling words after a hedge that it may bear on
_FEWEST_MET = 2  # of these must stand on the other side: it says the same thing, without the hedge


# A hedge may be about another half of the sentence: the link must be surer than for other missing words.
@detector(DriftType.HEDGE, min_score=0.55)
def hedge_drift(pair: SentencePair, lexicon: Lexicon) -> Iterator[Drift]:
    """A hedge on one side where the other states the same thing outright."""
    yield from both_ways(pair, lambda pair: _dropped(pair.base, pair.other, lexicon))
    yield from both_ways(pair, lambda pair: _surer(pair.base, pair.other, lexicon))


def _dropped(hedging: SentenceContext, plain: SentenceContext, lexicon: Lexicon) -> Iterator[Drift]:
    if _vouched(plain, lexicon):
        return
    for phrase, at in hedging.find(lexicon.phrases["hedges"]):
        if hedging.quoted(hedging.words[at]):
            continue
        governed = [w for w in hedging.words[at + len(phrase) :] if is_content_word(w)][:_REACH]
        met = [word for word in governed if stem(word.form) in plain.stems]
        # A participle behind it tells what the writer makes of it: "apparently referring to".
        remark = bool(governed) and governed[0].form.endswith("ing")
        if len(met) >= _FEWEST_MET and not remark:
            words = hedging.span_of(hedging.words[at : at + len(phrase)])
            shared = " ".join(word.spelling for word in met)
            reason = f"“{words.text}” on one side; the other says it outright ({shared})"
            yield Drift.of(DriftType.HEDGE, ChangeKind.HEDGE_DROPPED, words, None, reason, _PERHAPS)
        return


def _vouched(passage: SentenceContext, lexicon: Lexicon) -> bool:
    """Whether a side says that somebody else vouches for it, or hedges in any way."""
    return any(passage.has_around(lexicon.phrases[name]) for name in ("hedges", "vouched", "unsure"))


def _surer(unsure: SentenceContext, sure: SentenceContext, lexicon: Lexicon) -> Iterator[Drift]:
    """May on one side and will on the other, before the same verb."""
    certain = {stem(verb.form): (modal, verb) for modal, verb in _modals(sure, lexicon.phrases["sure"])}
    for modal, verb in _modals(unsure, lexicon.phrases["unsure"]):
        if (found := certain.get(stem(verb.form))) is not None:
            one, two = unsure.span_of([modal, verb]), sure.span_of(list(found))
            reason = f"“{one.text}” on one side, “{two.text}” on the other"
            yield Drift.of(DriftType.HEDGE, ChangeKind.MADE_SURE, one, two, reason)


def _modals(passage: SentenceContext, modals: tuple[Phrase, ...]) -> Iterator[tuple[Word, Word]]:
    words = {phrase[0] for phrase in modals}
    for one, two in pairwise(passage.words):
        if one.spelling in words and is_content_word(two):
            yield one, two
