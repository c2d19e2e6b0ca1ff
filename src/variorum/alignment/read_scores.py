"""What the pair reader says of pairs of sentences, weighed against their scores by words."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Final

import numpy as np

from variorum.alignment.arrays import Floats
from variorum.alignment.article_tokens import ArticleTokens
from variorum.alignment.candidates import Candidates
from variorum.alignment.features import names_at
from variorum.alignment.features.feature import Stage, values_of
from variorum.alignment.features.reading import READING, ReadPairs
from variorum.alignment.pair_reader.reading import read_pairs
from variorum.alignment.scorer import Logistic, Scored
from variorum.base.strict_yaml import shipped_yaml

# Pairs with a lower score by words are not read: of those that readers marked as links, two in a thousand have one.
LEAST_SCORE: Final = 0.02
# How likely a link is by words and by the pair reader, both as log-odds.
READ_FEATURES: Final = ("score_logit", "reader_logit")
_BOUND: Final = 1e-3


def read_closely(scored: Scored, left: ArticleTokens, right: ArticleTokens) -> Scored:
    """The pairs with the scores that count, for words and pair reader both, and with what the reader says as one
    more feature: 0 where it was not asked. Raises NoEncoderError where the pair reader is broken."""
    asked = np.flatnonzero(scored.scores >= LEAST_SCORE)
    seen = scored.seen.only(asked)
    pairs = list(zip(seen.left.tolist(), seen.right.tolist(), strict=True))
    odds = np.array(read_pairs(left, right, pairs), dtype=np.float64)
    scores, chances = scored.scores.copy(), np.zeros(len(scored.scores))
    scores[asked] = read_model()(read_features(seen, scored.scores[asked], odds))
    chances[asked] = 1.0 / (1.0 + np.exp(-odds))
    values = values_of(READING, ReadPairs(chances), len(chances))
    return replace(scored, seen=scored.seen.with_more(values, names_at(Stage.READING)), scores=scores)


def read_features(seen: Candidates, scores: Floats, odds: Floats) -> Candidates:
    """Some pairs with their `READ_FEATURES`, from their scores by words and the log-odds of the reader."""
    bounded = np.clip(scores, _BOUND, 1 - _BOUND)
    values = np.column_stack((np.log(bounded / (1 - bounded)), odds))
    return Candidates(seen.left, seen.right, values, READ_FEATURES)


@cache
def read_model() -> Logistic:
    """The weights that come with the program, in pair_reader_weights.yaml."""
    data = shipped_yaml("variorum.alignment", "pair_reader_weights.yaml")
    return Logistic(float(data["bias"]), {name: float(data[name]) for name in READ_FEATURES})
