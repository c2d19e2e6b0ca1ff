"""Labels: different words for the same thing, from a list, or before the same noun."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import Final

from variorum.base.translation import translatable
from variorum.drift.context import LIKELY, SentenceContext, SentencePair, is_content_word
from variorum.drift.drift import (
    AT_A_GUESS,
    ON_ONE_SIGN,
    ON_SEVERAL_SIGNS,
    ChangeKind,
    Drift,
    DriftType,
    Severity,
    TextSpan,
)
from variorum.drift.lexicon import Lexicon, Phrase
from variorum.drift.registry import detector
from variorum.text.words import Word, stem

_NONE: Final = frozenset[str]()
_SURELY_ALIGNED: Final = 0.75  # the same, where the words are only listed as words for one thing
_LEAST_LINKED: Final = 0.7  # the score of the link, likewise
_LEAST_ALIGNED: Final = 0.6  # the score from which on the aligner surely takes two words for each other
_CLOSE_BY: Final = 4  # words before and behind


@detector(DriftType.LABEL, min_score=LIKELY)
def label_drift(pair: SentencePair, lexicon: Lexicon) -> Iterator[Drift]:
    """What each side calls what both speak of. A loaded word makes another label one of tone."""
    told = list(_loaded(pair, lexicon))
    yield from told
    taken = [drift.base for drift in told if drift.base]
    for drift in (*_listed(pair, lexicon), *_before_same_noun(pair, lexicon)):
        if not any(drift.base and drift.base.start < words.end and words.start < drift.base.end for words in taken):
            yield drift


def _loaded(pair: SentencePair, lexicon: Lexicon) -> Iterator[Drift]:
    """A word that judges on one side, where the other has a plain one in its place."""
    ours, theirs = _loaded_words(pair.base, lexicon), _loaded_words(pair.other, lexicon)
    if not (_may_judge(ours, pair.other, lexicon) or _may_judge(theirs, pair.base, lexicon)):
        return  # before the words are aligned, which takes longest
    for aligned in pair.word_pairs:
        mine = [word for word in ours if aligned.left[0] <= word.start < aligned.left[1]]
        yours = [word for word in theirs if aligned.right[0] <= word.start < aligned.right[1]]
        if bool(mine) == bool(yours) or aligned.kind.is_same or not aligned.tells:
            continue
        plain, words = (pair.other, mine) if mine else (pair.base, yours)
        # The other article uses the word too: it does not shun it.
        if any(stem(word.form) in stems for word in words for stems in plain.index.stems_by_sentence):
            continue
        sides = pair.base.as_written(*aligned.left), pair.other.as_written(*aligned.right)
        there = {word.spelling for word in plain.words_in(*(aligned.right if mine else aligned.left))}
        known = next((word for word in words if _like_form(there & lexicon.tone.get(word.spelling, _NONE), word)), None)
        reason = translatable("“{word}” judges what the other side says plainly", word=(known or words[0]).spelling)
        is_sure = known and aligned.score >= _LEAST_ALIGNED and _is_of_the_same(pair, *sides)
        if not known and not any(word.spelling in lexicon.words("loaded") for word in words):
            continue
        confidence = ON_SEVERAL_SIGNS if is_sure else ON_ONE_SIGN if known else AT_A_GUESS
        yield Drift(DriftType.LABEL, Severity.TONE, *sides, ChangeKind.OTHER_LABEL, reason, confidence)


def _is_of_the_same(pair: SentencePair, one: TextSpan, other: TextSpan) -> bool:
    """Whether two labels are surely of one thing: the sentences surely say the same, and a telling word close by one
    has its counterpart close by the other."""
    if pair.score < _LEAST_LINKED:
        return False
    left, right = _close_by(pair.base, one), _close_by(pair.other, other)
    return any(
        aligned.tells and not left.isdisjoint(range(*aligned.left)) and not right.isdisjoint(range(*aligned.right))
        for aligned in pair.word_pairs
    )


def _close_by(passage: SentenceContext, span: TextSpan) -> set[int]:
    """Where the words begin that stand close by some others."""
    before = [word.start for word in passage.words if word.end <= span.start]
    behind = [word.start for word in passage.words if word.start >= span.end]
    return {*before[-_CLOSE_BY:], *behind[:_CLOSE_BY]}


def _may_judge(judging: Sequence[Word], plain: SentenceContext, lexicon: Lexicon) -> bool:
    """Whether the other side lacks any of some words that judge, and the word is either listed by itself, or the
    other side has a plain one that is listed for it."""
    spellings = {word.spelling for word in plain.words}
    return any(
        word.spelling in lexicon.words("loaded") or not spellings.isdisjoint(lexicon.tone.get(word.spelling, _NONE))
        for word in judging
        if stem(word.form) not in plain.stems
    )


def _like_form(plain: Collection[str], judging: Word) -> bool:
    """Whether any of some plain words is of the form of one that judges: "saying" stands for "claiming"."""
    return any(word.endswith("ing") == judging.spelling.endswith("ing") for word in plain)


def _loaded_words(passage: SentenceContext, lexicon: Lexicon) -> list[Word]:
    """The words of a sentence that judge, outside quotations, names left out."""
    loaded = lexicon.words("loaded") | lexicon.tone.keys()
    return [w for w in passage.words if w.spelling in loaded and not passage.quoted(w) and not passage.is_name(w)]


def _listed(pair: SentencePair, lexicon: Lexicon) -> Iterator[Drift]:
    """Words for one thing by the lists, of which each side has another."""
    base, other = pair.base, pair.other
    loaded = lexicon.words("loaded") | lexicon.tone.keys()
    for group in lexicon.labels:
        ours, theirs = _chosen(base, group), _chosen(other, group)
        if len(ours) == len(theirs) == 1 and ours.keys().isdisjoint(theirs):
            (one, our_words), (two, their_words) = *ours.items(), *theirs.items()
            if base.has_around([two]) or other.has_around([one]):
                continue
            severity = Severity.TONE if {one[0], two[0]} & loaded else ChangeKind.OTHER_LABEL.severity
            reason = translatable(
                "“{one}” and “{two}” are listed as words for one thing", one=" ".join(one), two=" ".join(two)
            )
            sides = base.span_of(our_words), other.span_of(their_words)
            in_place = severity is Severity.TONE and pair.alignment_score(*sides) >= _SURELY_ALIGNED
            confidence = ON_SEVERAL_SIGNS if in_place and _is_of_the_same(pair, *sides) else ON_ONE_SIGN
            yield Drift(DriftType.LABEL, severity, *sides, ChangeKind.OTHER_LABEL, reason, confidence)


def _chosen(passage: SentenceContext, group: Sequence[Phrase]) -> dict[Phrase, tuple[Word, ...]]:
    """The words of a group that the sentence uses."""
    return {
        phrase: passage.words[at : at + len(phrase)]
        for phrase, at in passage.find(group)
        if not passage.quoted(passage.words[at])
    }


def _before_same_noun(pair: SentencePair, lexicon: Lexicon) -> Iterator[Drift]:
    """Another adjective before a noun that stands once on each side."""
    base, other, not_labels = pair.base, pair.other, lexicon.words("not_labels")
    ours, theirs = _pairs(base, not_labels), _pairs(other, not_labels)
    for head, (one, noun) in ours.items():
        if head not in theirs:
            continue
        two, their_noun = theirs[head]
        if stem(one.form) == stem(two.form) or stem(one.form) in other.stems or stem(two.form) in base.stems:
            continue
        sides = base.span_of([one, noun]), other.span_of([two, their_noun])
        reason = translatable("another word before “{word}”, which both sides have once", word=noun.spelling)
        yield Drift.of(DriftType.LABEL, ChangeKind.OTHER_ADJECTIVE, *sides, reason, ON_ONE_SIGN)


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
