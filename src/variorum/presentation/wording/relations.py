"""How one sentence stands to another, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from variorum.annotations.relation import Relation

# Behind "The other's sentence".
RELATION_WORDS: Final[Mapping[Relation, str]] = {
    Relation.SUPPORTS: "supports the base's",
    Relation.CONTRADICTS: "contradicts the base's",
    Relation.MORE_SPECIFIC: "is more specific",
    Relation.LESS_SPECIFIC: "is less specific",
    Relation.UNRELATED: "has nothing to do with it",
    Relation.NONE: "says the same: take back what was said",
}


def relations_in_words(relations: Sequence[Relation]) -> str:
    """What the reader says of a row: "the other's sentence contradicts the base's"; empty where that is nothing."""
    return f"the other's sentence {', '.join(RELATION_WORDS[one] for one in relations)}" if relations else ""
