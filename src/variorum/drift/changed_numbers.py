"""Numbers that differ where all around them is the same: told in any language, for it takes no list of words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from variorum.base.translation import translatable
from variorum.drift.context import SentencePair, match_key
from variorum.drift.drift import ON_SEVERAL_SIGNS, ChangeKind, Drift, DriftType
from variorum.text.word_diff import fewest_changes
from variorum.text.words import Word

_ANY_NUMBER: Final = "0"
_LEAST_ALIKE: Final = 0.8  # of the words of both sentences, in order, numbers apart


def changed_numbers(pair: SentencePair) -> Iterator[Drift]:
    """Each number that another stands for, between the same words."""
    ours, theirs = pair.base.words, pair.other.words
    runs = fewest_changes([_key(word) for word in ours], [_key(word) for word in theirs])
    alike = sum(run.left for run in runs if run.equal)
    if 2 * alike < _LEAST_ALIKE * (len(ours) + len(theirs)):
        return
    i = j = 0
    for run in runs:
        for one, two in zip(ours[i : i + run.left], theirs[j : j + run.right], strict=False) if run.equal else ():
            if one.form != two.form and _is_number(one) and _is_number(two):
                sides = pair.base.span_of([one]), pair.other.span_of([two])
                reason = translatable("the same words around {word} and {other}", word=one.spelling, other=two.spelling)
                yield Drift.of(DriftType.NUMBER, ChangeKind.OTHER_VALUE, *sides, reason, ON_SEVERAL_SIGNS)
        i, j = i + run.left, j + run.right


def _key(word: Word) -> str:
    return _ANY_NUMBER if _is_number(word) else match_key(word)


def _is_number(word: Word) -> bool:
    return word.form[0].isdigit()
