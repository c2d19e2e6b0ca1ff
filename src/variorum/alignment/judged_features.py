"""What a judge says of pairs of sentences, as features beside their scores by words, and the weights of both."""

from __future__ import annotations

from functools import cache
from typing import Final

import numpy as np

from variorum.alignment.arrays import Floats
from variorum.alignment.candidates import Candidates
from variorum.alignment.judge.judgement import Judgement, Verdict
from variorum.alignment.scorer import Logistic, Scored
from variorum.base.strict_yaml import shipped_yaml

# How likely a link is by words, as log-odds within bounds, and which of the three things the judge says.
JUDGED_FEATURES: Final = ("score_logit", *(f"judged_{verdict}" for verdict in Verdict))
_LEAST: Final = 1e-3  # the score of a pair that was not worth a close look, and the bound of all others


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
