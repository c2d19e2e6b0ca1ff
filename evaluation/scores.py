"""How good links are, against what readers marked."""

from __future__ import annotations

import itertools
import statistics
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from evaluation.gold import GoldPair
from variorum.alignment.article_pair import ArticlePair
from variorum.alignment.exact_matches import exact_matches_of
from variorum.alignment.links import Aligner, Alignment
from variorum.alignment.scorer import Scorer, score
from variorum.config.settings import MatchingSettings


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


def aligned(pair: GoldPair, strictness: float, scorer: Scorer | None = None) -> Alignment:
    """What the program shows at a strictness."""
    settings = MatchingSettings(strictness, min(MatchingSettings().related, strictness))
    return Aligner(pair.left.tokens, pair.right.tokens, scorer).align(settings)


def score_links(pairs: Iterable[GoldPair], strictness: float, scorer: Scorer | None = None) -> Score:
    """The score over all pairs; links that readers marked as possible count neither way."""
    return score_shown((pair, aligned(pair, strictness, scorer)) for pair in pairs)


def score_shown(alignments: Iterable[tuple[GoldPair, Alignment]]) -> Score:
    """The score of what is shown of some pairs, counted in the same way."""
    found = wrong = missed = 0
    for pair, alignment in alignments:
        shown = {
            covered
            for link in alignment.links
            for covered in itertools.product(pair.left_gold[link.left], pair.right_gold[link.right])
        }
        found += len(shown & pair.must)
        wrong += len(shown - pair.must - pair.may)
        missed += len(pair.must - shown)
    return Score(found, wrong, missed)


def only_here(pairs: Sequence[GoldPair], strictness: float, *, sure: bool = False) -> tuple[int, int]:
    """Of the sentences that the program links to none of the other article: (right, all).

    Right are those for which readers marked no link that must be found. With `sure`, sentences that
    the program marks as uncertain, because a related one is near, are left out.
    """
    right = everything = 0
    for pair in pairs:
        found = aligned(pair, strictness)
        links = found.links + (found.related if sure else ())
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


def by_chance(pairs: Sequence[GoldPair], scorer: Scorer) -> list[tuple[float, float, int]]:
    """How scores hold as chances: for each tenth, the mean score, the share of links, and how many.

    Pairs that readers marked as possible are left out.
    """
    tenths: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for pair in pairs:
        article_pair = ArticlePair.of(pair.left.tokens, pair.right.tokens)
        found = score(article_pair, exact_matches_of(pair.left.tokens, pair.right.tokens), scorer)
        seen = zip(found.seen.left.tolist(), found.seen.right.tolist(), found.scores.tolist(), strict=True)
        for i, j, chance in seen:
            if (label := pair.label(i, j)) in ("must", "none"):
                tenths[min(9, int(chance * 10))].append((chance, label == "must"))
    return [
        (
            statistics.mean(c for c, _ in some),
            statistics.mean(float(is_link) for _, is_link in some),
            len(some),
        )
        for _, some in sorted(tenths.items())
    ]
