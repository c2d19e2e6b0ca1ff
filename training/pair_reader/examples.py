"""Pairs of sentences to train the pair reader on: `python -m training.pair_reader.examples DATA OUT.json`.

DATA is a folder of marked stories. Each pair has the score that words give it by a scorer that was not fitted on its
story, and the number of the fold that its story is left out in.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from evaluation.gold import GoldPair, read_gold
from training.encoder.fit import with_evidence
from training.fit import FOLDS, article_pair, fit, folds
from variorum.alignment import encoder
from variorum.alignment.exact_matches import exact_matches_of
from variorum.alignment.prepared_article import PreparedArticle, in_own_order
from variorum.alignment.scorer import Scorer, score

LEAST_SCORE = 0.005
UNLIKELY = 12  # pairs of two articles that words would never link, to be seen too

Example = dict[str, object]


def examples(pairs: Sequence[GoldPair]) -> Iterator[Example]:
    """All examples, fold by fold."""
    for fold, (rest, left_out) in enumerate(folds(pairs, FOLDS)):
        scorer = fit(rest)
        for gold in left_out:
            yield from _of_pair(gold, fold, scorer)


def _of_pair(gold: GoldPair, fold: int, scorer: Scorer) -> Iterator[Example]:
    exact = exact_matches_of(gold.left.tokens, gold.right.tokens)
    scored = score(article_pair(gold), exact, scorer)
    found = zip(scored.seen.left.tolist(), scored.seen.right.tolist(), scored.scores.tolist(), strict=True)
    likely = {(i, j): value for i, j, value in found if value >= LEAST_SCORE}
    others = {
        (i, j): gold.label(i, j)
        for i in range(len(gold.left.sentences))
        for j in range(len(gold.right.sentences))
        if (i, j) not in likely and (i, j) not in exact
    }
    none = [pair for pair, label in others.items() if label == "none"]
    chance = random.Random(gold.story)  # noqa: S311 - the same pairs each time
    drawn = {pair for pair, label in others.items() if label in ("must", "may")}
    drawn |= set(chance.sample(none, min(UNLIKELY, len(none))))
    for i, j in [*likely, *sorted(drawn)]:
        yield {
            "fold": fold,
            "left": gold.left.text_of(i),
            "right": gold.right.text_of(j),
            "around_left": _around(gold.left, i),
            "around_right": _around(gold.right, j),
            "label": gold.label(i, j),
            "score": likely.get((i, j), 0.0),
            "swapped": not in_own_order(gold.left, gold.right),
        }


def _around(article: PreparedArticle, sentence: int) -> tuple[str, str]:
    """The sentences before and after one."""
    before = article.text_of(sentence - 1) if sentence else ""
    after = article.text_of(sentence + 1) if sentence + 1 < len(article.sentences) else ""
    return before, after


def main() -> None:
    """Write them."""
    data, out = Path(sys.argv[1]), Path(sys.argv[2])
    pairs = with_evidence(read_gold(data), [Path(encoder.__file__).parent])
    out.write_text(json.dumps([one for one in examples(pairs) if one["label"] is not None]), encoding="utf-8")


if __name__ == "__main__":
    main()
