"""Attribution: a named source made a general one, or left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from variorum.drift.context import LIKELY, SURE, SentenceContext, SentencePair, match_key
from variorum.drift.drift import ChangeKind, Drift, DriftType
from variorum.drift.lexicon import Lexicon
from variorum.drift.registry import both_ways, detector
from variorum.text.words import Word

_REACH = 4  # words around a name in which it must be said to say something


@dataclass(frozen=True, slots=True)
class Source:
    """An outlet that a sentence cites: the words of its name, as they stand."""

    words: tuple[Word, ...]

    @property
    def name(self) -> tuple[str, ...]:
        """The name without article, as it can be found elsewhere."""
        return tuple(match_key(word) for word in self.words if word.spelling != "the")


@detector(DriftType.ATTRIBUTION, min_score=LIKELY)
def attribution_drift(pair: SentencePair, lexicon: Lexicon) -> Iterator[Drift]:
    """A source named on one side, of which the other says only that there are some; or nothing, where it
    is sure that the sentences say the same."""
    yield from both_ways(pair, lambda pair: _generalised(pair, lexicon))


def _generalised(pair: SentencePair, lexicon: Lexicon) -> Iterator[Drift]:
    naming, other = pair.base, pair.other
    for source in sources_in(naming, lexicon):
        if _is_named(other, source):
            continue
        named = naming.span_of(source.words)
        general = _general(other, lexicon) or _hedge(other, lexicon)
        if general is not None:
            reason = f"{named.text} is named on one side; the other article names it nowhere"
            sides = named, other.span_of(general)
            yield Drift.of(DriftType.ATTRIBUTION, ChangeKind.SOURCE_GENERALISED, *sides, reason)
        elif pair.score >= SURE and not _attributes(other, lexicon):
            reason = f"{named.text} is named on one side; the other states it as its own, and names nobody"
            yield Drift.of(DriftType.ATTRIBUTION, ChangeKind.SOURCE_LEFT_OUT, named, None, reason)


def _is_named(passage: SentenceContext, source: Source) -> bool:
    """Whether the other article names the source anywhere, in full or by its last word as a name."""
    whole = passage.index
    initials = "".join(word[0] for word in source.name)
    return whole.contains_phrase(source.name) or (len(initials) > 2 and initials in whole.places)


def _general(passage: SentenceContext, lexicon: Lexicon) -> tuple[Word, ...] | None:
    for phrase, at in passage.find(lexicon.phrases["generic_sources"]):
        if not passage.quoted(passage.words[at]):
            words = passage.words[at : at + len(phrase)]
            if "sources" in phrase or _says_near(passage, at, at + len(phrase), lexicon):
                return words
    return None


def _hedge(passage: SentenceContext, lexicon: Lexicon) -> tuple[Word, ...] | None:
    """A word such as reportedly, which says that somebody says so, but not who."""
    found = next(passage.find(lexicon.phrases["reporting_hedges"]), None)
    return None if found is None else passage.words[found[1] : found[1] + len(found[0])]


def _attributes(passage: SentenceContext, lexicon: Lexicon) -> bool:
    return passage.has_around(lexicon.phrases["vouched"])


def sources_in(passage: SentenceContext, lexicon: Lexicon) -> Iterator[Source]:
    """The outlets that the sentence cites."""
    endings, known = lexicon.words("outlet_words"), lexicon.words("outlets")
    words = passage.words
    for n, word in enumerate(words):
        if not passage.is_name(word):
            continue
        start = n
        if word.form in endings:
            start = passage.name_start(n)
            if start == n or (start + 1 == n and words[start].spelling == "the"):
                continue
        elif word.form not in known:
            continue
        follower = words[n + 1].spelling if n + 1 < len(words) else ""
        if _says_near(passage, start, n + 1, lexicon) and follower not in lexicon.words("outlet_people"):
            yield Source(words[start : n + 1])


def _says_near(passage: SentenceContext, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether words around say that somebody says something."""
    around = (*passage.words[max(0, start - _REACH) : start], *passage.words[end : end + _REACH])
    says = lexicon.words("says") | lexicon.words("vouched")
    return any(word.spelling in says for word in around)
