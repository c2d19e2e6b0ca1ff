"""What a judge says of pairs of sentences, weighed against their scores by words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np

from variorum.alignment.array_joins import lookup
from variorum.alignment.arrays import Bools, Floats, Ints
from variorum.alignment.candidates import Candidates
from variorum.alignment.judge.judgement import Judgement, Verdict
from variorum.alignment.scorer import Logistic, Scored
from variorum.base.strict_yaml import shipped_yaml

# How likely a link is by words, as log-odds within bounds, and which of the three things the judge says.
JUDGED_FEATURES: Final = ("score_logit", *(f"judged_{verdict}" for verdict in Verdict))
_LEAST: Final = 1e-3  # the score of a pair that was not worth a close look, and the bound of all others


@dataclass(frozen=True)
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
    features, by_words = judged_features(scored, judgement, width)
    model = model or judge_model()
    return JudgedScores(features.left, features.right, by_words, model(features), width)


def judged_features(scored: Scored, judgement: Judgement, width: int) -> tuple[Candidates, Floats]:
    """All pairs that were looked at or named by the judge, in order, with their `JUDGED_FEATURES`; and their scores
    by words, 0 where these say nothing."""
    exact = {i * width + j for i, j in scored.exact_matches}
    named = [p.left * width + p.right for p in judgement.pairs]
    verdicts = [p.verdict for p in judgement.pairs]
    looked_at = scored.seen.left * width + scored.seen.right
    keys = np.array(sorted({*looked_at.tolist(), *named} - exact), dtype=np.int64)
    by_words = np.zeros(len(keys))
    by_words[np.searchsorted(keys, looked_at)] = scored.scores
    said = dict(zip(named, verdicts, strict=True))
    given = [said.get(key, Verdict.ABSENT) for key in keys.tolist()]
    bounded = np.clip(by_words, _LEAST, 1 - _LEAST)
    columns = [np.log(bounded / (1 - bounded))]
    columns += [np.array([one is verdict for one in given], dtype=np.float64) for verdict in Verdict]
    left, right = np.divmod(keys, width)
    return Candidates(left, right, np.column_stack(columns), JUDGED_FEATURES), by_words


@cache
def judge_model() -> Logistic:
    """The weights that come with the program, in judge_weights.yaml."""
    data = shipped_yaml("variorum.alignment", "judge_weights.yaml")
    return Logistic(float(data["bias"]), {name: float(data[name]) for name in JUDGED_FEATURES})
