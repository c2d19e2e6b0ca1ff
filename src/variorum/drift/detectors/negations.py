"""Negation and direction: what one side says and the other denies, rose against fell."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from variorum.base.translation import translatable
from variorum.drift.context import LIKELY, SentenceContext, SentencePair, find_run, is_content_word, match_key
from variorum.drift.drift import AT_A_GUESS, ON_SEVERAL_SIGNS, ChangeKind, Drift, DriftType
from variorum.drift.lexicon import Lexicon
from variorum.drift.registry import both_ways, detector
from variorum.text.words import Word, stem

_LEAST_ALIKE = 0.75  # of the words of both sides: only then is a negation that one lacks a change
_NEAR = 3  # words around the opposite words, of which one telling one must be on both sides


@detector(DriftType.NEGATION, min_score=LIKELY)
def negation_drift(pair: SentencePair, lexicon: Lexicon) -> Iterator[Drift]:
    """A negation that one side lacks in the same sentence, and words that say the opposite in each other's place."""
    base, other = pair.base, pair.other
    count = len(_negations(base, lexicon)) + len(_negations(other, lexicon))
    if count == 1 and _alike(base, other):
        yield from both_ways(pair, lambda pair: _dropped(pair.base, pair.other, lexicon))
    elif not count:
        yield from _opposite(pair, lexicon)


def _dropped(denying: SentenceContext, plain: SentenceContext, lexicon: Lexicon) -> Iterator[Drift]:
    """The one negation of the pair, where it stands on this side between words that the other has too."""
    negations = _negations(denying, lexicon)
    if negations and _else_the_same(denying, plain, negations[0]):
        words = denying.span_of(negations)
        reason = translatable(
            "“{words}” stands in one of two sentences that are else nearly the same", words=words.text
        )
        yield Drift.of(DriftType.NEGATION, ChangeKind.NEGATION_DROPPED, words, None, reason)


def _negations(passage: SentenceContext, lexicon: Lexicon) -> list[Word]:
    listed = lexicon.words("negations")
    return [w for w in passage.words if w.spelling in listed or w.spelling.endswith("n't")]


def _else_the_same(denying: SentenceContext, plain: SentenceContext, negation: Word) -> bool:
    """Whether the words before and behind the negation stand next to each other on the other side."""
    at = denying.number_of(negation)
    around = denying.words[max(0, at - 1) : at] + denying.words[at + 1 : at + 2]
    return len(around) == 2 and find_run(list(map(match_key, plain.words)), list(map(match_key, around))) is not None


def _alike(base: SentenceContext, other: SentenceContext) -> bool:
    one, two = [match_key(w) for w in base.words], [match_key(w) for w in other.words]
    return SequenceMatcher(None, one, two, autojunk=False).ratio() >= _LEAST_ALIKE


def _opposite(pair: SentencePair, lexicon: Lexicon) -> Iterator[Drift]:
    """Words of opposite meaning near the same words, where neither side denies anything."""
    base, other = pair.base, pair.other
    for n, word in enumerate(base.words):
        opposites = lexicon.opposites.get(word.spelling, frozenset())
        for k, partner in enumerate(other.words if opposites else ()):
            if partner.spelling not in opposites or _has(base, partner) or _has(other, word):
                continue
            one, two = base.span_of([word]), other.span_of([partner])
            near = bool(_around(base, n) & _around(other, k))
            in_place = pair.are_aligned(one, two)
            if near or in_place:
                reason = translatable(
                    "“{word}” and “{other}” say the opposite, of the same thing",
                    word=word.spelling,
                    other=partner.spelling,
                )
                confidence = ON_SEVERAL_SIGNS if near and in_place else AT_A_GUESS
                yield Drift.of(DriftType.NEGATION, ChangeKind.OPPOSITE, one, two, reason, confidence)


def _has(passage: SentenceContext, word: Word) -> bool:
    return any(w.spelling == word.spelling for w in passage.all_words)


def _around(passage: SentenceContext, n: int) -> set[str]:
    words = passage.words[max(0, n - _NEAR) : n + _NEAR + 1]
    return {stem(word.form) for word in words if is_content_word(word)} - {stem(passage.words[n].form)}
