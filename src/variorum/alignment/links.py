"""Links: pairs of sentences of two articles that say the same thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from variorum.alignment.chain import heaviest_chain
from variorum.alignment.evidence import Evidence, Pair, gather
from variorum.alignment.profile import Profile, Rarity
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


_NEAR_BEST: Final = 0.8  # of the best score in the sentence's row or column
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
    # What cannot even become related is not looked at further: the scores that remain are the same.
    evidence = gather(left, right, lambda most: scorer.score(most) >= _floor(settings))
    twins = _twins(left, right)
    twinned_left, twinned_right = {i for i, _ in twins}, {j for _, j in twins}
    scores = {
        pair: scorer.score(signals)
        for pair, signals in evidence.items()
        if pair[0] not in twinned_left and pair[1] not in twinned_right
    }
    chosen, related = _decode(scores, settings)
    rarity = Rarity(left, right)
    links = [Link(i, j, 1.0, LinkKind.VERBATIM, False, None) for i, j in twins]
    links += [
        Link(i, j, scores[i, j], _kind(left[i], right[j], rarity), False, evidence[i, j]) for i, j in chosen
    ]
    near = [
        Link(i, j, scores[i, j], _kind(left[i], right[j], rarity), False, evidence[i, j]) for i, j in related
    ]
    return Alignment(_mark_moved(links), _in_order(near))


def _floor(settings: MatchingSettings) -> float:
    return min(settings.related, settings.strictness)


def _twins(left: Sequence[Profile], right: Sequence[Profile]) -> list[Pair]:
    """The pairs of sentences with the same words. Such a sentence needs no other partner."""
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for j, profile in enumerate(right):
        places[profile.spellings].append(j)
    same: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, profile in enumerate(left):
        if profile.spellings in places and profile.spellings:
            same[profile.spellings].append(i)
    pairs = []
    for spellings, numbers in same.items():
        partners = places[spellings]
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


def _kind(one: Profile, other: Profile, rarity: Rarity) -> LinkKind:
    if _token_ratio(one.spellings, other.spellings) >= _VERBATIM_RATIO:
        return LinkKind.VERBATIM
    masses = sorted((rarity.mass(one), rarity.mass(other)))
    return LinkKind.PARTIAL if masses[1] > _PARTIAL_RATIO * masses[0] else LinkKind.REWORDED


def _token_ratio(one: Sequence[str], other: Sequence[str]) -> float:
    """2 x common words in order / all words: the share of words that stand in both."""
    if abs(len(one) - len(other)) * 5 > len(one) + len(other):
        return 0.0  # cannot reach .9, so not worth the work
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
