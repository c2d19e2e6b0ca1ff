"""Roles: the same person as something else, or as what they were before; an institution in a person's place."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import pairwise
from typing import Final

from variorum.base.translation import translatable
from variorum.drift.context import LIKELY, SentenceContext, SentencePair, is_content_word
from variorum.drift.drift import ON_ONE_SIGN, ON_SEVERAL_SIGNS, ChangeKind, Drift, DriftType, TextSpan
from variorum.drift.ledger.dates import YEAR
from variorum.drift.ledger.people import RoleMention, roles_in, roles_of_article
from variorum.drift.lexicon import Lexicon
from variorum.drift.registry import both_ways, detector
from variorum.text.words import Word, stem

_SHORTEST_PLACE: Final = 5  # letters
_REACH: Final = 6  # words before a surname in which what turns its role stands
_ENDED_WITHIN: Final = 3  # words before a role in which what ended it stands
_PERHAPS: Final = 0.4


@detector(DriftType.NAME)
def name_drift(pair: SentencePair, lexicon: Lexicon) -> Iterator[Drift]:
    """Another role of the same person, or the same one turned; a place in another form; and, where it is
    likely that the sentences say the same, an institution in a person's place."""
    yield from _other_role(pair, lexicon)
    yield from _other_form(pair.base, pair.other)
    if pair.score >= LIKELY:
        yield from both_ways(pair, lambda pair: _institution(pair.base, pair.other, lexicon))


def _other_role(pair: SentencePair, lexicon: Lexicon) -> Iterator[Drift]:
    """People whom both sentences give a role, and not the same."""
    base, other = pair.base.index, pair.other.index
    for mine in roles_in(base, pair.base.sentence, lexicon):
        for yours in roles_in(other, pair.other.sentence, lexicon):
            if mine.surname != yours.surname:
                continue
            if mine.role == yours.role:
                if mine.role in lexicon.words("titles"):
                    yield from _turned(pair, mine, yours, lexicon)
            elif _knows_only(pair, mine, yours, lexicon) and _exclude_each_other(mine, yours, lexicon):
                reason = translatable(
                    "{name} is “{words}” on one side and “{other}” on the other",
                    name=mine.surname,
                    words=mine.words.text,
                    other=yours.words.text,
                )
                confidence = ON_SEVERAL_SIGNS if _are_rivals(mine, yours, lexicon) else ON_ONE_SIGN
                sides = mine.words, yours.words
                yield Drift.of(DriftType.NAME, ChangeKind.OTHER_ROLE, *sides, reason, confidence)


def _knows_only(pair: SentencePair, mine: RoleMention, yours: RoleMention, lexicon: Lexicon) -> bool:
    """Whether neither article gives the person the other's role anywhere."""
    return (mine.surname, yours.role) not in roles_of_article(pair.base.index, lexicon) and (
        yours.surname,
        mine.role,
    ) not in roles_of_article(pair.other.index, lexicon)


def _exclude_each_other(mine: RoleMention, yours: RoleMention, lexicon: Lexicon) -> bool:
    """Whether two roles may be at odds: nobody has both, or neither is one that its holder has beside others."""
    return _are_of_one_kind(mine, yours, lexicon) or not {mine.role, yours.role} & lexicon.words("held_beside")


def _are_rivals(mine: RoleMention, yours: RoleMention, lexicon: Lexicon) -> bool:
    """Whether nobody is both at once in one body: chairman and manager of a campaign."""
    return _are_of_one_kind(mine, yours, lexicon) and bool(mine.about & yours.about)


def _are_of_one_kind(mine: RoleMention, yours: RoleMention, lexicon: Lexicon) -> bool:
    return any({mine.role, yours.role} <= kind for kind in lexicon.rival_roles)


def _turned(pair: SentencePair, mine: RoleMention, yours: RoleMention, lexicon: Lexicon) -> Iterator[Drift]:
    """The same role with and without "former", where the article without it never says so of the person."""
    turns = mine.turns ^ yours.turns
    if not turns:
        return
    word = min(turns)
    turns_first = word in mine.turns
    plain, words = (pair.other, yours.words) if turns_first else (pair.base, mine.words)
    if _says_elsewhere(plain, word, mine.surname) or _is_dated(plain, words):
        return
    reason = translatable(
        "“{word}” before the role on one side only; the other article never says so of {name}",
        word=word,
        name=mine.surname,
    )
    change = ChangeKind.TITLE_CHANGED if turns_first else ChangeKind.TITLE_TURNED
    # "Then" only says when; a deputy is called by the office for short; who was fired had the role then.
    is_weighty = word == "former" and not _tells_how_it_ended(plain, words, lexicon)
    confidence = _PERHAPS if word == "then" else ON_SEVERAL_SIGNS if is_weighty else ON_ONE_SIGN
    yield Drift.of(DriftType.NAME, change, mine.words, yours.words, reason, confidence)


def _is_dated(passage: SentenceContext, role: TextSpan) -> bool:
    """Whether years stand right behind a role: "president from 2000 to 2006" is former too."""
    behind = [word for word in passage.words if word.start >= role.end][:_REACH]
    return any(YEAR.fullmatch(word.form) for word in behind)


def _tells_how_it_ended(passage: SentenceContext, role: TextSpan, lexicon: Lexicon) -> bool:
    """Whether what ends a role stands shortly before it: "the firing of FBI Director Comey"."""
    before = [word for word in passage.words if word.start < role.start][-_ENDED_WITHIN:]
    return any(word.spelling in lexicon.words("ends_role") for word in before)


def _says_elsewhere(passage: SentenceContext, turn: str, surname: str) -> bool:
    """Whether the whole article has the turning word shortly before the name anywhere."""
    whole = passage.index
    return any(surname in whole.token_sequence[n : n + _REACH] for n in whole.places.get(turn, ()))


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
            reason = translatable("who “{word}”: a person on one side, an institution on the other", word=verb.spelling)
            yield Drift.of(DriftType.NAME, ChangeKind.INSTITUTION_FOR_PERSON, *sides, reason, _PERHAPS)
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
            reason = translatable("the same place, written in another form before “{word}”", word=two.spelling)
            yield Drift.of(DriftType.NAME, ChangeKind.OTHER_FORM, *sides, reason, _PERHAPS)


def _is_place(passage: SentenceContext, one: Word, two: Word) -> bool:
    return (
        passage.is_name(one)
        and len(one.spelling) >= _SHORTEST_PLACE
        and one.spelling.isalpha()
        and passage.between(one, two) == " "
        and passage.text[two.start].islower()
        and is_content_word(two)
    )
