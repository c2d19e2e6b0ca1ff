"""Names: a title that changes what somebody is, such as former, and another title."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import pairwise

from variorum.drift.context import LIKELY, SentenceContext, SentencePair, is_content_word
from variorum.drift.drift import ChangeKind, Drift, DriftType
from variorum.drift.lexicon import Lexicon
from variorum.drift.registry import both_ways, detector
from variorum.text.words import Word, stem

_ALIKE = {"ex": "former"}
_SHORTEST_PLACE = 5  # letters
_REACH = 6  # words before a surname in which its titles stand


@dataclass(frozen=True, slots=True)
class TitledName:
    """A name with its titles: the surname's form, the titles, the words that turn them, all words."""

    surname: str
    titles: frozenset[str]
    turns: frozenset[str]
    words: tuple[Word, ...]


@detector(DriftType.NAME)
def name_drift(pair: SentencePair, lexicon: Lexicon) -> Iterator[Drift]:
    """The same surname under titles that do not say the same; a place in another form; and, where it is
    likely that the sentences say the same, an institution in a person's place."""
    yield from _other_title(pair.base, pair.other, lexicon)
    yield from _other_form(pair.base, pair.other)
    if pair.score >= LIKELY:
        yield from both_ways(pair, lambda pair: _institution(pair.base, pair.other, lexicon))


def _other_title(base: SentenceContext, other: SentenceContext, lexicon: Lexicon) -> Iterator[Drift]:
    ours = {titled.surname: titled for titled in _titled(base, lexicon)}
    for theirs in _titled(other, lexicon):
        mine = ours.get(theirs.surname)
        if mine is None or mine.titles.isdisjoint(theirs.titles) or mine.turns == theirs.turns:
            continue
        turns_first = bool(mine.turns - theirs.turns)
        word = min(mine.turns ^ theirs.turns)
        if _says_elsewhere(other if turns_first else base, word, theirs.surname):
            continue
        sides = base.span_of(mine.words), other.span_of(theirs.words)
        reason = f"“{word}” before the name on one side only; the other article never says so of it"
        change = ChangeKind.TITLE_CHANGED if turns_first else ChangeKind.TITLE_TURNED
        yield Drift.of(DriftType.NAME, change, *sides, reason)


def _institution(naming: SentenceContext, other: SentenceContext, lexicon: Lexicon) -> Iterator[Drift]:
    """A person who does something on one side, where on the other a government does it."""
    found = _named_institution(other, lexicon.words("institutions"))
    if not found:
        return
    there = {word.form for word in other.words}
    for person, verb in pairwise(naming.words):
        does = naming.text[verb.start].islower() and verb.form.endswith("ed")
        is_person = does and person.form not in there and naming.is_name(person) and _is_person(naming, person)
        if is_person and stem(verb.form) in map(stem, there):
            sides = naming.span_of([person]), other.span_of(found)
            reason = f"who “{verb.spelling}”: a person on one side, an institution on the other"
            yield Drift.of(DriftType.NAME, ChangeKind.INSTITUTION_FOR_PERSON, *sides, reason)
            return


def _named_institution(passage: SentenceContext, institutions: Collection[str]) -> list[Word]:
    """The first institution with the capitalised words before it: White House officials."""
    for at, word in enumerate(passage.words):
        if word.form in institutions:
            start = passage.name_start(at)
            if start < at:
                return list(passage.words[start : at + 1])
    return []


def _is_person(passage: SentenceContext, word: Word) -> bool:
    """Whether the article has the name more than once, and not only because a sentence begins with it."""
    return len(passage.index.places.get(word.form, ())) > 1 and passage.words[0] is not word


def _other_form(base: SentenceContext, other: SentenceContext) -> Iterator[Drift]:
    """A place as a noun on one side and as an adjective on the other, before the same word."""
    theirs = {stem(two.form): (one, two) for one, two in pairwise(other.words) if _is_place(other, one, two)}
    ours = [(one, two) for one, two in pairwise(base.words) if theirs and _is_place(base, one, two)]
    for one, two in ours:
        found = theirs.get(stem(two.form))
        if found is None:
            continue
        mine, yours = one.spelling, found[0].spelling
        if mine != yours and (mine.startswith(yours) or yours.startswith(mine)):
            sides = base.span_of([one, two]), other.span_of(found)
            reason = f"the same place, written in another form before “{two.spelling}”"
            yield Drift.of(DriftType.NAME, ChangeKind.OTHER_FORM, *sides, reason)


def _is_place(passage: SentenceContext, one: Word, two: Word) -> bool:
    return (
        passage.is_name(one)
        and len(one.spelling) >= _SHORTEST_PLACE
        and one.spelling.isalpha()
        and passage.between(one, two) == " "
        and passage.text[two.start].islower()
        and is_content_word(two)
    )


def _says_elsewhere(passage: SentenceContext, turn: str, surname: str) -> bool:
    """Whether the whole article has the turning word shortly before the name anywhere."""
    whole = passage.index
    return any(surname in whole.token_sequence[n : n + _REACH] for n in whole.places.get(turn, ()))


def _titled(passage: SentenceContext, lexicon: Lexicon) -> Iterator[TitledName]:
    titles, turns = lexicon.words("titles"), lexicon.words("title_turns")
    words = passage.words
    for n, word in enumerate(words):
        ends_name = n + 1 == len(words) or not (
            passage.is_name(words[n + 1]) and passage.between(word, words[n + 1]) == " "
        )
        if not passage.is_name(word) or word.form in titles or not ends_name:
            continue
        before: list[Word] = []
        for k in range(n - 1, max(-1, n - 1 - _REACH), -1):
            gap = passage.between(words[k], words[k + 1])
            known = words[k].form in titles or words[k].form in turns
            if not (passage.is_name(words[k]) or known) or gap.strip(",. -") or (gap[:1] == "," and not known):
                break
            before.insert(0, words[k])
        found = frozenset(w.form for w in before) & titles
        if found:
            turning = frozenset(_ALIKE.get(w.form, w.form) for w in before if w.form in turns)
            yield TitledName(word.form, found, turning, (*before, word))
