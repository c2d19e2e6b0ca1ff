"""What word alignment says of a row: the words that stand for each other, and those that one side lacks."""

from __future__ import annotations

from dataclasses import astuple, dataclass
from itertools import pairwise

from variorum.alignment.words.word_alignment import Span, WordPair


@dataclass(frozen=True, slots=True)
class WordsElsewhere:
    """A word or phrase that the linked sentences of a row lack and another sentence of that article has: its span,
    and the number of the sentence."""

    span: Span
    sentence: int


@dataclass(frozen=True, slots=True)
class DetailCounts:
    """Details, counted in phrases: added by the other article, dropped by it, reworded, said in another sentence."""

    added: int = 0
    dropped: int = 0
    reworded: int = 0
    elsewhere: int = 0

    def __add__(self, more: DetailCounts) -> DetailCounts:
        return DetailCounts(*(a + b for a, b in zip(astuple(self), astuple(more), strict=True)))


@dataclass(frozen=True, slots=True)
class RowWords:
    """The words of a row's linked sentences. All spans are code points in the texts of the two articles.

    `pairs` stand for each other, left in the base. `dropped` of the base and `added` of the other carry meaning, and
    stand in no form in the other article; what stands in a sentence of it that is not beside them, or is said there
    in other words, is in `dropped_elsewhere` and `added_elsewhere`. `shares` says what share (0..1) of the words of
    either side is dropped or added, `same_shares` what share of those that carry meaning the other has in some form;
    1 of a side where none does.
    """

    pairs: tuple[WordPair, ...] = ()
    dropped: tuple[Span, ...] = ()
    added: tuple[Span, ...] = ()
    dropped_elsewhere: tuple[WordsElsewhere, ...] = ()
    added_elsewhere: tuple[WordsElsewhere, ...] = ()
    shares: tuple[float, float] = (0.0, 0.0)
    same_shares: tuple[float, float] = (1.0, 1.0)

    @property
    def same(self) -> tuple[WordPair, ...]:
        """The pairs that carry meaning and are the same word, in whatever form."""
        return tuple(pair for pair in self.pairs if pair.tells and pair.kind.is_same)

    @property
    def reworded(self) -> tuple[WordPair, ...]:
        """The pairs that are worth a mark: other words for the same thing."""
        return tuple(pair for pair in self.pairs if pair.tells and not pair.kind.is_same)

    @property
    def counts(self) -> DetailCounts:
        """How many phrases of each kind. Rewordings that follow each other on both sides are one."""
        elsewhere = len(self.dropped_elsewhere) + len(self.added_elsewhere)
        return DetailCounts(len(self.added), len(self.dropped), self._reworded_phrases, elsewhere)

    @property
    def _reworded_phrases(self) -> int:
        by_base = [pair for pair in self.pairs if pair.tells]
        by_other = sorted(by_base, key=lambda pair: (pair.right, pair.left))
        neighbours = set(pairwise(by_base)) & set(pairwise(by_other))
        joined = sum(not one.kind.is_same and not two.kind.is_same for one, two in neighbours)
        return len(self.reworded) - joined

    def mirrored(self) -> RowWords:
        """Base and other changed over."""
        pairs = tuple(sorted((pair.mirrored() for pair in self.pairs), key=lambda pair: (pair.left, pair.right)))
        sides = self.added, self.dropped, self.added_elsewhere, self.dropped_elsewhere
        return RowWords(pairs, *sides, self.shares[::-1], self.same_shares[::-1])
