"""How one outlet tells what another tells: word for word, in other words, in part, nearly, or not at all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from variorum.alignment.links import Link
    from variorum.comparison.comparison import Comparison
    from variorum.drift.drift import Drift


class RenderingKind(StrEnum):
    """How a sentence stands in another article, the best first. The first three are the kinds of links."""

    VERBATIM = "verbatim"
    REWORDED = "reworded"
    PARTIAL = "partial"
    NEAR = "near"  # below the strictness: look at it
    ABSENT = "absent"

    @property
    def is_found(self) -> bool:
        """Whether the other article has the sentence, if only in part."""
        return self not in (RenderingKind.NEAR, RenderingKind.ABSENT)


_ORDER = tuple(RenderingKind)


@dataclass(frozen=True, slots=True)
class SentenceRendering:
    """How a base sentence stands in another article: the best kind, and its sentences there, in order.

    Of what is merely near, `sentences` are the related ones.
    """

    kind: RenderingKind
    sentences: tuple[int, ...] = ()


def renderings(comparison: Comparison) -> list[SentenceRendering]:
    """How each sentence of the base stands in the other article."""
    links = _by_left(comparison.links)
    related = _by_left(comparison.alignment.related)
    found = []
    for n in range(len(comparison.base.sentences)):
        if n in links:
            best = min((RenderingKind(link.kind) for link in links[n]), key=_ORDER.index)
            found.append(SentenceRendering(best, tuple(sorted(link.right for link in links[n]))))
        elif n in related:
            found.append(SentenceRendering(RenderingKind.NEAR, tuple(sorted(link.right for link in related[n]))))
        else:
            found.append(SentenceRendering(RenderingKind.ABSENT))
    return found


def _by_left(links: Iterable[Link]) -> Mapping[int, Sequence[Link]]:
    found: dict[int, list[Link]] = defaultdict(list)
    for link in links:
        found[link.left].append(link)
    return found


def drift_by_sentence(comparison: Comparison) -> dict[int, tuple[Drift, ...]]:
    """The drift of each sentence of the base that has a link with any, each once."""
    found: dict[int, dict[Drift, None]] = defaultdict(dict)
    for link in comparison.links:
        found[link.left].update(dict.fromkeys(comparison.drift_of(link)))
    return {sentence: tuple(drift) for sentence, drift in found.items() if drift}
