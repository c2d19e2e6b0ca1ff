"""How a reader says that one sentence stands to another, beyond saying the same."""

from __future__ import annotations

from enum import StrEnum


class Relation(StrEnum):
    """How the second sentence of a pair stands to the first."""

    NONE = ""  # the reader said nothing
    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    MORE_SPECIFIC = "more-specific"
    LESS_SPECIFIC = "less-specific"
    UNRELATED = "unrelated"

    @property
    def turned(self) -> Relation:
        """How the first stands to the second."""
        return _TURNED.get(self, self)


_TURNED = {Relation.MORE_SPECIFIC: Relation.LESS_SPECIFIC, Relation.LESS_SPECIFIC: Relation.MORE_SPECIFIC}
