"""What a judge says of two articles, and of one pair of their sentences."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from variorum.alignment.monotone_chain import Pair


class Verdict(StrEnum):
    """What a judge says of a pair of sentences: the same for sure, perhaps, or nothing, which means no."""

    SURE = "sure"
    UNSURE = "unsure"
    ABSENT = "absent"


class JudgedKind(StrEnum):
    """How the two sentences of a pair say the same, in a judge's view."""

    SAME = "same"
    REWORDED = "reworded"
    PARTIAL = "partial"


@dataclass(frozen=True, slots=True)
class JudgedPair:
    """A pair of sentences, by number, that a judge named."""

    left: int
    right: int
    kind: JudgedKind
    sure: bool

    @property
    def verdict(self) -> Verdict:
        """Whether it was sure."""
        return Verdict.SURE if self.sure else Verdict.UNSURE


@dataclass(frozen=True)
class Judgement:
    """All pairs that a model named of two articles, in order, each once; left is the article that stands first in
    the order that `in_own_order` gives."""

    model: str
    pairs: tuple[JudgedPair, ...]

    @classmethod
    def of(cls, model: str, named: Iterable[JudgedPair]) -> Judgement:
        """What was named in any number of answers; of a pair that was named twice, the surer word counts."""
        surest: dict[Pair, JudgedPair] = {}
        for pair in named:
            known = surest.setdefault((pair.left, pair.right), pair)
            if pair.sure and not known.sure:
                surest[pair.left, pair.right] = pair
        return cls(model, tuple(surest[at] for at in sorted(surest)))

    @cached_property
    def _by_place(self) -> dict[Pair, JudgedPair]:
        return {(pair.left, pair.right): pair for pair in self.pairs}

    def named(self, left: int, right: int) -> JudgedPair | None:
        """What was said of two sentences; None if nothing was."""
        return self._by_place.get((left, right))

    def verdict(self, left: int, right: int) -> Verdict:
        """What that comes to."""
        found = self.named(left, right)
        return Verdict.ABSENT if found is None else found.verdict


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a judge said of a link's two sentences, beside their score by words alone (0..1), and whether the two
    contradict each other at the strictness in force."""

    model: str
    verdict: Verdict
    kind: JudgedKind | None
    by_words: float
    disagrees: bool

    @classmethod
    def of(cls, judgement: Judgement, pair: Pair, by_words: float, strictness: float) -> Opinion:
        """What a judgement says of a pair that has this score by words."""
        named, verdict = judgement.named(*pair), judgement.verdict(*pair)
        is_link = by_words >= strictness
        disagrees = verdict is (Verdict.ABSENT if is_link else Verdict.SURE)
        return cls(judgement.model, verdict, named.kind if named else None, by_words, disagrees)
