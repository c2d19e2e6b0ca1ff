"""What word alignment finds in two linked texts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

# Code points of a text, the end exclusive.
Span = tuple[int, int]


class PairKind(StrEnum):
    """How two words or phrases stand for each other."""

    SAME = "same"  # case aside
    TYPOGRAPHY = "typography"  # the same but for hyphens, signs, spelling by country
    FORM = "form"  # another form of the same word; a number in words and in digits
    NAME = "name"  # a name and its short form, or its initials
    SYNONYM = "synonym"  # another word for it, by the list of synonyms
    REWORDED = "reworded"  # other words that the aligner takes for it
    NUMBER = "number"  # two numbers in each other's place that differ

    @property
    def is_same(self) -> bool:
        """Whether both sides are the same word, in whatever form."""
        return self in (PairKind.SAME, PairKind.TYPOGRAPHY, PairKind.FORM)


@dataclass(frozen=True, slots=True)
class WordPair:
    """A word or phrase of the left text and its counterpart of the right; unpacks into the two spans.

    `score` is how likely they stand for each other, 0 to 1; `tells` whether both have a word
    that carries meaning of its own.
    """

    left: Span
    right: Span
    kind: PairKind
    score: float
    tells: bool = True

    def __iter__(self) -> Iterator[Span]:
        yield self.left
        yield self.right

    def mirrored(self) -> WordPair:
        """The same from the other side."""
        return replace(self, left=self.right, right=self.left)


@dataclass(frozen=True, slots=True)
class WordAlignment:
    """Which words of two texts stand for each other: `pairs` in the order of the left text.

    `dropped` are words and phrases of the left text that carry meaning and stand in no form in the right one,
    `added` those of the right text that the left one lacks; function words and signs alone are in neither.
    """

    pairs: tuple[WordPair, ...] = ()
    dropped: tuple[Span, ...] = ()
    added: tuple[Span, ...] = ()

    def mirrored(self) -> WordAlignment:
        """The alignment of the right text with the left one."""
        return WordAlignment(tuple(sorted((p.mirrored() for p in self.pairs), key=_place)), self.added, self.dropped)


def _place(pair: WordPair) -> tuple[Span, Span]:
    return pair.left, pair.right
