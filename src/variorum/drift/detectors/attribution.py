"""Attribution: a named source made a general one, or left out.

None of it is told unasked: on stories that nobody had looked at, what was told was wrong, since the other outlet had
its own copy, or was the source itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from variorum.base.translation import translatable
from variorum.drift.context import LIKELY, SURE, SentenceContext, SentencePair, is_content_word
from variorum.drift.drift import AT_A_GUESS, ON_ONE_SIGN, ChangeKind, Drift, DriftType, TextSpan
from variorum.drift.ledger.sources import Source, outlets_in, unnamed_in
from variorum.drift.lexicon import Lexicon
from variorum.drift.registry import both_ways, detector
from variorum.text.words import stem

_REACH: Final = 4  # words around a general source in which it must be said to say something
_MOST_SHARED: Final = 0.6  # of the words of the shorter side: then both surely say the same


@detector(DriftType.ATTRIBUTION, min_score=LIKELY)
def attribution_drift(pair: SentencePair, lexicon: Lexicon) -> Iterator[Drift]:
    """A source named on one side, of which the other says only that there are some; or nothing, where it
    is sure that the sentences say the same."""
    yield from both_ways(pair, lambda pair: _named(pair, lexicon))
    yield from both_ways(pair, lambda pair: _unnamed(pair, lexicon))


def _named(pair: SentencePair, lexicon: Lexicon) -> Iterator[Drift]:
    """Outlets that the base cites and the other article names nowhere."""
    naming, other = pair.base, pair.other
    for source in outlets_in(naming.index, naming.sentence, lexicon):
        if _is_named(other, source):
            continue
        people = next(iter(unnamed_in(other.index, other.sentence, lexicon)), None)
        general = people or _hedge(other, lexicon) or _general(other, lexicon)
        confidence = ON_ONE_SIGN if _say_the_same(pair) else AT_A_GUESS
        if general is not None:
            reason = translatable(
                "{words} is named on one side; the other article names it nowhere", words=source.words.text
            )
            change = ChangeKind.SOURCE_GENERALISED
            yield Drift.of(DriftType.ATTRIBUTION, change, source.words, general, reason, confidence)
        elif not _attributes(other, lexicon):
            yield _left_out(source.words, confidence)


def _unnamed(pair: SentencePair, lexicon: Lexicon) -> Iterator[Drift]:
    """People without a name who say so on one side, where the other states it as its own."""
    if pair.score < SURE or not _say_the_same(pair) or _attributes(pair.other, lexicon):
        return
    for people in unnamed_in(pair.base.index, pair.base.sentence, lexicon):
        yield _left_out(people, ON_ONE_SIGN)


def _left_out(source: TextSpan, confidence: float) -> Drift:
    reason = translatable(
        "one side says that it has this from {words}; the other says it without a source", words=source.text
    )
    return Drift.of(DriftType.ATTRIBUTION, ChangeKind.SOURCE_LEFT_OUT, source, None, reason, confidence)


def _say_the_same(pair: SentencePair) -> bool:
    """Whether most telling words of the shorter side stand on the other: else they may say two things."""
    ours, theirs = ({stem(w.form) for w in side.words if is_content_word(w)} for side in (pair.base, pair.other))
    shorter = min(len(ours), len(theirs))
    return pair.score >= SURE and shorter > 0 and len(ours & theirs) >= _MOST_SHARED * shorter


def _is_named(passage: SentenceContext, source: Source) -> bool:
    """Whether the other article names the source anywhere, in full, by its initials or by its first words; or is
    the outlet's own."""
    whole, name = passage.index, source.name
    own = (whole.article.article.outlet or "").casefold().removeprefix("the ").split()
    if not name or " ".join(name) in " ".join(own):
        return True
    initials = "".join(word[0] for word in name)
    short = ("the", name[-1]) if len(name) > 1 else name
    return any(map(whole.contains_phrase, (name, short))) or (len(initials) > 2 and initials in whole.places)


def _hedge(passage: SentenceContext, lexicon: Lexicon) -> TextSpan | None:
    """A word such as reportedly, which says that somebody says so, but not who."""
    found = next(passage.find(lexicon.phrases["reporting_hedges"]), None)
    return None if found is None else passage.span_of(passage.words[found[1] : found[1] + len(found[0])])


def _general(passage: SentenceContext, lexicon: Lexicon) -> TextSpan | None:
    """Words such as critics or many, beside a verb of saying."""
    says = lexicon.words("says") | lexicon.words("vouched")
    for phrase, at in passage.find(lexicon.phrases["generic_sources"]):
        around = passage.words[max(0, at - _REACH) : at + len(phrase) + _REACH]
        if not passage.quoted(passage.words[at]) and any(word.spelling in says for word in around):
            return passage.span_of(passage.words[at : at + len(phrase)])
    return None


def _attributes(passage: SentenceContext, lexicon: Lexicon) -> bool:
    """Whether the sentence, or one beside it, says who says so."""
    if passage.is_headline:
        return True
    return passage.has_around(lexicon.phrases["vouched"])
