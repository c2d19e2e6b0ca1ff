"""The rules that take boilerplate lines out: read from data, checked, and tried on a line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import Any

from variorum.base.debug_log import timed
from variorum.base.errors import InputError, Problem, did_you_mean
from variorum.base.strict_yaml import load_own_yaml, shipped_yaml
from variorum.cleaning.line_features import LineFeatures
from variorum.cleaning.lines import BOILERPLATE_KINDS, LineKind
from variorum.cleaning.patient_pattern import PatientPattern
from variorum.config.settings import CleaningSettings, LineRule
from variorum.text.language import ENGLISH, Language, known_languages

# A longer line is text whatever it says, and no pattern is run over it.
_LONGEST_BOILERPLATE = 3_000


class ShippedPattern:
    """A pattern that comes with the program, and so is known to work: compiled when a line first needs it."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self.flags = flags

    def search(self, text: str) -> re.Match[str] | None:
        """Where a line holds the pattern."""
        return self._search(text)

    @cached_property
    def _search(self) -> Callable[[str], re.Match[str] | None]:
        return re.compile(self.pattern, self.flags).search


@dataclass(frozen=True, slots=True)
class CompiledRule:
    """A rule with its pattern ready to run, or the phrases that a whole line must be.

    A rule with neither is one by place: cleaning/position_rules.py says which lines it takes. `language` is the
    one whose folder it stands in.
    """

    rule: LineRule
    kind: LineKind
    pattern: ShippedPattern | PatientPattern | None
    phrases: frozenset[str] = frozenset()
    language: Language = ENGLISH

    def runs_on(self, language: Language) -> bool:
        """Whether it is tried on pages in a language: English buttons stand on pages in every other one too."""
        return self.language in (ENGLISH, language)

    def fits(self, words: int) -> bool:
        """Whether a line of so many words is short enough for this rule."""
        return self.rule.max_words is None or words <= self.rule.max_words

    def matches(self, features: LineFeatures) -> bool:
        """Whether the line is what this rule takes out, wherever it stands. Raises TooSlowError where a
        reader's own pattern cannot tell that in time."""
        # A long article has this asked millions of times.
        most = self.rule.max_words
        if (most is not None and features.words > most) or len(features.text) > _LONGEST_BOILERPLATE:
            return False
        if self.pattern is None:
            return features.phrase_key in self.phrases
        if self.rule.needs and not _holds_any(features.lowercased, self.rule.needs):
            return False
        return bool(self.pattern.search(features.normalized))


def _holds_any(text: str, phrases: tuple[str, ...]) -> bool:
    for phrase in phrases:  # noqa: SIM110 - three times as quick as any() of a generator
        if phrase in text:
            return True
    return False


@timed("rules")
def rules_in_force(settings: CleaningSettings) -> tuple[CompiledRule, ...]:
    """The shipped rules and the reader's own, without those switched off.

    Raises InputError for a rule of the reader's that cannot work, or an unknown name in `off`.
    """
    shipped = shipped_rules()
    problems: list[Problem] = []
    own: list[CompiledRule] = []
    for rule in settings.rules:
        try:
            own.append(compile_rule(rule))
        except ValueError as error:
            problems.append(Problem(f"cleaning.rules: {rule.id}", str(error), "See docs/formats.md."))
    names = {kind.value for kind in BOILERPLATE_KINDS} | {r.rule.id for r in (*shipped, *own)}
    otherwise = "`variorum clean --explain` names each line's rule."
    problems += [
        Problem("cleaning.off", f"{name!r} is neither a rule nor a kind", did_you_mean(name, names, otherwise))
        for name in settings.off
        if name not in names
    ]
    if problems:
        raise InputError(*problems)
    off = set(settings.off)
    return tuple(r for r in (*own, *shipped) if r.rule.id not in off and r.kind not in off)


def compile_rule(
    rule: LineRule, compiled: Callable[[str, int], ShippedPattern | PatientPattern] = PatientPattern
) -> CompiledRule:
    """A rule ready to run. Raises ValueError saying what is wrong with it."""
    if rule.kind not in set(BOILERPLATE_KINDS):
        raise ValueError(f"unknown kind {rule.kind!r}; known: {', '.join(BOILERPLATE_KINDS)}")
    try:
        pattern = compiled(rule.match, re.IGNORECASE if rule.ignore_case else 0)
    except (re.error, OverflowError, RecursionError) as error:
        raise ValueError(f"match is no regular expression: {error}") from None
    return CompiledRule(rule, LineKind(rule.kind), pattern)


@cache
def shipped_rules() -> tuple[CompiledRule, ...]:
    """The rules that come with the program: those of each language, in the order of their files and in each from
    top to bottom, then those by place."""
    found = [rule for language in known_languages() for rule in _rules_of_language(language)]
    return (*found, *_rules_of(shipped_yaml("variorum.cleaning", "position_rules.yaml")))


def _rules_of_language(language: Language) -> Iterator[CompiledRule]:
    for path in language.cleaning_rules:
        document = load_own_yaml(path.read_text(encoding="utf-8"), path.name)
        yield from (replace(rule, language=language) for rule in _rules_of(document.data))


def _rules_of(data: dict[str, Any]) -> Iterator[CompiledRule]:
    for rule in data.get("rules", ()):
        yield compile_rule(_line_rule({"kind": data["kind"], **rule}), ShippedPattern)
    for entry in data.get("places", ()):
        rule = _line_rule({**entry, "match": "(where it stands)"})
        yield CompiledRule(rule, LineKind(rule.kind), None)
    for entry in data.get("phrases", ()):
        phrases = frozenset(phrase.strip() for phrase in entry["phrases"].split(";"))
        rule = _line_rule({**entry, "match": "phrases", "max_words": 9})
        yield CompiledRule(rule, LineKind(rule.kind), None, phrases)


def _line_rule(data: dict[str, Any]) -> LineRule:
    fields: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in data.items()}
    fields.pop("phrases", None)
    return LineRule(**fields)
