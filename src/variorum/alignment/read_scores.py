"""What the pair reader says of pairs of sentences, weighed against their scores by words."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Final

import numpy as np

from variorum.alignment.arrays import Floats, Ints
from variorum.alignment.article_tokens import ArticleTokens
from variorum.alignment.candidates import Candidates
from variorum.alignment.features import names_at
from variorum.alignment.features.feature import Stage, values_of
from variorum.alignment.features.reading import READING, ReadPairs
from variorum.alignment.pair_reader.reading import read_pairs
from variorum.alignment.scorer import Logistic, Scored
from variorum.base.strict_yaml import shipped_yaml

# Which pairs are read: those that words leave in doubt, the most doubtful first. To read all, and not half a pair for
# each sentence, adds 0.002 to F1 on stories left out, and takes four times as long.
LEAST_SCORE: Final = 0.08
MOST_SCORE: Final = 0.97
_MOST_DOUBTFUL: Final = 0.4  # the score that is nearest to link and no link
# How likely a link is by words and by the pair reader, both as log-odds.
READ_FEATURES: Final = ("score_logit", "reader_logit")
_BOUND: Final = 1e-3


def read_closely(scored: Scored, left: ArticleTokens, right: ArticleTokens, pairs_read: float) -> Scored:
    """The pairs with the scores that count, for words and pair reader both, and with what the reader says as one
    more feature: 0 where it was not asked. `pairs_read` is how many pairs are read for each sentence of the longer
    article. Raises NoEncoderError where the pair reader is broken."""
    most = round(pairs_read * max(len(left.sentences), len(right.sentences)))
    asked = in_doubt(scored.scores, most)
    seen = scored.seen.only(asked)
    pairs = list(zip(seen.left.tolist(), seen.right.tolist(), strict=True))
    odds = np.array(read_pairs(left, right, pairs), dtype=np.float64)
    scores, chances = scored.scores.copy(), np.zeros(len(scored.scores))
    scores[asked] = read_model()(read_features(seen, scored.scores[asked], odds))
    chances[asked] = 1.0 / (1.0 + np.exp(-odds))
    values = values_of(READING, ReadPairs(chances), len(chances))
    return replace(scored, seen=scored.seen.with_more(values, names_at(Stage.READING)), scores=scores)


def in_doubt(scores: Floats, most: int) -> Ints:
    """Where the pairs stand that are worth reading, in order; of equally doubtful ones the first."""
    open_ = np.flatnonzero((scores >= LEAST_SCORE) & (scores <= MOST_SCORE))
    distance = np.round(np.abs(_log_odds(scores[open_]) - _log_odds(np.array(_MOST_DOUBTFUL))), 9)
    return np.sort(open_[np.argsort(distance, kind="stable")[:most]])


def read_features(seen: Candidates, scores: Floats, odds: Floats) -> Candidates:
    """Some pairs with their `READ_FEATURES`, from their scores by words and the log-odds of the reader."""
    return Candidates(seen.left, seen.right, np.column_stack((_log_odds(scores), odds)), READ_FEATURES)


def _log_odds(scores: Floats) -> Floats:
    bounded = np.clip(scores, _BOUND, 1 - _BOUND)
    return np.asarray(np.log(bounded / (1 - bounded)))


@cache
def read_model() -> Logistic:
    """The weights that come with the program, in pair_reader_weights.yaml."""
    data = shipped_yaml("variorum.alignment", "pair_reader_weights.yaml")
    return Logistic(float(data["bias"]), {name: float(data[name]) for name in READ_FEATURES})
