"""Links: pairs of sentences of two articles that say the same thing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from variorum.alignment.chain import heaviest_chain
from variorum.alignment.evidence import ArticlePair, Evidence, Pair
from variorum.alignment.profile import Profile
from variorum.alignment.scorer import Scorer, lexical_scorer
from variorum.settings import MatchingSettings


class LinkKind(StrEnum):
    """How alike the words are of two sentences that say the same thing."""

    VERBATIM = "verbatim"  # the same words, up to typography
    REWORDED = "reworded"
    PARTIAL = "partial"  # one of them says clearly more than the other


@dataclass(frozen=True, slots=True)
class Link:
    """Two sentences, by number, that say the same thing; `evidence` is empty for identical ones."""

    left: int
    right: int
    score: float
    kind: LinkKind
    moved: bool
    evidence: Evidence | None

    def mirrored(self) -> Link:
        """The same link seen from the other article."""
        return replace(self, left=self.right, right=self.left)


@dataclass(frozen=True)
class Alignment:
    """The links between two articles, and the pairs that are merely related, each in order."""

    links: tuple[Link, ...]
    related: tuple[Link, ...]

    def mirrored(self) -> Alignment:
        """The same alignment seen from the other article."""
        links = _in_order(link.mirrored() for link in self.links)
        return Alignment(links, _in_order(link.mirrored() for link in self.related))


_NEAR_BEST: Final = 0.6  # of the best score in the sentence's row or column
_VERBATIM_RATIO: Final = 0.9
_PARTIAL_RATIO: Final = 2.0  # how much more one sentence says, by the weight of its terms
_WEIGHT_UNIT: Final = 1_000_000


def align(
    left: Sequence[Profile],
    right: Sequence[Profile],
    settings: MatchingSettings,
    scorer: Scorer | None = None,
) -> Alignment:
    """The links between the sentences of two articles. Neither order nor number of partners is assumed.

    The caller gives the articles in an order of their own (see comparison.compare), so that the
    result is the same from both sides.
    """
    scorer = scorer or lexical_scorer()
    pair = ArticlePair(left, right)
    twins = _twins(left, right)
    twinned = {i for i, _ in twins}, {j for _, j in twins}
    evidence = {
        (i, j): pair.look(i, j)
        for (i, j), glance in pair.glances.items()
        if i not in twinned[0] and j not in twinned[1] and scorer.is_worth_a_look(glance)
    }
    scores = {key: scorer.score(seen) for key, seen in evidence.items()}

    def link(key: Pair) -> Link:
        kind = _kind(left[key[0]], right[key[1]], pair.masses(*key))
        return Link(*key, scores[key], kind, False, evidence[key])

    chosen, related = _decode(scores, settings)
    same = [Link(i, j, 1.0, LinkKind.VERBATIM, False, None) for i, j in twins]
    return Alignment(_mark_moved([*same, *map(link, chosen)]), _in_order(map(link, related)))


def _floor(settings: MatchingSettings) -> float:
    return min(settings.related, settings.strictness)


def _twins(left: Sequence[Profile], right: Sequence[Profile]) -> list[Pair]:
    """The pairs of sentences with the same words. Such a sentence needs no other partner."""
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for j, profile in enumerate(right):
        places[profile.identity].append(j)
    same: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, profile in enumerate(left):
        if profile.identity in places:
            same[profile.identity].append(i)
    pairs = []
    for identity, numbers in same.items():
        partners = places[identity]
        # Repeats are paired in order, first with first; what is left over goes with the last.
        pairs += [
            (numbers[min(n, len(numbers) - 1)], partners[min(n, len(partners) - 1)])
            for n in range(max(len(numbers), len(partners)))
        ]
    return sorted(pairs)


def _decode(scores: Mapping[Pair, float], settings: MatchingSettings) -> tuple[list[Pair], list[Pair]]:
    """Pairs above the strictness that are near the best of either side; and the related ones below."""
    rows: dict[int, float] = defaultdict(float)
    columns: dict[int, float] = defaultdict(float)
    for (i, j), score in scores.items():
        rows[i] = max(rows[i], score)
        columns[j] = max(columns[j], score)
    chosen: list[Pair] = []
    related: list[Pair] = []
    for (i, j), score in scores.items():
        if score < _floor(settings) or score < _NEAR_BEST * min(rows[i], columns[j]):
            continue
        (chosen if score >= settings.strictness else related).append((i, j))
    return chosen, related


def _kind(one: Profile, other: Profile, masses: tuple[float, float]) -> LinkKind:
    if _token_ratio(one.spellings, other.spellings) >= _VERBATIM_RATIO:
        return LinkKind.VERBATIM
    return LinkKind.PARTIAL if max(masses) > _PARTIAL_RATIO * min(masses) else LinkKind.REWORDED


def _token_ratio(one: Sequence[str], other: Sequence[str]) -> float:
    """2 x common words in order / all words: the share of words that stand in both."""
    common = (Counter(one) & Counter(other)).total()
    if 2 * common < _VERBATIM_RATIO * (len(one) + len(other)):
        return 0.0  # cannot reach it in any order, so the order is not looked at
    ahead = [0] * (len(other) + 1)
    for word in one:
        row = [0]
        for k, partner in enumerate(other):
            row.append(ahead[k] + 1 if word == partner else max(row[k], ahead[k + 1]))
        ahead = row
    return 2 * ahead[-1] / ((len(one) + len(other)) or 1)


def _mark_moved(links: Sequence[Link]) -> tuple[Link, ...]:
    weights = {(link.left, link.right): max(1, round(link.score * _WEIGHT_UNIT)) for link in links}
    inline = heaviest_chain(weights)
    return _in_order(replace(link, moved=(link.left, link.right) not in inline) for link in links)


def _in_order(links: Iterable[Link]) -> tuple[Link, ...]:
    return tuple(sorted(links, key=lambda link: (link.left, link.right)))
