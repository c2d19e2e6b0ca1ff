"""Pairs of articles as the encoder is trained on them: pieces of words, weights of words, labels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from tokenizers import Tokenizer

from evaluation.gold import GoldPair
from variorum.alignment.encoder.similarity import word_weights
from variorum.alignment.encoder.subwords import Subwords, subwords_of
from variorum.alignment.prepared_article import PreparedArticle


@dataclass(frozen=True)
class Side:
    """The sentences of an article as one padded batch, and its words, all in order.

    `piece_word` gives for each piece, in rows of the batch, the number of its word among all words, or -1;
    `sentence` gives the sentence of each word.
    """

    ids: torch.Tensor
    mask: torch.Tensor
    piece_word: torch.Tensor
    sentence: torch.Tensor
    sentences: int


@dataclass(frozen=True)
class Example:
    """Two articles of a story, by number, the weights of their words, and what a reader says of each pair
    of sentences: 1 must, 0 none, -1 not to be asked."""

    left: int
    right: int
    weights: tuple[torch.Tensor, torch.Tensor]
    labels: torch.Tensor


@dataclass(frozen=True)
class Story:
    """A story: its articles, each encoded once in a step, and its pairs."""

    name: str
    sides: list[Side]
    pairs: list[Example]


def stories_of(pairs: Sequence[GoldPair], tokenizer: Tokenizer) -> list[Story]:
    """Marked pairs by their stories, ready to train on."""
    return [
        _story(name, [pair for pair in pairs if pair.story == name], tokenizer)
        for name in sorted({pair.story for pair in pairs})
    ]


def _story(name: str, pairs: Sequence[GoldPair], tokenizer: Tokenizer) -> Story:
    articles = list(dict.fromkeys(article for pair in pairs for article in (pair.left, pair.right)))
    numbers = {article: n for n, article in enumerate(articles)}
    value = {"must": 1, "none": 0}
    examples = []
    for pair in pairs:
        left, right = word_weights(pair.left.tokens, pair.right.tokens)
        labels = [
            [value.get(pair.label(i, j) or "", -1) for j in range(len(pair.right.sentences))]
            for i in range(len(pair.left.sentences))
        ]
        weights = torch.tensor(left).float(), torch.tensor(right).float()
        examples.append(Example(numbers[pair.left], numbers[pair.right], weights, torch.tensor(labels)))
    return Story(name, [_side(article, tokenizer) for article in articles], examples)


def _side(article: PreparedArticle, tokenizer: Tokenizer) -> Side:
    found: list[Subwords] = [
        subwords_of(tokenizer, article.article.text, profile) for profile in article.tokens.sentences
    ]
    width = max(len(pieces.ids) for pieces in found)
    ids = torch.zeros((len(found), width), dtype=torch.long)
    mask = torch.zeros((len(found), width), dtype=torch.long)
    piece_word = torch.full((len(found), width), -1, dtype=torch.long)
    first, sentence = 0, []
    for n, (pieces, profile) in enumerate(zip(found, article.tokens.sentences, strict=True)):
        ids[n, : len(pieces.ids)] = torch.tensor(pieces.ids)
        mask[n, : len(pieces.ids)] = 1
        for at, word in enumerate(pieces.words):
            if word >= 0:
                piece_word[n, at] = first + word
        first += len(profile.words)
        sentence += [n] * len(profile.words)
    return Side(ids, mask, piece_word, torch.tensor(sentence), len(found))
