"""Attribution: a named source made a general one, or left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from variorum.drift.context import Passage, same
from variorum.drift.drift import Drift, DriftType, Severity
from variorum.drift.lexicon import Lists
from variorum.text.words import Word

_REACH = 4  # words around a name in which it must be said to say something


@dataclass(frozen=True, slots=True)
class Source:
    """An outlet that a sentence cites: the words of its name, as they stand."""

    words: tuple[Word, ...]

    @property
    def name(self) -> tuple[str, ...]:
        """The name without article, as it can be found elsewhere."""
        return tuple(same(word) for word in self.words if word.spelling != "the")


def attribution_drift(base: Passage, other: Passage, lists: Lists, *, sure: bool) -> Iterator[Drift]:
    """A source named on one side, of which the other says only that there are some; or nothing, where it
    is `sure` that the sentences say the same."""
    yield from _generalised(base, other, lists, sure=sure, swapped=False)
    yield from _generalised(other, base, lists, sure=sure, swapped=True)


def _generalised(naming: Passage, other: Passage, lists: Lists, *, sure: bool, swapped: bool) -> Iterator[Drift]:
    for source in sources_in(naming, lists):
        if _is_named(other, source):
            continue
        named = naming.span_of(source.words)
        general = _general(other, lists) or _hedge(other, lists)
        if general is not None:
            words = other.span_of(general)
            sides = (words, named) if swapped else (named, words)
            change = "source named" if swapped else "source generalised"
            reason = f"{named.text} is named on one side; the other article names it nowhere"
            yield Drift(DriftType.ATTRIBUTION, Severity.TRUST, *sides, change, reason)
        elif sure and not _attributes(other, lists):
            base, theirs = (None, named) if swapped else (named, None)
            change = "source added" if swapped else "source left out"
            reason = f"{named.text} is named on one side; the other states it as its own, and names nobody"
            yield Drift(DriftType.ATTRIBUTION, Severity.TRUST, base, theirs, change, reason)


def _is_named(passage: Passage, source: Source) -> bool:
    """Whether the other article names the source anywhere, in full or by its last word as a name."""
    whole = passage.whole
    initials = "".join(word[0] for word in source.name)
    return whole.says(source.name) or (len(initials) > 2 and initials in whole.places)


def _general(passage: Passage, lists: Lists) -> tuple[Word, ...] | None:
    for phrase, at in passage.find(lists.phrases["generic_sources"]):
        if not passage.quoted(passage.words[at]):
            words = passage.words[at : at + len(phrase)]
            if "sources" in phrase or _says_near(passage, at, at + len(phrase), lists):
                return words
    return None


def _hedge(passage: Passage, lists: Lists) -> tuple[Word, ...] | None:
    """A word such as reportedly, which says that somebody says so, but not who."""
    found = next(passage.find(lists.phrases["reporting_hedges"]), None)
    return None if found is None else passage.words[found[1] : found[1] + len(found[0])]


def _attributes(passage: Passage, lists: Lists) -> bool:
    return passage.has_around(lists.phrases["vouched"])


def sources_in(passage: Passage, lists: Lists) -> Iterator[Source]:
    """The outlets that the sentence cites."""
    endings, known = lists.words("outlet_words"), lists.words("outlets")
    words = passage.words
    for n, word in enumerate(words):
        if not passage.is_name(word):
            continue
        start = n
        if word.form in endings:
            start = passage.name_to(n)
            if start == n or (start + 1 == n and words[start].spelling == "the"):
                continue
        elif word.form not in known:
            continue
        follower = words[n + 1].spelling if n + 1 < len(words) else ""
        if _says_near(passage, start, n + 1, lists) and follower not in lists.words("outlet_people"):
            yield Source(words[start : n + 1])


def _says_near(passage: Passage, start: int, end: int, lists: Lists) -> bool:
    """Whether words around say that somebody says something."""
    around = (*passage.words[max(0, start - _REACH) : start], *passage.words[end : end + _REACH])
    says = lists.words("says") | lists.words("vouched")
    return any(word.spelling in says for word in around)
