"""Fit what groups articles into stories: `python -m training.stories FOLDER`, with `training`, `stories`, `outlets`
and `raw` in the folder.

Fitted on the stories of `training`, with `raw` as articles of other events. Five-fold cross-validation over these
stories chooses how strong the data count against the prior, the threshold and the cohesion, with which most stories
are whole and nothing foreign joins; `stories` and `outlets` are never fitted on and looked at once, at the end. So
that small piles, in which little is known of how rare a word is, are grouped as well, the pile is also cut into
parts.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from itertools import product
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from evaluation.grouping import GroupingScore, PouredArticle, judge, pairs_f1, pour
from variorum.alignment.arrays import Bools, Floats
from variorum.alignment.scorer import Logistic
from variorum.grouping.features import FEATURES
from variorum.grouping.model import GroupingModel
from variorum.grouping.stories import compare_pile, group, group_into_stories

WEIGHTS = Path(__file__).parent.parent / "src/variorum/grouping/weights.yaml"
FOLDS = 5
PARTS = (1, 5)
STRENGTHS = (0.03, 0.1, 0.3)  # of the data against the prior: the weights are many, the stories few
THRESHOLDS = (0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45)
COHESIONS = (0.0, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9)

Choice = tuple[float, float]  # a threshold and a cohesion


@cache
def fold_of_name(name: str, count: int) -> int:
    """Which fold or part a name is in."""
    return int(hashlib.sha256(f"{count} {name}".encode()).hexdigest(), 16) % count


def fold_of(article: PouredArticle, count: int) -> int:
    """Which fold or part an article is in: those of a story together."""
    return fold_of_name(article.story or article.profile.key, count)


@dataclass(frozen=True)
class PileTable:
    """The pairs of a pile that are looked at: whose they are, their features, and whether each is of one story."""

    articles: tuple[Sequence[PouredArticle], Sequence[PouredArticle]]
    values: Floats
    same: Bools

    def without(self, fold: int | None) -> tuple[Floats, Bools]:
        """The pairs of which neither article is in a fold."""
        out = [{n for n, article in enumerate(side) if fold_of(article, FOLDS) == fold} for side in self.articles]
        kept = [n for n in range(len(self.same)) if n not in out[0] and n not in out[1]]
        return self.values[kept], self.same[kept]


def table_of(articles: Sequence[PouredArticle]) -> PileTable:
    """The pairs of a pile."""
    compared = compare_pile([article.profile for article in articles])
    by_key = {article.profile.key: article for article in articles}
    ordered = [by_key[profile.key] for profile in compared.pile.profiles]
    left, right = ([ordered[n] for n in side.tolist()] for side in (compared.pairs.left, compared.pairs.right))
    same = [one.story is not None and one.story == other.story for one, other in zip(left, right, strict=True)]
    return PileTable((left, right), compared.pairs.values, np.array(same, dtype=np.bool_))


def cut(articles: Sequence[PouredArticle]) -> Iterator[Sequence[PouredArticle]]:
    """The whole pile, and the parts of it."""
    for count in PARTS:
        for part in range(count):
            yield [article for article in articles if fold_of(article, count) == part]


def fit(tables: Sequence[PileTable], strength: float, fold: int | None = None) -> Logistic:
    """Logistic regression over the pairs of a pile and of its parts, without those of a fold."""
    parts = [table.without(fold) for table in tables]
    values, same = (np.concatenate(column) for column in zip(*parts, strict=True))
    middle, spread = values.mean(0), values.std(0) + 1e-9
    model = LogisticRegression(C=strength, max_iter=500, solver="newton-cholesky")
    model.fit((values - middle) / spread, same)
    weights = model.coef_[0] / spread
    bias = float(model.intercept_[0] - (weights * middle).sum())
    named = zip(FEATURES, weights, strict=True)
    return Logistic(round(bias, 4), {name: round(float(weight), 4) for name, weight in named})


def cross_validated(
    poured: Sequence[PouredArticle], models: Sequence[Logistic], choices: Sequence[Choice]
) -> dict[Choice, GroupingScore]:
    """For each choice, what becomes of the training stories in a pile by the models that saw none of them."""
    compared = compare_pile([article.profile for article in poured])
    found: dict[Choice, GroupingScore] = {}
    for fold, model in enumerate(models):
        stories = {a.story for a in poured if is_training(a) and fold_of(a, FOLDS) == fold}
        for choice in choices:
            score = judge(poured, group(compared, GroupingModel(model, *choice)), stories)
            so_far = found.get(choice, GroupingScore(0, 0, {}))
            found[choice] = GroupingScore(
                so_far.stories + score.stories, so_far.whole + score.whole, {**so_far.joined, **score.joined}
            )
    return found


def is_training(article: PouredArticle) -> bool:
    """Whether the article is of a story that is fitted on."""
    return article.story is not None and article.story.startswith("training/")


def merit(score: GroupingScore, choice: Choice) -> tuple[int, int, float, float]:
    """By what the best is chosen: stories that are whole less those that something joins; of equals, by those that are
    whole; then the lowest cohesion, which splits large stories least, and the highest threshold."""
    threshold, cohesion = choice
    return score.whole - len(score.joined), score.whole, -cohesion, threshold


def as_yaml(model: GroupingModel, provenance: str) -> str:
    """The weights file."""
    lines = ["# Made by `make stories`; docs/stories.md says what the features are.", "provenance: >-"]
    lines += [f"  {line}" for line in provenance.splitlines()]
    lines += [
        f"threshold: {model.threshold}",
        f"cohesion: {model.cohesion}",
        "same_event:",
        f"  bias: {model.same_event.bias}",
    ]
    lines += [f"  {name}: {weight}" for name, weight in model.same_event.weights.items()]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Fit, report, write."""
    folder = Path(sys.argv[1])
    poured = pour(folder)
    known = [a for a in poured if a.story is None or is_training(a)]
    tables = [table_of(part) for part in cut(known)]
    models = {strength: [fit(tables, strength, fold) for fold in range(FOLDS)] for strength in STRENGTHS}
    scores = {
        (strength, choice): score
        for strength, of_folds in models.items()
        for choice, score in cross_validated(known, of_folds, list(product(THRESHOLDS, COHESIONS))).items()
    }
    for (strength, (threshold, cohesion)), score in scores.items():
        print(f"training stories left out, strength {strength}, threshold {threshold}, cohesion {cohesion}: {score}")
    chosen = max(scores, key=lambda key: merit(scores[key], key[1]))
    strength, choice = chosen
    model = GroupingModel(fit(tables, strength), *choice)
    unseen = {a.story for a in poured if a.story is not None and not is_training(a)}
    grouping = group_into_stories([a.profile for a in poured], model=model)
    held_out = judge(poured, grouping, unseen)
    together = cross_validated(poured, models[strength], [choice])[choice]
    provenance = (
        f"Fitted {datetime.now(UTC):%Y-%m-%d} by training/stories.py on {scores[chosen].stories} stories in English\n"
        f"and {sum(a.story is None for a in known)} articles of no known story. Training stories left out,\n"
        f"{FOLDS} folds, in that pile: {scores[chosen]}; in the pile with the unseen stories: {together}.\n"
        f"Stories that were not fitted on, in the same pile: {held_out}; pairs F1 "
        f"{pairs_f1(poured, grouping, unseen):.3f}."
    )
    WEIGHTS.write_text(as_yaml(model, provenance), encoding="utf-8")
    print(provenance)
    for story, foreign in {**together.joined, **held_out.joined}.items():
        print(f"  {story}: {', '.join(str(article.file.relative_to(folder)) for article in foreign)}")


if __name__ == "__main__":
    main()
