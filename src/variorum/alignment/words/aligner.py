"""Holding sentences against each other word by word."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from variorum.alignment.prepared_article import PreparedArticle, in_own_order
from variorum.alignment.words.kinds import kind_of
from variorum.alignment.words.phrases import Run, TokenBlock, blocks_of
from variorum.alignment.words.scoring import scores_of
from variorum.alignment.words.sentences import AlignedSentences, sentences_of_article
from variorum.alignment.words.unmatched import lacking, phrases, span_of, word_keys
from variorum.alignment.words.word_alignment import Span, WordAlignment, WordPair


@dataclass(frozen=True)
class AlignedBlocks:
    """Sentences held against each other: the pairs, and the tokens of either side, by number, that stand in none."""

    pairs: tuple[WordPair, ...]
    bare: tuple[frozenset[int], frozenset[int]]

    def mirrored(self) -> AlignedBlocks:
        """The same from the other side."""
        pairs = sorted((pair.mirrored() for pair in self.pairs), key=lambda pair: (pair.left, pair.right))
        return AlignedBlocks(tuple(pairs), (self.bare[1], self.bare[0]))


def align_sentences(left: AlignedSentences, right: AlignedSentences) -> WordAlignment:
    """The words and phrases of the left sentences and of the right that stand for each other."""
    found = align_blocks(left, right)
    return WordAlignment(
        found.pairs, _spans_without(left, found.bare[0], right), _spans_without(right, found.bare[1], left)
    )


@lru_cache(maxsize=2_048)
def align_articles(
    base: PreparedArticle, ours: tuple[int, ...], other: PreparedArticle, theirs: tuple[int, ...]
) -> AlignedBlocks:
    """Some sentences of one article with some of another, by their numbers: kept, since rows, from either side, and
    drift ask for the same."""
    if not in_own_order(base, other):
        return align_articles(other, theirs, base, ours).mirrored()
    return align_blocks(sentences_of_article(base, ours), sentences_of_article(other, theirs))


def align_blocks(left: AlignedSentences, right: AlignedSentences) -> AlignedBlocks:
    """The pairs of the left sentences with the right. From the other side they are the same, mirrored: the network
    sees any two texts in one order."""
    ours, theirs = _written(left), _written(right)
    if ours == theirs:
        return AlignedBlocks(tuple(_same(left, right, n) for n in range(len(ours))), (frozenset(), frozenset()))
    if ours > theirs:
        return _aligned(right, left).mirrored()
    return _aligned(left, right)


def _written(side: AlignedSentences) -> list[str]:
    return [side.text[token.start : token.end] for token in side.tokens]


def _aligned(left: AlignedSentences, right: AlignedSentences) -> AlignedBlocks:
    blocks = blocks_of(scores_of(left, right), (left.starts, right.starts))
    bare = (
        _bare(len(left.tokens), [block.left for block in blocks]),
        _bare(len(right.tokens), [block.right for block in blocks]),
    )
    return AlignedBlocks(tuple(_pair(left, right, block) for block in blocks), bare)


def _bare(count: int, blocks: Iterable[Run]) -> frozenset[int]:
    """The numbers, of so many tokens, that stand in none of these blocks."""
    return frozenset(range(count)) - {n for block in blocks for n in range(*block)}


def _spans_without(side: AlignedSentences, bare: frozenset[int], others: AlignedSentences) -> tuple[Span, ...]:
    without = lacking(side.tokens, sorted(bare), word_keys(others.tokens))
    return tuple(span_of(side.tokens, run) for run in phrases(side.tokens, without, bare, side.starts))


def _same(left: AlignedSentences, right: AlignedSentences, n: int) -> WordPair:
    return _pair(left, right, TokenBlock((n, n + 1), (n, n + 1), 1.0))


def _pair(left: AlignedSentences, right: AlignedSentences, block: TokenBlock) -> WordPair:
    ours, theirs = left.tokens[slice(*block.left)], right.tokens[slice(*block.right)]
    spans = span_of(left.tokens, block.left), span_of(right.tokens, block.right)
    texts = left.text[slice(*spans[0])], right.text[slice(*spans[1])]
    tells = all(any(token.tells for token in side) for side in (ours, theirs))
    return WordPair(*spans, kind_of(ours, theirs, texts), block.score, tells)
