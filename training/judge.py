"""Fit the weights of a judge's word: `python -m training.judge FOLDER`, with `judge` and `outlets` in the folder.

`outlets` holds marked stories, `judge` the answers of a judge about them (see evaluation/judge.py). The weights are
fitted on scores by words with and without the encoder. What they are worth is told by stories left out.

The answers are those of one of the readers whose marks they are held against, so they are never wrong: weights fitted
on them alone would leave the words no say. So they are fitted on answers with slips, about as often as two readers
differ: a judge of one's own will have some.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Sequence
from dataclasses import astuple, replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from evaluation.gold import GoldPair, read_gold
from evaluation.judge import judgement_of
from evaluation.scores import Score, score_links, score_shown
from training.fit import STRICTNESS, examples, fit_logistic, folds
from variorum.alignment.article_pair import ArticlePair
from variorum.alignment.candidates import Candidates
from variorum.alignment.encoding import encode_article
from variorum.alignment.exact_matches import exact_matches_of
from variorum.alignment.judge.judgement import Judgement
from variorum.alignment.judged_features import JUDGED_FEATURES, judged_features
from variorum.alignment.links import Aligner, Alignment
from variorum.alignment.prepared_article import PreparedArticle
from variorum.alignment.scorer import Logistic, Scored, encoded_scorer, lexical_scorer, score
from variorum.config.settings import MatchingSettings

WEIGHTS = Path(__file__).parent.parent / "src/variorum/alignment/judge_weights.yaml"
FOLDS = 12  # one story left out at a time
# How often a sure answer is left out, is given with doubt, or names the next sentence instead; and how often one that
# is open to doubt is given as sure. Two readers agree with F1 0.93 to 0.95.
LEFT_OUT, DOUBTED, BESIDE, TRUSTED = 0.05, 0.05, 0.05, 0.1
DRAWS = 8
SETTINGS = (0.2, 0.3, 0.4, 0.5, 0.6)

Answered = Callable[[GoldPair], Judgement]


@cache
def read_by_encoder(article: PreparedArticle) -> PreparedArticle:
    """The article with the encoder's vectors."""
    return encode_article(article)


def with_encoder(pair: GoldPair) -> GoldPair:
    """The pair with the encoder's evidence."""
    return replace(pair, left=read_by_encoder(pair.left), right=read_by_encoder(pair.right))


def aligner_of(pair: GoldPair, judgement: Judgement, weights: Logistic | None = None) -> Aligner:
    """The aligner of a pair, left and right as they are marked."""
    return Aligner(pair.left.tokens, pair.right.tokens, judgement=judgement, judge_weights=weights)


def with_slips(pair: GoldPair, judgement: Judgement, draw: int) -> Judgement:
    """The answers with slips by chance, which are the same each time."""
    names = f"{draw} {pair.story} {Path(pair.left.article.path).name} {Path(pair.right.article.path).name}"
    chance = random.Random(names)  # noqa: S311 - nothing secret
    last, found = len(pair.right.sentences) - 1, []
    for one in judgement.pairs:
        at = chance.random()
        if not one.sure:
            found.append(replace(one, sure=at < TRUSTED))
        elif at >= LEFT_OUT + DOUBTED + BESIDE:
            found.append(one)
        elif at >= LEFT_OUT + DOUBTED:
            found.append(replace(one, right=min(last, one.right + 1)))
        elif at >= LEFT_OUT:
            found.append(replace(one, sure=False))
    return Judgement.of(judgement.model, found)


@cache
def scored(pair: GoldPair) -> tuple[Scored, int]:
    """The scores of a pair by words, and the number of right sentences."""
    article_pair = ArticlePair.of(pair.left.tokens, pair.right.tokens)
    scorer = lexical_scorer() if pair.left.encoded is None else encoded_scorer()
    found = score(article_pair, exact_matches_of(pair.left.tokens, pair.right.tokens), scorer)
    return found, article_pair.counts[1]


