"""What the reader decides of links: that two sentences say the same, or that they do not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from variorum.annotations.note import Anchor, LinkEdit, anchor_at
from variorum.annotations.placement import sentences_at
from variorum.annotations.relation import Relation

if TYPE_CHECKING:
    from variorum.annotations.targets import Numbered


def link_edits_on(
    base: Numbered,
    other: Numbered,
    pairs: Iterable[tuple[int, int]],
    *,
    linked: bool,
    relation: Relation = Relation.NONE,
) -> Iterator[LinkEdit]:
    """Decisions on pairs of sentences (base, other), by number; `relation` is that of the other to the base."""
    for i, j in pairs:
        yield LinkEdit.of(_anchor(base, i), _anchor(other, j), linked=linked, relation=relation)


def _anchor(article: Numbered, sentence: int) -> Anchor:
    number, prepared = article
    span = prepared.sentences[sentence]
    return anchor_at(number, prepared.article.text, span.start, span.end)


def edits_for_pair(decisions: Sequence[LinkEdit], base: Numbered, other: Numbered) -> dict[tuple[int, int], bool]:
    """The decisions that are on these two articles, by their sentences (base, other).

    A decision holds for every sentence that its words are part of, so that it survives a line that
    is restored or removed, which changes how sentences are numbered.
    """
    found: dict[tuple[int, int], bool] = {}
    for decision in decisions:
        places = {decision.one.article: decision.one, decision.other.article: decision.other}
        if base[0] in places and other[0] in places and not decision.is_lost:
            ours = sentences_at(base[1], places[base[0]])
            theirs = sentences_at(other[1], places[other[0]])
            found |= {(i, j): decision.linked for i in ours for j in theirs}
    return found
