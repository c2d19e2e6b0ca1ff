"""Drift on a page: where its words stand in a cell, and what is said of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final

from variorum.base.cut_short import cut_short
from variorum.base.sanitize import safe
from variorum.base.translation import counted, translatable, translated
from variorum.comparison.comparison import Comparison
from variorum.drift.drift import Drift, DriftType, Level, Severity, TextSpan
from variorum.presentation.compare_filter import ALL_ROWS, CompareOptions
from variorum.presentation.glyphs import CHANGE_WORDS, LEVEL_WORDS, SEVERITY_WORDS, TYPE_WORDS
from variorum.presentation.signs import DRIFT
from variorum.text.typography import CURLY_QUOTES

LESS_SURE: Final = translatable("less sure")
_CUT: Final = 48  # characters of one side


def drift_types(comparison: Comparison, options: CompareOptions) -> list[DriftType]:
    """The types of drift that a comparison has, as sure as the options ask for, in the order of their list."""
    drift_of = comparison.all_drift_of if options.less_sure else comparison.drift_of
    found = {drift.type for link in comparison.links for drift in drift_of(link)}
    return [drift_type for drift_type in DriftType if drift_type in found]


def drift_in_words(comparison: Comparison, options: CompareOptions = ALL_ROWS) -> str:
    """How many changes of meaning a comparison has, and how many of them are shown, for a screen's head:
    ", ! 9 changes of meaning", ", ! 4 of 9 changes of meaning (quote)"; and how many are less sure and not shown."""
    everything = {drift for link in comparison.links for drift in comparison.all_drift_of(link)}
    sure = {drift for link in comparison.links for drift in comparison.drift_of(link)}
    found = everything if options.less_sure else sure
    unsure = len(everything - found)
    said = translated("{count} less sure (H)", count=unsure) if unsure else ""
    return f"{_shown_of(found, options)}{', ' if said else ''}{'' if found or not said else f'{DRIFT} '}{said}"


def _shown_of(found: Collection[Drift], options: CompareOptions) -> str:
    if not found:
        return ""
    shown = sum(map(options.shows_drift, found))
    only = f" ({translated(TYPE_WORDS[options.drift_type])})" if options.drift_type else ""
    count = len(found)
    if shown == count:
        return f", {DRIFT} {counted('{count} change of meaning', '{count} changes of meaning', count)}{only}"
    of = counted("{shown} of {count} change of meaning", "{shown} of {count} changes of meaning", count, shown=shown)
    return f", {DRIFT} {of}{only}"


def drift_line(found: Sequence[Drift]) -> str:
    """All drift of a row in a line, the weightiest first: type, what happened, and both sides' words."""
    return "   ".join(_said(drift) for drift in sorted(found, key=lambda drift: -drift.severity))


def changes_in_words(found: Iterable[Drift]) -> str:
    """What kinds of change there are, each once, the weightiest first: "changed: names no source here"."""
    kinds = dict.fromkeys(map(drift_name, sorted(found, key=lambda drift: -drift.severity)))
    return translated("changed: {kinds}", kinds=", ".join(kinds))


def _said(drift: Drift) -> str:
    sides = [f"“{_cut(words)}”" for words in (drift.base, drift.other) if words is not None]
    return f"{DRIFT} {drift_name(drift)}: {' → '.join(sides)}"


def drift_name(drift: Drift) -> str:
    """What a drift is called: "contradiction, other number"; whether it is less sure than others."""
    level = f"{translated(Level.CONTRADICTION)}, " if drift.level is Level.CONTRADICTION else ""
    # Of words that judge, the words themselves say the rest.
    words = Level.TONE if drift.severity is Severity.TONE else CHANGE_WORDS.get(drift.change, drift.change)
    sureness = "" if drift.is_sure else f" ({translated(LESS_SURE)})"
    return f"{level}{translated(words)}{sureness}"


def drift_shown(options: CompareOptions) -> str:
    """Which drift is shown, in words."""
    if not options.drift:
        return translated("none")
    if options.less_sure:
        return translated("all, the less sure too")
    return translated("only what matters") if options.least > Severity.STYLE else translated("what is sure")


def _cut(words: TextSpan) -> str:
    return cut_short(" ".join(safe(words.text).split()).strip(f"\"'{CURLY_QUOTES}"), _CUT)


def drift_explained(found: Sequence[Drift], sides: tuple[str, str]) -> Iterator[tuple[str, str]]:
    """Pairs of (name, text) with the words and the reason of each; a pair without a text is a heading. `sides` are
    the names of the base and the other."""
    for drift in found:
        yield f"{DRIFT} {drift_name(drift)}", ""
        yield (
            translated("how far"),
            f"{translated(LEVEL_WORDS[drift.level])} ({translated(SEVERITY_WORDS[drift.severity])})",
        )
        yield sides[0], safe(drift.base.text) if drift.base else translated("(nothing)")
        yield sides[1], safe(drift.other.text) if drift.other else translated("(nothing)")
        yield translated("because"), safe(translated(drift.reason))
