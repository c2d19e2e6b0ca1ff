"""Evidence in words: why two sentences are linked, or why they are not."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from variorum.alignment.features import FEATURES
from variorum.alignment.features.feature import Evidence
from variorum.alignment.links import Aligner, Link
from variorum.alignment.terms import SideTerms
from variorum.alignment.token_runs import longest_common_run

_MOST_WORDS: Final = 8


@dataclass(frozen=True, slots=True)
class Reason:
    """What speaks for a pair: its name for a reader, its value in 0..1, and the words that it rests on."""

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
        said = tuple(_reasons(seen, _Writing(aligner, link, side)))
    else:
        said = (Reason("same words", 1.0),) if aligner.is_exact_match(link.left, link.right) else ()
    if (link.left, link.right) == aligner.titles_of_versions:
        said = (Reason("titles of two versions of one article", 1.0), *said)
    return (Reason("linked by hand", 1.0), *said) if link.manual else said


def _reasons(known: Mapping[str, float], words: Evidence) -> Iterator[Reason]:
    """What is told of the features that are known of a pair, in the order of their reasons."""
    telling = [feature.reason for feature in FEATURES if feature.reason is not None and feature.name in known]
    for reason in sorted(telling, key=lambda reason: reason.rank):
        if (found := reason.tell(known, words)) is not None:
            yield Reason(reason.words, found[0], tuple(found[1]))


class _Writing:
    """The terms of two sentences, and how the text of one side writes them."""

    def __init__(self, aligner: Aligner, link: Link, side: int) -> None:
        self._aligner, self._link, self._side = aligner, link, side
        pair, sentences = aligner.pair, (link.left, link.right)
        self._known = pair.terms
        self._sides = pair.terms.left, pair.terms.right
        self._entries = [slice(s.first[n], s.first[n + 1]) for s, n in zip(self._sides, sentences, strict=True)]
        self._terms = [frozenset(s.term[at].tolist()) for s, at in self._both()]
        self._quoted = [frozenset(s.term[at][s.quoted[at]].tolist()) for s, at in self._both()]
        self._sequences = [
            s.sequence[words.first[n] : words.first[n + 1]].tolist()
            for s, words, n in zip(self._sides, pair.words, sentences, strict=True)
        ]
        if side:
            self._sequences.reverse()
        self._spellings = pair.words[side].spellings(sentences[side])

    def _both(self) -> Iterator[tuple[SideTerms, slice]]:
        return zip(self._sides, self._entries, strict=True)

    def shared(self) -> tuple[str, ...]:
        """The terms of both, the rarest first."""
        return self._written(self._terms[0] & self._terms[1])

    def quoted_in_both(self) -> tuple[str, ...]:
        """Those that are quoted in both."""
        return self._written(self._quoted[0] & self._quoted[1])

    def quoted_in_one(self) -> tuple[str, ...]:
        """Those of both that are quoted in one."""
        return self._written((self._quoted[0] | self._quoted[1]) & self._terms[0] & self._terms[1])

    def numbers(self) -> tuple[str, ...]:
        """The numbers of both."""
        return self._written({term for term in self._terms[0] & self._terms[1] if self._known.is_number[term]})

    def names(self) -> tuple[str, ...]:
        """The names of both."""
        one, other = (frozenset(s.term[at][s.name[at]].tolist()) for s, at in self._both())
        return self._written(one & other)

    def longest_run(self) -> tuple[str, ...]:
        """The longest run of words in both, as one string; none if it is but a word."""
        run = longest_common_run(*self._sequences)
        return (" ".join(self._spellings[n] for n in run),) if len(run) > 1 else ()

    def taken_for_each_other(self) -> tuple[str, ...]:
        """The words that the encoder takes for each other, those of this side first."""
        left, right = (
            words.spellings(n)
            for words, n in zip(self._aligner.pair.words, (self._link.left, self._link.right), strict=True)
        )
        matches = self._aligner.matches(self._link.left, self._link.right)[:_MOST_WORDS]
        both = ((left[match.left], right[match.right]) for match in matches)
        return tuple(" ↔ ".join(reversed(words) if self._side else words) for words in both)

    def _written(self, terms: Collection[int]) -> tuple[str, ...]:
        """Terms as the sentence writes them, the rarest first."""
        written: dict[int, str] = {}
        for term, spelling in zip(self._sequences[0], self._spellings, strict=True):
            written.setdefault(term, spelling)
        names = self._known.names
        rarest = sorted(terms, key=lambda term: (-self._known.idf[term], names[term]))
        return tuple(written.get(term, names[term]) for term in rarest[:_MOST_WORDS])
