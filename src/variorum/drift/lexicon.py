"""The word lists of the detectors: data that the reader can add to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from typing import Any

from variorum.base.errors import InputError, Problem, did_you_mean
from variorum.base.strict_yaml import shipped_yaml
from variorum.config.settings import DriftSettings
from variorum.drift.drift import DriftType
from variorum.text.words import stem

Phrase = tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Lexicon:
    """What the detectors know of a language, in small letters.

    `phrases` are lists by name; `labels` groups of words for one thing; `opposites` words that say the opposite of a
    word. `scales` are words behind a number, `currencies` nouns with their sign, `counted_as` stems of nouns that count
    one thing, each with one of them. `roles` are what people are, other words for one made one, of which nobody has two
    of one of `rival_roles`; `turns_alike` other words for what turns a role. `tone` gives for a word that judges the
    plain ones for which it can stand.
    """

    phrases: Mapping[str, tuple[Phrase, ...]]
    labels: tuple[tuple[Phrase, ...], ...] = ()
    opposites: Mapping[str, frozenset[str]] = field(default_factory=dict)
    scales: Mapping[str, float] = field(default_factory=dict)
    currencies: Mapping[str, str] = field(default_factory=dict)
    counted_as: Mapping[str, str] = field(default_factory=dict)
    roles: Mapping[str, str] = field(default_factory=dict)
    rival_roles: tuple[frozenset[str], ...] = ()
    turns_alike: Mapping[str, str] = field(default_factory=dict)
    tone: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def words(self, name: str) -> frozenset[str]:
        """A list of single words."""
        return self._words[name]

    @property
    def without_words(self) -> Lexicon:
        """A lexicon with the same lists, all of them empty."""
        return Lexicon(dict.fromkeys(self.phrases, ()))

    @cached_property
    def _words(self) -> Mapping[str, frozenset[str]]:
        return {
            name: frozenset(phrase[0] for phrase in phrases if len(phrase) == 1)
            for name, phrases in self.phrases.items()
        }


@cache
def shipped_lexicon() -> Lexicon:
    """The lists that come with the program."""
    return _lexicon_of(shipped_yaml("variorum.text.languages.en", "drift.yaml"))


def lexicon_with(settings: DriftSettings) -> Lexicon:
    """The shipped lists with the reader's own words. Raises InputError for a list or type not known."""
    shipped = shipped_lexicon()
    if not (settings.lists or settings.labels or settings.off):
        return shipped
    problems = [
        Problem(f"drift.lists.{name}", "there is no such list", _known(name, shipped.phrases))
        for name in settings.lists
        if name not in shipped.phrases
    ]
    types = [drift_type.value for drift_type in DriftType]
    problems += [
        Problem("drift.off", f"there is no type {name!r}", _known(name, types))
        for name in settings.off
        if name not in types
    ]
    if problems:
        raise InputError(*problems)
    added = {name: _phrases([*map(" ".join, shipped.phrases[name]), *words]) for name, words in settings.lists.items()}
    groups = tuple(_phrases(group) for group in settings.labels)
    phrases = {**shipped.phrases, **added}
    return replace(shipped, phrases=phrases, labels=(*groups, *shipped.labels))


def _known(name: str, known: Iterable[str]) -> str:
    return did_you_mean(name, known, f"Known: {', '.join(sorted(known))}.")


def _lexicon_of(data: Mapping[str, Any]) -> Lexicon:
    phrases = {name: _phrases(value.split(";")) for name, value in data.items() if isinstance(value, str)}
    opposites: dict[str, set[str]] = {}
    for one, other in data["opposites"]:
        opposites.setdefault(one, set()).add(other)
        opposites.setdefault(other, set()).add(one)
    groups = tuple(_phrases(group) for group in data["labels"])
    scales = {str(word): float(factor) for word, factor in data["scales"].items()}
    counted = {stem(noun): stem(group[0]) for group in data["counted_alike"] for noun in group}
    roles = {form: group.split()[0] for group in data["roles"] for form in group.split()}
    rivals = tuple(frozenset(kind.split()) for kind in data["rival_roles"])
    tone: dict[str, set[str]] = {}
    for group in data["tone"]:
        for word in group["loaded"].split(";"):
            tone.setdefault(word.strip(), set()).update(plain.strip() for plain in group["plain"].split(";"))
    return Lexicon(
        phrases,
        labels=groups,
        opposites=_frozen(opposites),
        scales=scales,
        currencies=data["currencies"],
        counted_as=counted,
        roles=roles,
        rival_roles=rivals,
        turns_alike=data["turns_alike"],
        tone=_frozen(tone),
    )


def _frozen(found: Mapping[str, set[str]]) -> dict[str, frozenset[str]]:
    return {word: frozenset(others) for word, others in found.items()}


def _phrases(listed: Sequence[str]) -> tuple[Phrase, ...]:
    """Phrases as the words of a text are split; the longest first, so that they are found first."""
    found = (tuple(phrase.replace(",", " ").casefold().split()) for phrase in listed)
    return tuple(sorted({phrase for phrase in found if phrase}, key=lambda phrase: (-len(phrase), phrase)))
