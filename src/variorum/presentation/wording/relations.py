"""How one sentence stands to another, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from variorum.annotations.relation import Relation
from variorum.base.translation import translatable, translated

# Behind "The other's sentence".
RELATION_WORDS: Final[Mapping[Relation, str]] = {
    Relation.SUPPORTS: translatable("supports the base's"),
    Relation.CONTRADICTS: translatable("contradicts the base's"),
    Relation.MORE_SPECIFIC: translatable("is more specific"),
    Relation.LESS_SPECIFIC: translatable("is less specific"),
    Relation.UNRELATED: translatable("has nothing to do with it"),
    Relation.NONE: translatable("says the same: take back what was said"),
}


def relations_in_words(relations: Sequence[Relation]) -> str:
    """What the reader says of a row: "the other's sentence contradicts the base's"; empty where that is nothing."""
    said = ", ".join(translated(RELATION_WORDS[one]) for one in relations)
    return translated("the other's sentence {relations}", relations=said) if relations else ""
