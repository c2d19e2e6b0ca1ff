"""Hedges that are gone or come, and what may be against what will be."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from variorum.base.translation import translatable
from variorum.drift.context import SentenceContext, SentencePair, is_content_word
from variorum.drift.drift import AT_A_GUESS, ON_ONE_SIGN, ChangeKind, Drift, DriftType
from variorum.drift.lexicon import Lexicon
from variorum.drift.registry import both_ways, detector
from variorum.text.words import Word, stem

_LEAST_ALIGNED = 0.75  # the score from which on the aligner surely takes two words for each other
_REACH = 5  # telling words after a hedge that it may bear on
_FEWEST_MET = 2  # of these must stand on the other side: it says the same thing, without the hedge


# A hedge may be about another half of the sentence: the link must be surer than for other missing words.
@detector(DriftType.HEDGE, min_score=0.55)
def hedge_drift(pair: SentencePair, lexicon: Lexicon) -> Iterator[Drift]:
    """A hedge on one side where the other states the same thing outright."""
    yield from both_ways(pair, lambda pair: _dropped(pair.base, pair.other, lexicon))
    yield from _other_certainty(pair, lexicon)


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
            reason = translatable(
                "“{words}” on one side; the other says it outright ({shared})", words=words.text, shared=shared
            )
            # One in six was right on stories that the rule had not seen.
            yield Drift.of(DriftType.HEDGE, ChangeKind.HEDGE_DROPPED, words, None, reason, AT_A_GUESS)
        return


def _vouched(passage: SentenceContext, lexicon: Lexicon) -> bool:
    """Whether a side says that somebody else vouches for it, or hedges in any way."""
    return any(passage.has_around(lexicon.phrases[name]) for name in ("hedges", "vouched", "unsure"))


def _other_certainty(pair: SentencePair, lexicon: Lexicon) -> Iterator[Drift]:
    """May on one side and will in its place on the other; likewise wants and promised."""
    lists = [(lexicon.words(less), lexicon.words(more)) for less, more in (("unsure", "sure"), ("wishes", "commits"))]
    one, two = ({word.spelling for word in side.words} for side in (pair.base, pair.other))
    if not any((one & less and two & more) or (one & more and two & less) for less, more in lists):
        return  # before the words are aligned, which takes longest
    for aligned in pair.word_pairs:
        spans = aligned.left, aligned.right
        ours, theirs = (side.words_in(*span) for side, span in zip((pair.base, pair.other), spans, strict=True))
        if aligned.kind.is_same or aligned.score < _LEAST_ALIGNED or not ours or not theirs:
            continue
        change = next(filter(None, (_certainty(ours, theirs, two) for two in lists)), None)
        if change is not None and not any(map(pair.base.quoted, ours)) and not any(map(pair.other.quoted, theirs)):
            sides = pair.base.span_of(ours), pair.other.span_of(theirs)
            reason = translatable(
                "“{words}” on one side, “{other}” in its place on the other", words=sides[0].text, other=sides[1].text
            )
            yield Drift.of(DriftType.HEDGE, change, *sides, reason, ON_ONE_SIGN)


def _certainty(
    ours: Sequence[Word], theirs: Sequence[Word], lists: tuple[Collection[str], Collection[str]]
) -> ChangeKind | None:
    """Whether one of two phrases is unsure and the other sure."""
    (our_unsure, our_sure), (their_unsure, their_sure) = (
        [any(word.spelling in listed for word in words) for listed in lists] for words in (ours, theirs)
    )
    if our_unsure and their_sure and not their_unsure:
        return ChangeKind.MADE_SURE
    return ChangeKind.MADE_UNSURE if their_unsure and our_sure and not our_unsure else None
