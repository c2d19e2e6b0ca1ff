"""Pairs of sentences that readers aligned, as the networks are trained on them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from evaluation.word_pairs import AlignedByHand, Links, spans_of, touched
from variorum.alignment.encoder.model import shipped_encoder
from variorum.alignment.words.grids import Grid
from variorum.alignment.words.phrases import blocks_of
from variorum.alignment.words.scoring import grid_of
from variorum.alignment.words.sentences import AlignedSentences, sentences_of_text

_PARTS = 10  # runs of neighbours that each of the corpus's sources is cut into


@dataclass(frozen=True, eq=False)
class Example:
    """A pair with its grid, which of our tokens should be linked, and the words that each token touches."""

    gold: AlignedByHand
    sides: tuple[AlignedSentences, AlignedSentences]
    grid: Grid
    linked: npt.NDArray[np.bool_]
    words: tuple[list[list[int]], list[list[int]]]

    def links_of(self, scores: npt.NDArray[np.float64]) -> Links:
        """The links between words that the program would make of these scores."""
        return frozenset(
            (i, j)
            for block in blocks_of(scores, (self.sides[0].starts, self.sides[1].starts))
            for n in range(*block.left)
            for m in range(*block.right)
            for i in self.words[0][n]
            for j in self.words[1][m]
        )


def examples_of(pairs: Iterable[AlignedByHand], *, with_vectors: bool) -> list[Example]:
    """The pairs with their grids."""
    encoder = shipped_encoder() if with_vectors else None
    found = []
    for gold in pairs:
        sides = tuple(sentences_of_text(text, encoder=encoder) for text in gold.texts)
        words = tuple(
            [touched(spans_of(written), token.start, token.end) for token in side.tokens]
            for side, written in zip(sides, (gold.left, gold.right), strict=True)
        )
        linked = np.array(
            [[any((i, j) in gold.sure for i in one for j in two) for two in words[1]] for one in words[0]]
        )
        found.append(Example(gold, sides, grid_of(*sides), linked, words))
    return found


def folds_of(examples: Sequence[Example], count: int) -> list[int]:
    """The fold of each example. Neighbours of one source, which may be of one document, are in one fold: names are
    SOURCE-READER:NUMBER."""
    numbers: dict[str, set[int]] = defaultdict(set)
    keys = []
    for example in examples:
        source, _, number = example.gold.name.partition(":")
        keys.append((source if source.endswith("trial") else source.partition("-")[0], int(number)))
        numbers[keys[-1][0]].add(int(number))
    ranks = {source: {n: rank for rank, n in enumerate(sorted(known))} for source, known in numbers.items()}
    return [ranks[source][n] * _PARTS // len(ranks[source]) % count for source, n in keys]
