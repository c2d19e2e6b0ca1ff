"""Word alignment of the linked sentences of two articles: what either lacks, and where else the other says it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from variorum.alignment.prepared_article import PreparedArticle
from variorum.alignment.words.aligner import align_articles
from variorum.alignment.words.elsewhere import SentencesByWord, parts_of
from variorum.alignment.words.row_words import RowWords, WordsElsewhere
from variorum.alignment.words.sentences import AlignedSentences, sentences_of_article
from variorum.alignment.words.tokens import AlignedToken
from variorum.alignment.words.unmatched import lacking, phrases, span_of, word_keys
from variorum.alignment.words.word_alignment import Span

# Sentences of the base and of the other article, by number.
Sentences = tuple[Sequence[int], Sequence[int]]


@dataclass(frozen=True)
class WordsInRows:
    """Word alignment of any sentences of a base with some of another article. From the other side it is the same,
    mirrored."""

    base: PreparedArticle
    other: PreparedArticle

    def of(self, base: Sequence[int], other: Sequence[int], linked: Sentences = ((), ())) -> RowWords:
        """What happens between some sentences of the base and of the other.

        `linked` are sentences of the base, and of the other, that are linked with these and stand elsewhere. Where a
        side has no sentences, the other is held against them, and only what it lacks itself is told.
        """
        partners = tuple(base or linked[0]), tuple(other or linked[1])
        ours, theirs = sentences_of_article(self.base, partners[0]), sentences_of_article(self.other, partners[1])
        found = align_articles(self.base, partners[0], self.other, partners[1])
        dropped = self._lost(partners[0], ours, theirs, found.bare[0], linked[1]) if base else _Lost()
        added = self._swapped._lost(partners[1], theirs, ours, found.bare[1], linked[0]) if other else _Lost()
        words = RowWords(
            found.pairs,
            dropped.spans,
            added.spans,
            dropped.elsewhere,
            added.elsewhere,
            (_share(ours, dropped.spans), _share(theirs, added.spans)),
        )
        same = [pair.left for pair in words.same], [pair.right for pair in words.same]
        return replace(words, same_shares=(_telling_share(ours, same[0]), _telling_share(theirs, same[1])))

    def prepare(self) -> None:
        """Look into all sentences of both articles now, which takes a second for thousands."""
        self._other_by_word.prepare()
        self._swapped._other_by_word.prepare()

    @cached_property
    def _swapped(self) -> WordsInRows:
        return WordsInRows(self.other, self.base)

    @cached_property
    def _other_by_word(self) -> SentencesByWord:
        return SentencesByWord(self.other)

    def _lost(
        self,
        numbers: tuple[int, ...],
        ours: AlignedSentences,
        theirs: AlignedSentences,
        bare: frozenset[int],
        linked: Sequence[int],
    ) -> _Lost:
        """What of some sentences of the base the other's lack; `bare` are the tokens of ours without a counterpart."""
        tokens = ours.tokens
        words = lacking(tokens, sorted(bare), word_keys(theirs.tokens))
        reworded = self._reworded_in(numbers, words, linked)
        spans: list[Span] = []
        elsewhere: list[WordsElsewhere] = []
        for run in phrases(tokens, words, bare, ours.starts):
            inside = [n for n in words if run[0] <= n < run[1]]
            places = [self._other_by_word.having(tokens[n]) | reworded[n] for n in inside]
            for part, sentences in parts_of(inside, places):
                span = span_of(tokens, part)
                if sentences:
                    elsewhere.append(WordsElsewhere(span, _first_choice(sentences, linked)))
                else:
                    spans.append(span)
        return _Lost(tuple(spans), tuple(elsewhere))

    def _reworded_in(
        self, numbers: tuple[int, ...], words: Sequence[int], linked: Sequence[int]
    ) -> dict[int, frozenset[int]]:
        """For each of these words of some sentences of the base, the linked sentences elsewhere that have a
        counterpart of it."""
        if not words:
            return {}
        bare = {n: align_articles(self.base, numbers, self.other, (n,)).bare[0] for n in linked}
        return {word: frozenset(n for n in linked if word not in bare[n]) for word in words}


@dataclass(frozen=True, slots=True)
class _Lost:
    """What the linked sentences lack: nowhere else, and elsewhere."""

    spans: tuple[Span, ...] = ()
    elsewhere: tuple[WordsElsewhere, ...] = ()


def _first_choice(sentences: frozenset[int], linked: Sequence[int]) -> int:
    """The first sentence that is linked, else the first."""
    return min(sentences & set(linked), default=min(sentences))


def _share(side: AlignedSentences, spans: Sequence[Span]) -> float:
    """The share of the words of a side that stand in spans."""
    words = [token for token in side.tokens if token.is_word]
    return round(_count_inside(words, spans) / max(1, len(words)), 3)


def _telling_share(side: AlignedSentences, spans: Sequence[Span]) -> float:
    """The share of the words of a side that carry meaning and stand in spans; 1 where none carries any."""
    telling = [token for token in side.tokens if token.tells]
    return _count_inside(telling, spans) / len(telling) if telling else 1.0


def _count_inside(tokens: Sequence[AlignedToken], spans: Sequence[Span]) -> int:
    return sum(any(start <= token.start < end for start, end in spans) for token in tokens)
