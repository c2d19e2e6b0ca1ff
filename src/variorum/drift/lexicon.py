"""The word lists of the detectors: data that the reader can add to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from variorum.base.errors import InputError, Problem, did_you_mean
from variorum.base.strict_yaml import shipped_yaml
from variorum.config.settings import DriftSettings
from variorum.drift.drift import DriftType

Phrase = tuple[str, ...]


@dataclass(frozen=True)
class Lexicon:
    """Phrases and words, in small letters, by the name of their list; groups of words that stand for one
    another."""

    phrases: Mapping[str, tuple[Phrase, ...]]
    labels: tuple[tuple[Phrase, ...], ...]
    opposites: Mapping[str, frozenset[str]]

    def words(self, name: str) -> frozenset[str]:
        """A list of single words."""
        return self._words[name]

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
    return Lexicon(phrases, (*groups, *shipped.labels), shipped.opposites)


def _known(name: str, known: Iterable[str]) -> str:
    return did_you_mean(name, known, f"Known: {', '.join(sorted(known))}.")


def _lexicon_of(data: Mapping[str, Any]) -> Lexicon:
    phrases = {name: _phrases(value.split(";")) for name, value in data.items() if isinstance(value, str)}
    opposites: dict[str, set[str]] = {}
    for one, other in data["opposites"]:
        opposites.setdefault(one, set()).add(other)
        opposites.setdefault(other, set()).add(one)
    groups = tuple(_phrases(group) for group in data["labels"])
    return Lexicon(phrases, groups, {word: frozenset(found) for word, found in opposites.items()})


def _phrases(listed: Sequence[str]) -> tuple[Phrase, ...]:
    """Phrases as the words of a text are split; the longest first, so that they are found first."""
    found = (tuple(phrase.replace(",", " ").casefold().split()) for phrase in listed)
    return tuple(sorted({phrase for phrase in found if phrase}, key=lambda phrase: (-len(phrase), phrase)))
