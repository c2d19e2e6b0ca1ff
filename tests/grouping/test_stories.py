"""Articles grouped by the event that they tell of."""

import random
from dataclasses import replace
from itertools import combinations, product

import pytest

from tests.factories import FOREIGN, PARAGRAPHS, prepared, seed_articles
from variorum.alignment.scorer import Logistic
from variorum.grouping.clustering import average_linkage
from variorum.grouping.features import FEATURES, features_of
from variorum.grouping.model import shipped_model
from variorum.grouping.pile import Pile
from variorum.grouping.profile import ArticleProfile, day_of, profile_of
from variorum.grouping.stories import group_into_stories

CRANE = [
    profile_of(prepared("\n".join(part))) for part in (PARAGRAPHS, PARAGRAPHS[:6], [*PARAGRAPHS[3:], PARAGRAPHS[0]])
]
MUSEUM = profile_of(prepared("\n".join(FOREIGN)))


def keys(*profiles: ArticleProfile) -> tuple[str, ...]:
    return tuple(sorted(profile.key for profile in profiles))


def test_articles_of_one_event_come_together_and_others_stay_alone(seeds: list[str]) -> None:
    call = [profile_of(article) for article in seed_articles(seeds)]
    found = group_into_stories([*CRANE, MUSEUM, *call]).stories
    assert {keys(*CRANE), keys(MUSEUM), keys(*call)} == set(found)


def test_the_order_of_the_articles_decides_nothing(seeds: list[str]) -> None:
    pile = [*CRANE, MUSEUM, *(profile_of(article) for article in seed_articles(seeds))]
    mixed = random.Random(3).sample(pile, len(pile))  # noqa: S311
    assert group_into_stories(mixed) == group_into_stories(pile)


def test_articles_that_are_months_apart_are_no_story() -> None:
    dated = [replace(CRANE[0], day=day_of("2026-01-05T10:00:00Z")), replace(CRANE[1], day=day_of("2026-04-05"))]
    assert len(group_into_stories([*dated, MUSEUM]).stories) == 3
    assert len(group_into_stories([*dated, MUSEUM], days=120).stories) == 2


def test_a_report_that_two_outlets_print_is_a_copy_of_the_earlier() -> None:
    early, late = (
        replace(CRANE[0], day=day_of("2026-01-05")),
        profile_of(prepared("\n".join((*PARAGRAPHS[:-1], "End.")))),
    )
    found = group_into_stories([replace(late, day=day_of("2026-01-06")), early, MUSEUM])
    assert found.copies == {late.key: early.key}
    assert keys(early, late) in found.stories


@pytest.mark.parametrize("count", [0, 1])
def test_a_pile_may_have_hardly_anything_in_it(count: int) -> None:
    assert group_into_stories(CRANE[:count]).stories == tuple((profile.key,) for profile in CRANE[:count])


def test_articles_without_words_are_stories_alone() -> None:
    empty = [profile_of(prepared(text)) for text in ("—\n", "***\n", "the and of\n")]
    assert len(group_into_stories([*empty, *CRANE]).stories) == 4


def test_every_feature_is_the_same_from_both_sides() -> None:
    """The lower key stands left, whichever article that is; a pair alone has nothing else to go by."""
    pile = Pile([*CRANE, MUSEUM])
    turned = Pile([replace(profile, key=profile.key[::-1]) for profile in pile.profiles])
    place = {profile.key[::-1]: n for n, profile in enumerate(turned.profiles)}
    import numpy as np

    pairs = list(combinations(range(pile.count), 2))
    there = [tuple(sorted(place[pile.profiles[n].key] for n in pair)) for pair in pairs]
    order = sorted(range(len(pairs)), key=lambda n: there[n])
    ours = features_of(pile, *(np.array(side) for side in zip(*pairs, strict=True))).values
    theirs = features_of(turned, *(np.array(side) for side in zip(*(there[n] for n in order), strict=True))).values
    assert np.allclose(ours[order], theirs, atol=1e-8)


def test_a_chain_of_likeness_is_no_group() -> None:
    chances = {(n, n + 1): 0.9 for n in range(5)}
    assert all(len(group) <= 2 for group in average_linkage(6, chances, 0.5))


def test_groups_grow_while_the_mean_of_their_pairs_is_high() -> None:
    chances = dict.fromkeys(combinations(range(4), 2), 0.8) | {(3, 4): 0.6}
    assert average_linkage(6, chances, 0.3) == [[0, 1, 2, 3], [4], [5]]
    assert average_linkage(6, chances, 0.1) == [[0, 1, 2, 3, 4], [5]]


def test_two_days_of_one_affair_are_two_groups() -> None:
    """Reports on two hearings were one story: each like the other, though those on one hearing were more so."""
    first, second = combinations(range(3), 2), combinations(range(3, 6), 2)
    chances = dict.fromkeys((*first, *second), 0.95) | dict.fromkeys(product(range(3), range(3, 6)), 0.6)
    assert average_linkage(6, chances, 0.2) == [[0, 1, 2, 3, 4, 5]]
    assert average_linkage(6, chances, 0.2, cohesion=0.85) == [[0, 1, 2], [3, 4, 5]]


def test_one_article_joins_a_group_that_holds_together_better() -> None:
    chances = dict.fromkeys(combinations(range(3), 2), 0.99) | {(n, 3): 0.4 for n in range(3)}
    assert average_linkage(4, chances, 0.2, cohesion=0.85) == [[0, 1, 2, 3]]


def test_a_large_story_is_not_cut_up() -> None:
    """Its pairs are as alike as those of the stories that the model was fitted on: most surely, some hardly."""
    pairs = list(combinations(range(24), 2))
    chances = {pair: 0.3 if n % 10 == 0 else 0.97 for n, pair in enumerate(pairs)}
    assert average_linkage(24, chances, 0.2, cohesion=0.85) == [list(range(24))]


def test_every_feature_has_a_weight() -> None:
    model = shipped_model()
    assert isinstance(model.same_event, Logistic)
    assert tuple(model.same_event.weights) == FEATURES
