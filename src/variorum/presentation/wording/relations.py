"""How one sentence stands to another, in words."""

from __future__ import annotations

from collections.abc import Mapping
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
