"""What the reader decides of links: that two sentences say the same, or that they do not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from variorum.annotations.note import Anchor, LinkEdit, anchor_at
from variorum.annotations.placement import sentences_at
from variorum.annotations.relation import Relation

if TYPE_CHECKING:
    from variorum.annotations.targets import Numbered
    from variorum.comparison.rows import Row


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
    return {pair: decision.linked for decision, pair in _on_pair(decisions, base, other)}


def relations_for_pair(
    decisions: Sequence[LinkEdit], base: Numbered, other: Numbered
) -> dict[tuple[int, int], Relation]:
    """How the reader says that sentences of the other stand to those of the base, by both their numbers."""
    turns = base[0] > other[0]
    return {
        pair: decision.relation.turned if turns else decision.relation
        for decision, pair in _on_pair(decisions, base, other)
        if decision.relation
    }


def relations_on_row(relations: Mapping[tuple[int, int], Relation], row: Row) -> list[Relation]:
    """The relations of the pairs of a row, each once, by the sentences' numbers."""
    ours, theirs = {*row.base, *row.base_elsewhere}, {*row.other, *row.other_elsewhere}
    return list(dict.fromkeys(relations[i, j] for i, j in sorted(relations) if i in ours and j in theirs))


def _on_pair(
    decisions: Sequence[LinkEdit], base: Numbered, other: Numbered
) -> Iterator[tuple[LinkEdit, tuple[int, int]]]:
    """The decisions on two articles, with each pair of sentences (base, other) that they hold for."""
    for decision in decisions:
        places = {decision.one.article: decision.one, decision.other.article: decision.other}
        if base[0] in places and other[0] in places and not decision.is_lost:
            ours = sentences_at(base[1], places[base[0]])
            theirs = sentences_at(other[1], places[other[0]])
            yield from ((decision, (i, j)) for i in ours for j in theirs)
