"""Evidence in words: why two sentences are linked, or why they are not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from variorum.alignment.evidence import Evidence, longest_common_run
from variorum.alignment.profile import Profile, Rarity

_MOST_WORDS: Final = 8


@dataclass(frozen=True, slots=True)
class Reason:
    """One signal: its name for a reader, its value in 0..1, and the words that it rests on."""

    signal: str
    value: float
    words: tuple[str, ...] = ()

    def __str__(self) -> str:
        words = f": {', '.join(self.words)}" if self.words else ""
        return f"{self.signal} {self.value:.2f}{words}"


def reasons(evidence: Evidence | None, one: Profile, other: Profile, rarity: Rarity) -> tuple[Reason, ...]:
    """The reasons behind a pair's score; evidence None means that the words are the same."""
    if evidence is None:
        return (Reason("same words", 1.0),)
    return tuple(_reasons(evidence, one, other, rarity))


def _reasons(evidence: Evidence, one: Profile, other: Profile, rarity: Rarity) -> Iterator[Reason]:
    yield Reason("shared rare words", evidence["tfidf"], _shared_words(one, other, rarity))
    yield Reason("the shorter stands in the longer", min(1.0, evidence["contain"]))
    if run := _common_run(one, other):
        yield Reason("longest common run", evidence["run"], (" ".join(run),))
    if numbers := sorted(one.numbers & other.numbers):
        yield Reason("same numbers", evidence["num"], tuple(numbers))
    best = min(evidence["rowrel"], evidence["colrel"])
    yield Reason("nearest of its own article and of the other", best)
    if evidence["diag"] > 0:
        yield Reason("the sentences beside them match", evidence["diag"])


def _shared_words(one: Profile, other: Profile, rarity: Rarity) -> tuple[str, ...]:
    """The shared words as the first sentence writes them, rarest first."""
    common = one.terms.keys() & other.terms.keys()
    written: dict[str, str] = {}
    for word, stem in zip(one.words, one.stems, strict=True):
        if stem in common:
            written.setdefault(stem, word.spelling)
    rarest = sorted(written, key=lambda stem: (-rarity[stem], stem))
    return tuple(written[stem] for stem in rarest[:_MOST_WORDS])


def _common_run(one: Profile, other: Profile) -> tuple[str, ...]:
    """The longest run of words that both have, if it is two words or more."""
    found = longest_common_run(one.stems, other.stems)
    return tuple(one.words[n].spelling for n in found) if len(found) > 1 else ()
