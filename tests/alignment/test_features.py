"""The list of features, and that weights, reasons and scores follow it by name."""

import re
from collections import Counter

import numpy as np
import pytest

from tests.conftest import SEEDS
from tests.factories import compared, prepared, seed_articles
from variorum.alignment.article_pair import ArticlePair
from variorum.alignment.candidates import NO_CANDIDATES, Candidates
from variorum.alignment.features import FEATURES, names_at
from variorum.alignment.features.feature import Stage
from variorum.alignment.links import Aligner
from variorum.alignment.scorer import ENCODED_MODELS, MODELS, Logistic, Models, Scorer, encoded_scorer, lexical_scorer
from variorum.base.strict_yaml import shipped_yaml


def candidates(values: dict[str, float]) -> Candidates:
    """One pair with some features."""
    one = np.zeros(1, dtype=np.int64)
    return Candidates(one, one, np.array([list(values.values())]), tuple(values))


def test_names_and_ranks_of_reasons_are_unique() -> None:
    assert [name for name, count in Counter(feature.name for feature in FEATURES).items() if count > 1] == []
    reasons = [feature.reason for feature in FEATURES if feature.reason is not None]
    assert len({reason.rank for reason in reasons}) == len({reason.words for reason in reasons}) == len(reasons)
    assert all(re.fullmatch(r"[a-z][a-z0-9_]+", feature.name) for feature in FEATURES)
    assert {feature.stage for feature in FEATURES} == set(Stage)


@pytest.mark.parametrize(
    ("file", "models", "scorer"),
    [("weights.yaml", MODELS, lexical_scorer()), ("encoder_weights.yaml", ENCODED_MODELS, encoded_scorer())],
    ids=["words", "encoder"],
)
def test_every_feature_of_a_model_has_its_weight_by_name(file: str, models: Models, scorer: Scorer) -> None:
    data = shipped_yaml("variorum.alignment", file)
    for name, stages in models.items():
        assert set(data[name]) == {"bias", *names_at(*stages)}
        model: Logistic = getattr(scorer, name)
        assert {"bias": model.bias, **model.weights} == data[name]


def test_a_weight_counts_for_its_own_feature_whatever_the_order() -> None:
    model = Logistic(0.5, {"one": 2.0, "two": -3.0})
    assert model(candidates({"one": 0.25, "two": 0.5})) == model(candidates({"two": 0.5, "one": 0.25}))
    assert model(candidates({"one": 0.0, "two": 1.0}))[0] == pytest.approx(1 / (1 + np.exp(2.5)))
    for wrong in ({"one": 0.25}, {"one": 0.25, "three": 0.5}, {"one": 0.25, "two": 0.5, "three": 0.1}):
        with pytest.raises(ValueError, match="weights for"):
            model(candidates(wrong))


def test_sentences_that_share_nothing_score_next_to_nothing() -> None:
    nothing = candidates(dict.fromkeys(names_at(*MODELS["first_stage"]), 0.0))
    assert lexical_scorer().first_stage(nothing)[0] < 0.01


def test_what_is_seen_of_a_pair_has_a_name_and_a_number() -> None:
    left, right = (prepared(path.read_text(encoding="utf-8")).tokens for path in SEEDS[:2])
    pair = ArticlePair.of(left, right)
    seen = Candidates.joined(list(pair.prefilter_features()))
    assert seen.features == pair.prefilter_names == names_at(Stage.PREFILTER)
    close = pair.pair_features(seen)
    assert close.features == names_at(Stage.PREFILTER, Stage.PAIR)
    assert np.isfinite(close.values).all()
    assert NO_CANDIDATES.at(0, 0) is None


def test_the_same_features_are_told_of_a_pair_alone_and_among_all() -> None:
    left, right = (prepared(path.read_text(encoding="utf-8")).tokens for path in SEEDS[:2])
    aligner = Aligner(left, right)
    close = names_at(Stage.PREFILTER, Stage.PAIR)
    pair = ArticlePair.of(left, right)
    for sentence in range(len(left.sentences)):
        alone = pair.pair_features(pair.prefilter_features_of(sentence))
        for at, other in enumerate(alone.right.tolist()):
            known = aligner.evidence(sentence, other)
            assert known is None or {name: known[name] for name in close} == alone.of(at)


def test_reasons_are_those_of_the_features_in_their_order() -> None:
    ranks = {feature.reason.words: feature.reason.rank for feature in FEATURES if feature.reason is not None}
    told: set[str] = set()
    seeds = seed_articles([str(path) for path in SEEDS])
    for other in seeds[1:]:
        comparison = compared(seeds[0].article.text, other.article.text)
        for link in comparison.links:
            said = [reason.signal for reason in comparison.reasons(link) if reason.signal != "same words"]
            assert said == sorted(said, key=ranks.__getitem__)
            told.update(said)
    assert len(told) >= 10
