"""Evidence in words: why two sentences are linked, or why they are not."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final

from variorum.alignment.lexical_features import ArticlePair
from variorum.alignment.links import Aligner, Link
from variorum.alignment.scorer import FeatureVector
from variorum.alignment.token_runs import longest_common_run

_MOST_WORDS: Final = 8
_BESIDE: Final = 0.3  # a first score from which the pair before or after is said to match


@dataclass(frozen=True, slots=True)
class Reason:
    """One signal: its name for a reader, its value in 0..1, and the words that it rests on."""

    signal: str
    value: float
    words: tuple[str, ...] = ()

    def __str__(self) -> str:
        words = f": {', '.join(self.words)}" if self.words else ""
        return f"{self.signal} {self.value:.2f}{words}"


def reasons(aligner: Aligner, link: Link, side: int) -> tuple[Reason, ...]:
    """The reasons behind a link's score, with words as the left (0) or right (1) article writes them."""
    seen = aligner.evidence(link.left, link.right)
    if seen is not None:
        said = tuple(_reasons(_Writing(aligner.pair, (link.left, link.right), side), seen))
        said = (*_encoders(aligner, link, side, seen), *said)
    else:
        said = (Reason("same words", 1.0),) if aligner.is_exact_match(link.left, link.right) else ()
    return (Reason("linked by hand", 1.0), *said) if link.manual else said


def _encoders(aligner: Aligner, link: Link, side: int, seen: FeatureVector) -> Iterator[Reason]:
    """What the encoder adds: how much of both is carried by the other, and the words it takes for each
    other."""
    if "alike" not in seen:
        return
    words = aligner.pair.words
    pairs = []
    for match in aligner.matches(link.left, link.right)[:_MOST_WORDS]:
        both = words[0].spellings(link.left)[match.left], words[1].spellings(link.right)[match.right]
        pairs.append(" ↔ ".join(reversed(both) if side else both))
    yield Reason("alike to the encoder", max(0.0, seen["alike"]), tuple(pairs))


def _reasons(writing: _Writing, seen: FeatureVector) -> Iterator[Reason]:
    yield Reason("shared rare words", seen["tfidf"], writing.of(writing.shared))
    yield Reason("the shorter stands in the longer", min(1.0, seen["contain"]))
    if run := writing.longest_run():
        yield Reason("longest common run", seen["run"], (run,))
    if seen["quote"] > 0:
        yield Reason("same quotation", seen["quote"], writing.of(writing.quoted_in_both))
    elif seen["quoted"] > 0:
        yield Reason("words quoted in one stand in the other", seen["quoted"], writing.of(writing.quoted_in_one))
    if numbers := writing.of(writing.numbers):
        yield Reason("same numbers", 1.0, numbers)
    if names := writing.of(writing.names):
        yield Reason("same names", seen["names"], names)
    if min(seen["speech"], 1.0 - seen["quote"]) > 0.5:
        yield Reason("both quote, but not the same words", seen["speech"])
    yield Reason("like spellings", seen["char"])
    yield Reason("near the best of either sentence", min(seen["rowrel"], seen["colrel"]))
    if seen["along"] >= _BESIDE:
        yield Reason("the sentences before or after match", seen["along"])
    elif seen["near"] > 0:
        yield Reason("the sentences around share words", min(1.0, seen["near"]))


class _Writing:
    """The terms of two sentences, and how the text writes them."""

    def __init__(self, pair: ArticlePair, sentences: tuple[int, int], side: int) -> None:
        self._pair = pair
        sides = pair.terms.left, pair.terms.right
        entries = [slice(s.first[n], s.first[n + 1]) for s, n in zip(sides, sentences, strict=True)]
        terms = [frozenset(s.term[at].tolist()) for s, at in zip(sides, entries, strict=True)]
        quoted = [frozenset(s.term[at][s.quoted[at]].tolist()) for s, at in zip(sides, entries, strict=True)]
        names = [frozenset(s.term[at][s.name[at]].tolist()) for s, at in zip(sides, entries, strict=True)]
        self.shared = terms[0] & terms[1]
        self.quoted_in_both = quoted[0] & quoted[1]
        self.quoted_in_one = (quoted[0] | quoted[1]) & self.shared
        self.names = names[0] & names[1]
        self.numbers = frozenset(term for term in self.shared if pair.terms.is_number[term])
        self._sequences = [
            s.sequence[words.first[n] : words.first[n + 1]].tolist()
            for s, words, n in zip(sides, pair.words, sentences, strict=True)
        ]
        if side:
            self._sequences.reverse()
        self._spellings = pair.words[side].spellings(sentences[side])

    def of(self, terms: Collection[int]) -> tuple[str, ...]:
        """Terms as the sentence writes them, the rarest first."""
        written: dict[int, str] = {}
        for term, spelling in zip(self._sequences[0], self._spellings, strict=True):
            written.setdefault(term, spelling)
        known = self._pair.terms
        rarest = sorted(terms, key=lambda term: (-known.idf[term], known.names[term]))
        return tuple(written.get(term, known.names[term]) for term in rarest[:_MOST_WORDS])

    def longest_run(self) -> str:
        """The longest run of words that both have, if it is more than a word."""
        run = longest_common_run(*self._sequences)
        return " ".join(self._spellings[n] for n in run) if len(run) > 1 else ""
