"""Fit the weights: `python -m training.fit FOLDER`, with `training` and `stories` in the folder.

The stories of `stories` are never fitted on; they and five-fold cross-validation over the training
stories say what the weights are worth.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass, replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from evaluation.gold import GoldPair, read_gold
from evaluation.scores import Score, by_chance, only_here, score_links
from variorum.alignment.arrays import Floats
from variorum.alignment.article_pair import ArticlePair
from variorum.alignment.candidates import Candidates
from variorum.alignment.exact_matches import exact_matches_of
from variorum.alignment.features import names_at
from variorum.alignment.features.feature import Stage
from variorum.alignment.scorer import MODELS, Logistic, Scorer, lexical_scorer, score

WEIGHTS = Path(__file__).parent.parent / "src/variorum/alignment/weights.yaml"
LEAST_GLANCE = 0.03
MAY_WEIGHT = 0.3  # a link that may be found counts this much on either side
STRICTNESS = 0.40
FOLDS = 5
INNER_FOLDS = 4
# The model over the neighbourhood before it is fitted: the first score is the score.
OWN_SCORE = Logistic(0.0, {name: float(name == "stage1_logit") for name in names_at(Stage.NEIGHBOURHOOD)})
SETTINGS = (0.2, 0.3, 0.4, 0.5, 0.6)


@dataclass(frozen=True)
class Table:
    """A row of features, and a label, for each pair of sentences."""

    values: Floats
    labels: Sequence[str]
    features: Sequence[str]

    @classmethod
    def joined(cls, parts: Sequence[Table]) -> Table:
        """The rows of all parts, which have the same features."""
        labels = [label for part in parts for label in part.labels]
        return cls(np.concatenate([part.values for part in parts]), labels, parts[0].features)


def examples(pairs: Iterable[GoldPair], table_of: Callable[[GoldPair], Candidates]) -> Table:
    """Features and label of every pair of sentences that readers judged."""
    parts = []
    for gold in pairs:
        seen = table_of(gold)
        known = [gold.label(i, j) for i, j in zip(seen.left.tolist(), seen.right.tolist(), strict=True)]
        values = seen.values[[label is not None for label in known]]
        parts.append(Table(values, [label for label in known if label is not None], seen.features))
    return Table.joined(parts)


def fit_logistic(table: Table) -> Logistic:
    """Logistic regression; an uncertain link is a little of both."""
    values = table.values
    may = np.array([label == "may" for label in table.labels])
    must = np.array([label == "must" for label in table.labels])
    rows = np.concatenate((values, values[may]))
    is_link = np.concatenate((must | may, np.zeros(may.sum(), dtype=bool)))
    weights = np.concatenate((np.where(may, MAY_WEIGHT, 1.0), np.full(may.sum(), MAY_WEIGHT)))
    middle, spread = rows.mean(0), rows.std(0) + 1e-9
    model = LogisticRegression(max_iter=300, solver="newton-cholesky")
    model.fit((rows - middle) / spread, is_link, sample_weight=weights)
    coefficients = model.coef_[0] / spread
    bias = float(model.intercept_[0] - (coefficients * middle).sum())
    weights_by_name = zip(table.features, coefficients, strict=True)
    return Logistic(round(bias, 4), {name: round(float(weight), 4) for name, weight in weights_by_name})


@cache
def article_pair(gold: GoldPair) -> ArticlePair:
    """The pair with its evidence, kept."""
    return ArticlePair.of(gold.left.tokens, gold.right.tokens)


def all_glances(gold: GoldPair) -> Candidates:
    """What is seen at first glance of all pairs of sentences."""
    return Candidates.joined(list(article_pair(gold).prefilter_features()))


def fit_first(pairs: Sequence[GoldPair]) -> Scorer:
    """Glance and close look: the one over all pairs of sentences, the other over those it lets through."""
    prefilter = fit_logistic(examples(pairs, all_glances))
    partial = Scorer(prefilter, prefilter, OWN_SCORE, LEAST_GLANCE)

    def seen(gold: GoldPair) -> Candidates:
        return article_pair(gold).pair_features(partial.passing_prefilter(all_glances(gold)))

    return replace(partial, first_stage=fit_logistic(examples(pairs, seen)))


def fit(pairs: Sequence[GoldPair]) -> Scorer:
    """All three models. The last is fitted over first scores of stories that these were not fitted on."""
    tables = []
    for rest, left_out in folds(pairs, INNER_FOLDS):
        first = fit_first(rest)
        tables.append(examples(left_out, lambda gold, first=first: around(gold, first)))
    return replace(fit_first(pairs), neighbourhood=fit_logistic(Table.joined(tables)))


def around(gold: GoldPair, first: Scorer) -> Candidates:
    """The features of the neighbourhood alone."""
    exact_matches = exact_matches_of(gold.left.tokens, gold.right.tokens)
    seen = score(article_pair(gold), exact_matches, first).seen
    names = names_at(Stage.NEIGHBOURHOOD)
    columns = [seen.features.index(name) for name in names]
    return Candidates(seen.left, seen.right, seen.values[:, columns], names)


def folds(pairs: Sequence[GoldPair], count: int) -> Iterator[tuple[list[GoldPair], list[GoldPair]]]:
    """The pairs of all but some stories, and of those, in turn."""
    stories = sorted({pair.story for pair in pairs})
    for fold in range(count):
        out = set(stories[fold::count])
        yield [p for p in pairs if p.story not in out], [p for p in pairs if p.story in out]


def cross_validated(pairs: Sequence[GoldPair]) -> str:
    """Scores on training stories that were left out, fold by fold, at the default strictness."""
    parts = [score_links(left_out, STRICTNESS, fit(rest)) for rest, left_out in folds(pairs, FOLDS)]
    total = Score(*(sum(part[n] for part in map(astuple, parts)) for n in range(3)))
    return str(total)


def as_yaml(scorer: Scorer, provenance: str) -> str:
    """The weights file."""
    lines = ["# Made by `make fit`; docs/alignment.md says what the features are.", "provenance: >-"]
    lines += [f"  {line}" for line in provenance.splitlines()]
    lines.append(f"prefilter_threshold: {scorer.prefilter_threshold}")
    for name in MODELS:
        model: Logistic = getattr(scorer, name)
        lines += [f"{name}:", f"  bias: {model.bias}"]
        lines += [f"  {feature}: {weight}" for feature, weight in model.weights.items()]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Fit, report, write."""
    folder = Path(sys.argv[1])
    training, testing = read_gold(folder / "training"), read_gold(folder / "stories")
    scorer = fit(training)
    stories = len({pair.story for pair in training})
    digest = hashlib.sha256(b"".join(p.read_bytes() for p in sorted((folder / "training").rglob("*.json"))))
    apart = cross_validated(training)
    held_out = score_links(testing, STRICTNESS, scorer)
    provenance = (
        f"Fitted {datetime.now(UTC):%Y-%m-%d} by training/fit.py on {stories} stories in English\n"
        f"({len(training)} pairs of articles, one reader each; marks sha256 {digest.hexdigest()[:16]}).\n"
        f"On training stories left out, {FOLDS} folds: {apart}. On "
        f"{len({p.story for p in testing})} stories\n"
        f"that two readers marked and that were not fitted on: {held_out}, at strictness {STRICTNESS}."
    )
    WEIGHTS.write_text(as_yaml(scorer, provenance), encoding="utf-8")
    lexical_scorer.cache_clear()
    print(provenance)
    for strictness in SETTINGS:
        right, everything = only_here(testing, strictness)
        shown = score_links(testing, strictness, scorer)
        sure, all_sure = only_here(testing, strictness, sure=True)
        alone = f"{right / everything:.3f} of {everything}, {sure / all_sure:.3f} of {all_sure} if not uncertain"
        print(f"strictness {strictness}: {shown}, only here {alone}")
    for mean, share, count in by_chance(testing, scorer):
        print(f"scores of {mean:.2f} on average: {share:.2f} of {count} are links")


if __name__ == "__main__":
    main()
