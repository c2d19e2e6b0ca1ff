"""Labels: different words for the same thing, from a list, or before the same noun."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import Final

from variorum.drift.context import LIKELY, SentenceContext, SentencePair, is_content_word
from variorum.drift.drift import ChangeKind, Drift, DriftType, Severity
from variorum.drift.lexicon import Lexicon, Phrase
from variorum.drift.registry import detector
from variorum.text.words import Word, stem


@detector(DriftType.LABEL, min_score=LIKELY)
def label_drift(pair: SentencePair, lexicon: Lexicon) -> Iterator[Drift]:
    """What each side calls what both speak of. A loaded word makes another label one of tone."""
    base, other = pair.base, pair.other
    loaded = lexicon.words("loaded")
    for group in lexicon.labels:
        ours, theirs = _chosen(base, group), _chosen(other, group)
        if len(ours) == len(theirs) == 1 and ours.keys().isdisjoint(theirs):
            (one, our_words), (two, their_words) = *ours.items(), *theirs.items()
            if base.has_around([two]) or other.has_around([one]):
                continue
            is_loaded = one[0] in loaded or two[0] in loaded
            severity = Severity.TONE if is_loaded else ChangeKind.OTHER_LABEL.severity
            reason = f"“{' '.join(one)}” and “{' '.join(two)}” are listed as words for one thing"
            sides = base.span_of(our_words), other.span_of(their_words)
            yield Drift(DriftType.LABEL, severity, *sides, ChangeKind.OTHER_LABEL, reason)
    yield from _before_same_noun(base, other, lexicon.words("not_labels"))


def _chosen(passage: SentenceContext, group: Sequence[Phrase]) -> dict[Phrase, tuple[Word, ...]]:
    """The words of a group that the sentence uses."""
    return {
        phrase: passage.words[at : at + len(phrase)]
        for phrase, at in passage.find(group)
        if not passage.quoted(passage.words[at])
    }


def _before_same_noun(base: SentenceContext, other: SentenceContext, not_labels: Collection[str]) -> Iterator[Drift]:
    """Another adjective before a noun that stands once on each side."""
    ours, theirs = _pairs(base, not_labels), _pairs(other, not_labels)
    for head, (one, noun) in ours.items():
        if head not in theirs:
            continue
        two, their_noun = theirs[head]
        if stem(one.form) == stem(two.form) or stem(one.form) in other.stems or stem(two.form) in base.stems:
            continue
        sides = base.span_of([one, noun]), other.span_of([two, their_noun])
        reason = f"another word before “{noun.spelling}”, which both sides have once"
        yield Drift.of(DriftType.LABEL, ChangeKind.OTHER_ADJECTIVE, *sides, reason)


_ENDINGS = "al ive ous ful less able ible ic ish ary ory ant ent ile ine ate ar ite ark ret unt rge"
_ADJECTIVE_ENDINGS: Final = tuple(_ENDINGS.split())


def _pairs(passage: SentenceContext, not_labels: Collection[str]) -> dict[str, tuple[Word, Word]]:
    """Each noun that has one word right before it that reads as an adjective."""
    found: dict[str, tuple[Word, Word]] = {}
    twice: set[str] = set()
    for one, two in pairwise(passage.words):
        head = two.form
        if head in found:
            twice.add(head)
        if passage.between(one, two) != " " or passage.quoted(one) != passage.quoted(two):
            continue
        reads_so = one.form.endswith(_ADJECTIVE_ENDINGS) and one.form not in not_labels
        if reads_so and _plain(passage, one) and _plain(passage, two):
            found[head] = (one, two)
    return {head: pair for head, pair in found.items() if head not in twice}


def _plain(passage: SentenceContext, word: Word) -> bool:
    """A telling word in small letters, no number."""
    return (
        passage.text[word.start].islower()
        and is_content_word(word)
        and word.spelling.isalpha()
        and not word.form.endswith("ing")
    )
