"""The encoder as it is trained: vectors of words, and how alike two sentences are by their best matches."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import nn
from torch.nn import functional
from transformers import BertModel

from training.encoder.data import Side, Story

_FEW = 1e-6
_AT_ONCE = 12  # sentences


class LateInteraction(nn.Module):
    """A BERT whose word vectors are compared word by word."""

    def __init__(self, base: Path) -> None:
        super().__init__()
        self.bert = BertModel.from_pretrained(str(base), add_pooling_layer=False)
        self.scale = nn.Parameter(torch.tensor(12.0))
        self.shift = nn.Parameter(torch.tensor(0.62))

    def words(self, side: Side) -> torch.Tensor:
        """The unit vector of each word: the mean of its pieces; zero where all were cut off."""
        summed = torch.zeros((len(side.sentence), self.bert.config.hidden_size))
        lengths = side.mask.sum(1)
        for rows in torch.argsort(lengths, stable=True).split(_AT_ONCE):  # like lengths together: less padding
            width = int(lengths[rows].max())
            ids, mask, word = (t[rows, :width] for t in (side.ids, side.mask, side.piece_word))
            states = self.bert(input_ids=ids, attention_mask=mask).last_hidden_state
            inside = word >= 0
            summed = summed.index_add(0, word[inside], states[inside])
        return functional.normalize(summed, dim=-1, eps=_FEW)

    def forward(self, story: Story) -> torch.Tensor:
        """The loss of a story, over all of its pairs."""
        words = [self.words(side) for side in story.sides]
        losses = []
        for pair in story.pairs:
            alike = words[pair.left] @ words[pair.right].T
            left, right = story.sides[pair.left], story.sides[pair.right]
            there = _carried(alike, left, right, pair.weights[0])
            back = _carried(alike.T, right, left, pair.weights[1]).T
            both = 2 * there * back / (there + back).clamp(min=_FEW)
            losses.append(loss(self.scale * (both - self.shift), pair.labels))
        return torch.stack(losses).mean()


def _carried(alike: torch.Tensor, own: Side, other: Side, weight: torch.Tensor) -> torch.Tensor:
    """For each sentence of one article and of the other, how much of its words' weight is carried there."""
    columns = other.sentence.expand(len(own.sentence), -1)
    best = torch.zeros((len(own.sentence), other.sentences)).scatter_reduce(1, columns, alike, "amax")
    summed = torch.zeros((own.sentences, other.sentences)).index_add(0, own.sentence, best * weight[:, None])
    total = torch.zeros(own.sentences).index_add(0, own.sentence, weight)
    return summed / total.clamp(min=_FEW)[:, None]


def loss(odds: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
    """Each linked sentence must find its partners among its row and its column, and each pair is asked by
    itself; pairs that may be links are left out of all."""
    asked = labels >= 0
    links = labels == 1
    binary = functional.binary_cross_entropy_with_logits(
        odds[asked], links[asked].float(), pos_weight=torch.tensor(3.0)
    )
    masked = odds.masked_fill(~asked, -1e4)
    parts = [binary * 2]
    for dimension in (0, 1):
        chance = functional.log_softmax(masked, dim=dimension)
        if links.any():
            parts.append(-chance[links].mean())
    return torch.stack(parts).sum()
