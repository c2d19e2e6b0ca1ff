"""Articles grouped into stories, and the copies among them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from variorum.alignment.arrays import Floats, Ints
from variorum.alignment.candidates import Candidates
from variorum.grouping.blocking import candidate_pairs
from variorum.grouping.clustering import Pair, average_linkage
from variorum.grouping.features import features_of
from variorum.grouping.model import GroupingModel, shipped_model
from variorum.grouping.pile import Pile
from variorum.grouping.profile import ArticleProfile

DAYS: Final = 3  # between two articles of one story, where both have a date
_LEAST_CHANCE: Final = 0.001  # below which a pair is no evidence
_COPY: Final = 0.8  # of the runs of words of the shorter one that stand in the other


@dataclass(frozen=True)
class Grouping:
    """`stories` are the keys of the articles of each story, ascending, in the order of the first; every article is in
    one, many alone. `copies` gives for an article the key of the one it is a copy of: the same words, or nearly."""

    stories: tuple[tuple[str, ...], ...]
    copies: Mapping[str, str]


@dataclass(frozen=True, eq=False)
class ComparedPile:
    """A pile with the features of the pairs that were looked at."""

    pile: Pile
    pairs: Candidates


def compare_pile(profiles: Sequence[ArticleProfile], days: int = DAYS) -> ComparedPile:
    """Look at the pairs of articles that may be of one story."""
    pile = Pile(profiles)
    return ComparedPile(pile, features_of(pile, *candidate_pairs(pile, days)))


def group_into_stories(
    profiles: Sequence[ArticleProfile], days: int = DAYS, model: GroupingModel | None = None
) -> Grouping:
    """Group articles with different keys by the event that they tell of. The order of the articles decides nothing."""
    return group(compare_pile(profiles, days), model or shipped_model())


def group(compared: ComparedPile, model: GroupingModel) -> Grouping:
    """Group a pile whose pairs were looked at."""
    pile, pairs = compared.pile, compared.pairs
    keys = [profile.key for profile in pile.profiles]
    chances = _chances(pairs.left, pairs.right, model.same_event(pairs))
    copied = dict(_copies(pile, pairs.left, pairs.right))
    chances.update(dict.fromkeys((_in_order(pair) for pair in copied.values()), 1.0))
    groups = average_linkage(pile.count, chances, model.threshold, model.cohesion)
    copies = {keys[later]: keys[first] for later, (first, _) in sorted(copied.items())}
    return Grouping(tuple(tuple(keys[n] for n in group) for group in groups), copies)


def _in_order(pair: Pair) -> Pair:
    return min(pair), max(pair)


def _chances(left: Ints, right: Ints, scores: Floats) -> dict[Pair, float]:
    known = zip(left.tolist(), right.tolist(), scores.tolist(), strict=True)
    return {(one, other): score for one, other, score in known if score >= _LEAST_CHANCE}


def _copies(pile: Pile, left: Ints, right: Ints) -> Iterator[tuple[int, Pair]]:
    """The articles that are copies, each with the pair that shows it: of two, the later by date, then by key."""
    for one, other in zip(left.tolist(), right.tolist(), strict=True):
        if _is_copy(pile.profiles[one], pile.profiles[other]):
            first, later = sorted((one, other), key=lambda n: (pile.profiles[n].day or 0, n))
            yield later, (first, later)


def _is_copy(one: ArticleProfile, other: ArticleProfile) -> bool:
    if one.text_key == other.text_key:
        return True
    ours, theirs = one.fields["runs"].codes, other.fields["runs"].codes
    fewer, more = sorted((len(ours), len(theirs)))
    if fewer == 0 or fewer < _COPY * _COPY * more:
        return False
    return len(np.intersect1d(ours, theirs, assume_unique=True)) >= _COPY * fewer
