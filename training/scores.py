"""How good links are, against what readers marked."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from training.gold import GoldPair
from variorum.alignment.links import Link, align
from variorum.alignment.scorer import Scorer
from variorum.settings import MatchingSettings


@dataclass(frozen=True)
class Score:
    """Links found, wrong and missed."""

    found: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """The share of the shown links that are right."""
        return self.found / max(1, self.found + self.wrong)

    @property
    def recall(self) -> float:
        """The share of the marked links that are shown."""
        return self.found / max(1, self.found + self.missed)

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        return 2 * self.found / max(1, 2 * self.found + self.wrong + self.missed)

    def __str__(self) -> str:
        return f"P {self.precision:.3f} R {self.recall:.3f} F1 {self.f1:.3f}"


def links_of(pair: GoldPair, strictness: float, scorer: Scorer | None = None) -> tuple[Link, ...]:
    """The links that the program shows at a strictness."""
    settings = MatchingSettings(strictness, min(0.15, strictness))
    return align(pair.left.profiles, pair.right.profiles, settings, scorer).links


def score(pairs: Iterable[GoldPair], strictness: float, scorer: Scorer | None = None) -> Score:
    """The score over all pairs; links that readers marked as possible count neither way."""
    found = wrong = missed = 0
    for pair in pairs:
        shown = {
            covered
            for link in links_of(pair, strictness, scorer)
            for covered in itertools.product(pair.left_gold[link.left], pair.right_gold[link.right])
        }
        found += len(shown & pair.must)
        wrong += len(shown - pair.must - pair.may)
        missed += len(pair.must - shown)
    return Score(found, wrong, missed)


def only_here(pairs: Sequence[GoldPair], strictness: float) -> tuple[int, int]:
    """Of the sentences that the program links to none of the other article: (right, all).

    Right are those for which readers marked no link that must be found.
    """
    right = everything = 0
    for pair in pairs:
        links = links_of(pair, strictness)
        for side, covering, linked in (
            (0, pair.left_gold, {link.left for link in links}),
            (1, pair.right_gold, {link.right for link in links}),
        ):
            marked = {link[side] for link in pair.must}
            for number, gold in enumerate(covering):
                if gold and number not in linked:
                    everything += 1
                    right += not marked & set(gold)
    return right, everything
