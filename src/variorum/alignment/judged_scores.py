"""What a judge says of pairs of sentences, weighed against their scores by words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from variorum.alignment.array_joins import lookup
from variorum.alignment.arrays import Bools, Floats, Ints
from variorum.alignment.candidates import Candidates
from variorum.alignment.scorer import Logistic, Scored

if TYPE_CHECKING:
    from variorum.alignment.judge.judgement import Judgement


@dataclass(frozen=True, eq=False)
class JudgedScores:
    """Pairs of sentences, in order, with their scores by words (0 where words say nothing of them) and with those
    that count, for both words and judge."""

    left: Ints
    right: Ints
    by_words: Floats
    scores: Floats
    width: int

    def of(self, seen: Candidates) -> Floats:
        """The scores that count of some of the pairs."""
        at, _ = lookup(self.left * self.width + self.right, seen.left * self.width + seen.right)
        return np.asarray(self.scores[at]) if len(self.scores) else np.zeros(0)

    def contradicted(self, is_link: Bools) -> Bools:
        """Of the pairs that are links by words alone, those that the judge passes over."""
        return np.asarray(is_link & (self.scores < self.by_words))


def judged_scores(
    scored: Scored, judgement: Judgement | None, width: int, model: Logistic | None = None
) -> JudgedScores:
    """The scores of all pairs that words or judge have something to say of; `width` is the number of right
    sentences, or 1 if there are none. Without a judgement they are those by words.

    Pairs with the same words are links anyhow and not among them.
    """
    seen = scored.seen
    if judgement is None:
        return JudgedScores(seen.left, seen.right, scored.scores, scored.scores, width)
    from variorum.alignment.judged_features import judge_model, judged_features  # few ask a judge

    features, by_words = judged_features(scored, judgement, width)
    model = model or judge_model()
    return JudgedScores(features.left, features.right, by_words, model(features), width)