def fit(pairs: Sequence[GoldPair], answered: Answered, draws: int = DRAWS) -> Logistic:
    """The weights over the scores by words, with whatever evidence the pairs have, and what the judge says: of the
    pairs of sentences that words looked at, and of those that the judge named. Without draws, answers have no slips."""

    def table(pair: GoldPair) -> Candidates:
        answers = answered(pair)
        drawn = [with_slips(pair, answers, n) for n in range(draws)] or [answers]
        by_words, width = scored(pair)
        return Candidates.joined([judged_features(by_words, one, width)[0] for one in drawn])

    return fit_logistic(examples(pairs, table))


def shown(pair: GoldPair, judgement: Judgement, weights: Logistic, strictness: float) -> Alignment:
    """What the program shows of a pair."""
    return aligner_of(pair, judgement, weights).align(
        MatchingSettings(strictness, min(MatchingSettings().related, strictness))
    )


def left_out(pairs: Sequence[GoldPair], answered: Answered, told: Answered | None = None, draws: int = DRAWS) -> Score:
    """Scores on stories that the weights were not fitted on, whose answers are those of `told`, if it is given."""
    parts, told = [], told or answered
    for rest, out in folds(pairs, FOLDS):
        weights = fit(rest, answered, draws)
        parts.append(score_shown((pair, shown(pair, told(pair), weights, STRICTNESS)) for pair in out))
    return Score(*(sum(part[n] for part in map(astuple, parts)) for n in range(3)))


def sensible(weights: Logistic) -> Logistic:
    """The weights with names in their order."""
    return Logistic(weights.bias, {name: weights.weights[name] for name in JUDGED_FEATURES})


def as_yaml(weights: Logistic, provenance: str) -> str:
    """The weights file."""
    lines = ["# Made by `make judge`; docs/judge.md says what the features are.", "provenance: >-"]
    lines += [f"  {line}" for line in provenance.splitlines()]
    lines += [f"bias: {weights.bias}", *(f"{name}: {weight}" for name, weight in weights.weights.items())]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Fit, report, write."""
    folder = Path(sys.argv[1])
    by_words = read_gold(folder / "outlets")
    encoded = [with_encoder(pair) for pair in by_words]
    both = [*by_words, *encoded]

    def answered(pair: GoldPair) -> Judgement:
        return judgement_of(pair, folder / "judge")

    def slipping(pair: GoldPair) -> Judgement:
        return with_slips(pair, answered(pair), DRAWS)  # a draw that no weights are fitted on

    weights = sensible(fit(both, answered))
    apart = left_out(both, answered)
    stories = len({pair.story for pair in both})
    provenance = (
        f"Fitted {datetime.now(UTC):%Y-%m-%d} by training/judge.py on {stories} stories of many outlets\n"
        f"({len(by_words)} pairs of articles, by words and with the encoder), with the answers of one of the two\n"
        f"readers whose marks they are held against, with slips as often as two readers differ.\n"
        f"On stories left out, one at a time: {apart}, at strictness {STRICTNESS}."
    )
    if "-n" not in sys.argv:
        WEIGHTS.write_text(as_yaml(weights, provenance), encoding="utf-8")
    print(provenance)
    print(weights)
    for name, pairs in (("by words", by_words), ("with encoder", encoded)):
        print(f"{name}, no judge: {score_links(pairs, STRICTNESS)}")
        print(f"{name}, stories left out: {left_out(pairs, answered)}")
        print(f"  answers with slips: {left_out(pairs, answered, slipping)}")
        print(f"  the same, weights fitted without slips: {left_out(pairs, answered, slipping, draws=0)}")
        for strictness in SETTINGS:
            print(f"  at {strictness}: {score_shown((p, shown(p, answered(p), weights, strictness)) for p in pairs)}")


if __name__ == "__main__":
    main()
