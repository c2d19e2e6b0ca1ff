"""The network: a BERT or MPNet over both sentences, and a layer that scores the pair."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import nn

LONGEST = 96  # pieces of a sentence
BEFORE, AFTER = 24, 12  # pieces of what stands around it
NEITHER, AROUND_LEFT, LEFT, AROUND_RIGHT, RIGHT, SEGMENTS = 0, 1, 2, 3, 4, 5
Batch = tuple[torch.Tensor, torch.Tensor, torch.Tensor]


class PairNetwork(nn.Module):
    """`body` is a language model; its table of words stays as it is. What is scored: the first state, the sum, the
    difference and the product of the mean states of both sentences."""

    def __init__(self, body: nn.Module) -> None:
        super().__init__()
        self.body = body
        width = body.config.hidden_size
        self.segments = nn.Embedding(SEGMENTS, width)
        nn.init.zeros_(self.segments.weight)
        self.mix = nn.Linear(4 * width, width)
        self.top = nn.Linear(width, 1)
        body.embeddings.word_embeddings.weight.requires_grad = False

    def forward(self, ids: torch.Tensor, segments: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """The log-odds of each pair of a batch; all of shape (pairs, pieces)."""
        given = self.body.embeddings.word_embeddings(ids) + self.segments(segments)
        states = self.body(inputs_embeds=given, attention_mask=mask).last_hidden_state
        left, right = _mean(states, segments == LEFT), _mean(states, segments == RIGHT)
        seen = torch.cat([states[:, 0], left + right, (left - right).abs(), left * right], dim=1)
        odds: torch.Tensor = self.top(nn.functional.gelu(self.mix(seen))).squeeze(1)
        return odds


def _mean(states: torch.Tensor, of: torch.Tensor) -> torch.Tensor:
    weights = of.unsqueeze(2).to(states.dtype)
    return (states * weights).sum(1) / weights.sum(1).clamp(min=1)


@dataclass(frozen=True)
class Side:
    """A sentence as pieces, with the last of the sentence before it and the first of the one after, if any are seen."""

    sentence: Sequence[int]
    before: Sequence[int] = ()
    after: Sequence[int] = ()

    @classmethod
    def of(cls, tokenizer: Tokenizer, text: str, around: tuple[str, str] = ("", "")) -> Side:
        """A sentence and what stands around it, cut to length."""
        sentence, before, after = (tokenizer.encode(part, add_special_tokens=False).ids for part in (text, *around))
        return cls(sentence[:LONGEST], before[-BEFORE:], after[:AFTER])

    def row(self, end: int, own: int, others: int) -> Iterator[tuple[int, int]]:
        """Each piece with its segment; `end` divides the sentence from what stands around."""
        yield from ((piece, others) for piece in (*self.before, *([end] if self.before else [])))
        yield from ((piece, own) for piece in self.sentence)
        yield from ((piece, others) for piece in (*([end] if self.after else []), *self.after))

    def __len__(self) -> int:
        return len(self.sentence) + len(self.before) + len(self.after)


def batch_of(pairs: Sequence[tuple[Side, Side]], begin: int, end: int, padding: int) -> Batch:
    """Pairs of sentences side by side: numbers of pieces, segments and mask."""
    first, last = (begin, NEITHER), (end, NEITHER)
    rows = [
        [first, *left.row(end, LEFT, AROUND_LEFT), last, *right.row(end, RIGHT, AROUND_RIGHT), last]
        for left, right in pairs
    ]
    width = max(map(len, rows))
    ids = np.full((len(rows), width), padding)
    segments, mask = np.zeros((2, len(rows), width), dtype=np.int64)
    for n, row in enumerate(rows):
        ids[n, : len(row)], segments[n, : len(row)] = zip(*row, strict=True)
        mask[n, : len(row)] = 1
    return torch.from_numpy(ids), torch.from_numpy(segments), torch.from_numpy(mask)
