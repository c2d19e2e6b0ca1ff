"""Evidence in words: why two sentences are linked, or why they are not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from variorum.alignment.evidence import ArticlePair, Evidence, longest_common_run

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


def reasons(pair: ArticlePair, i: int, j: int, evidence: Evidence | None) -> tuple[Reason, ...]:
    """The reasons behind a pair's score; evidence None means that the words are the same."""
    if evidence is None:
        return (Reason("same words", 1.0),)
    return tuple(_reasons(pair, i, j, evidence))


def _reasons(pair: ArticlePair, i: int, j: int, evidence: Evidence) -> Iterator[Reason]:
    (one, ours), (other, theirs) = pair.sentence(0, i), pair.sentence(1, j)
    written: dict[str, str] = {}
    for word, term in zip(one.words, ours.sequence, strict=True):
        written.setdefault(term, word.spelling)

    def words(terms: frozenset[str]) -> tuple[str, ...]:
        rarest = sorted(terms, key=lambda term: (-pair.rarity[term], term))
        return tuple(written[term] for term in rarest[:_MOST_WORDS] if term in written)

    common = ours.distinct & theirs.distinct
    yield Reason("shared rare words", evidence["tfidf"], words(common))
    yield Reason("the shorter stands in the longer", min(1.0, evidence["contain"]))
    run = longest_common_run(ours, theirs)
    if len(run) > 1:
        yield Reason("longest common run", evidence["run"], (" ".join(one.spellings[n] for n in run),))
    if same := ours.quoted & theirs.quoted:
        yield Reason("same quotation", evidence["quote"], words(same))
    elif said := (ours.quoted & theirs.distinct) | (theirs.quoted & ours.distinct):
        yield Reason("words quoted in one stand in the other", evidence["quoted"], words(said))
    if numbers := sorted(one.numbers & other.numbers):
        yield Reason("same numbers", evidence["num"], tuple(numbers))
    yield Reason("like spellings", evidence["char"])
    best = min(evidence["rowrel"], evidence["colrel"])
    yield Reason("near the best of either sentence", best)
    if evidence["near"] > 0:
        yield Reason("the sentences around them match", min(1.0, evidence["near"]))
