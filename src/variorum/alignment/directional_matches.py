"""How the words of one article's sentences are matched in the sentences of another."""

from __future__ import annotations

from dataclasses import dataclass, fields

from variorum.alignment.arrays import Floats


@dataclass(frozen=True)
class DirectionalMatches:
    """Tables with a cell for each pair of sentences of two articles; in one direction, so that each says
    how a sentence of the one is matched by a sentence of the other.

    `carried` is the share (mostly 0..1) of its weight that is matched, `exclusive` the share whose best match
    in the whole other article lies in that very sentence, `exclusive_weight` the same as weight.
    `next_gain` and `previous_gain` are what the next and the previous sentence there would add to
    `carried`, and `clause` is the share of the eight words in a row that are matched best.
    """

    carried: Floats
    exclusive: Floats
    exclusive_weight: Floats
    next_gain: Floats
    previous_gain: Floats
    clause: Floats

    def transposed(self) -> DirectionalMatches:
        """Rows become columns, and columns rows."""
        return DirectionalMatches(*(getattr(self, field.name).T for field in fields(self)))
