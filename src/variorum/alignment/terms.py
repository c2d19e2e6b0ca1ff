"""Terms: the words that two articles are compared by, with what they write differently made one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Final

from variorum.alignment.profile import Profile
from variorum.sentences.words import stem
from variorum.yaml_files import shipped_yaml

# Endings by which a country's or a person's name becomes an adjective: Venezuela, Venezuelan.
_ENDINGS: Final = ("n", "an", "ian", "ese", "ish", "i", "s", "ns", "ans", "ians")
_SHORTEST_NAME: Final = 4
_AMERICA: Final = frozenset({"us", "american", "americans", "america", "usa"})


@dataclass(frozen=True)
class Terms:
    """The terms of one sentence: each word's term in order, and those that carry meaning, counted."""

    sequence: tuple[str, ...]
    counts: Mapping[str, int]
    names: frozenset[str]
    quoted: frozenset[str]

    @cached_property
    def places(self) -> Mapping[str, tuple[int, ...]]:
        """Where each term stands in the sequence."""
        found: dict[str, list[int]] = defaultdict(list)
        for n, term in enumerate(self.sequence):
            found[term].append(n)
        return {term: tuple(numbers) for term, numbers in found.items()}

    @cached_property
    def distinct(self) -> frozenset[str]:
        """The terms that carry meaning."""
        return frozenset(self.counts)


def terms_of(left: Sequence[Profile], right: Sequence[Profile]) -> tuple[list[Terms], list[Terms]]:
    """The terms of each sentence of two articles.

    Which names go together is found from the two texts themselves: where one writes Venezuela and
    the other Venezuelan, both become one term.
    """
    named = frozenset(form for profiles in (left, right) for profile in profiles for form in profile.named)
    known = {form: _term(form, named) for profiles in (left, right) for p in profiles for form in p.forms}
    return [_terms(p, known, named) for p in left], [_terms(p, known, named) for p in right]


def _term(form: str, named: frozenset[str]) -> str:
    if form in _AMERICA:
        return "us"
    if form in named:
        for ending in _ENDINGS:
            name = form.removesuffix(ending)
            if name != form and len(name) >= _SHORTEST_NAME and name in named:
                return stem(name)
    stemmed = stem(form)
    return _synonyms().get(stemmed, stemmed)


@cache
def _synonyms() -> Mapping[str, str]:
    """Stems of words that stand for each other, each with the stem of its group's first word."""
    found: dict[str, str] = {}
    for group in shipped_yaml("variorum.alignment", "synonyms.yaml")["groups"]:
        words = [stem(word.strip()) for word in group.split(",") if " " not in word.strip()]
        for word in words:
            found.setdefault(word, found.get(words[0], words[0]))
    return found


def _terms(profile: Profile, known: Mapping[str, str], named: frozenset[str]) -> Terms:
    sequence = [known[form] for form in profile.forms]
    tells = list(profile.tells)
    for n in range(len(sequence) - 1):  # United States is one word more of the same country
        if profile.forms[n] == "united" and profile.forms[n + 1] == "states":
            sequence[n], tells[n + 1] = "us", False
    telling = [n for n, tell in enumerate(tells) if tell]
    return Terms(
        tuple(sequence),
        Counter(sequence[n] for n in telling),
        frozenset(sequence[n] for n in telling if profile.capitals[n] and profile.forms[n] in named),
        frozenset(sequence[n] for n in telling if profile.quoted[n]),
    )
