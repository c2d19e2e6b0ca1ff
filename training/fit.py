"""Fit the weights: `python -m training.fit FOLDER`, with `training` and `stories` in the folder.

The stories of `stories` are never fitted on; they and five-fold cross-validation over the training
stories say what the weights are worth.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import astuple, replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from evaluation.gold import GoldPair, read_gold
from evaluation.scores import Score, by_chance, only_here, score_links
from variorum.alignment.arrays import Floats
from variorum.alignment.exact_matches import exact_matches_of
from variorum.alignment.lexical_features import ArticlePair, Candidates
from variorum.alignment.neighbourhood import NEIGHBOURHOOD_FEATURES
from variorum.alignment.scorer import MODELS, Logistic, Models, Scorer, lexical_scorer, score

WEIGHTS = Path(__file__).parent.parent / "src/variorum/alignment/weights.yaml"
LEAST_GLANCE = 0.08
MAY_WEIGHT = 0.3  # a link that may be found counts this much on either side
STRICTNESS = 0.30
FOLDS = 5
INNER_FOLDS = 4
OWN_SCORE = Logistic(0.0, (1.0, *(0.0 for _ in NEIGHBOURHOOD_FEATURES[1:])))  # the context model before it is fitted
SETTINGS = (0.2, 0.3, 0.4, 0.5, 0.6)

Table = tuple[Floats, Sequence[str]]  # a row of signals, and a label, for each pair of sentences


def examples(pairs: Iterable[GoldPair], table_of: Callable[[GoldPair], Candidates]) -> Table:
    """Signals and label of every pair of sentences that readers judged."""
    values, labels = [], []
    for gold in pairs:
        seen = table_of(gold)
        known = [gold.label(i, j) for i, j in zip(seen.left.tolist(), seen.right.tolist(), strict=True)]
        values.append(seen.values[[label is not None for label in known]])
        labels += [label for label in known if label is not None]
    return np.concatenate(values), labels


def fit_logistic(table: Table) -> Logistic:
    """Logistic regression; an uncertain link is a little of both."""
    values, labels = table
    may = np.array([label == "may" for label in labels])
    must = np.array([label == "must" for label in labels])
    rows = np.concatenate((values, values[may]))
    is_link = np.concatenate((must | may, np.zeros(may.sum(), dtype=bool)))
    weights = np.concatenate((np.where(may, MAY_WEIGHT, 1.0), np.full(may.sum(), MAY_WEIGHT)))
    middle, spread = rows.mean(0), rows.std(0) + 1e-9
    model = LogisticRegression(max_iter=2000).fit((rows - middle) / spread, is_link, sample_weight=weights)
    coefficients = model.coef_[0] / spread
    bias = float(model.intercept_[0] - (coefficients * middle).sum())
    return Logistic(round(bias, 4), tuple(round(float(weight), 4) for weight in coefficients))


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
    values = np.concatenate([values for values, _ in tables])
    neighbourhood = fit_logistic((values, [label for _, labels in tables for label in labels]))
    return replace(fit_first(pairs), neighbourhood=neighbourhood)


def around(gold: GoldPair, first: Scorer) -> Candidates:
    """The signals of CONTEXT alone."""
    exact_matches = exact_matches_of(gold.left.tokens, gold.right.tokens)
    seen = score(article_pair(gold), exact_matches, first).seen
    return Candidates(seen.left, seen.right, seen.values[:, -len(NEIGHBOURHOOD_FEATURES) :])


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


def as_yaml(scorer: Scorer, provenance: str, models: Models = MODELS) -> str:
    """The weights file."""
    lines = ["# Made by `make fit`; docs/alignment.md says what the signals are.", "provenance: >-"]
    lines += [f"  {line}" for line in provenance.splitlines()]
    lines.append(f"least_glance: {scorer.prefilter_threshold}")
    for name, signals in models.items():
        model: Logistic = getattr(scorer, name)
        lines.append(f"{name}:")
        pairs = zip(("bias", *signals), (model.bias, *model.weights), strict=True)
        lines += [f"  {signal}: {weight}" for signal, weight in pairs]
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
        f"Fitted {datetime.now(UTC):%Y-%m-%d} by training/fit.py on {stories} stories of US politics\n"
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
