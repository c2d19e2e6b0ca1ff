"""A drift: a typed difference inside a link, with the exact words of both sides and the reason."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum


class DriftType(StrEnum):
    """What has changed."""

    QUOTE = "quote"
    NUMBER = "number"
    DATE = "date"
    NAME = "name"
    HEDGE = "hedge"
    ATTRIBUTION = "attribution"
    LABEL = "label"
    NEGATION = "negation"


class Severity(IntEnum):
    """What the change bears on."""

    STYLE = 0
    TONE = 1
    TRUST = 2
    FACT = 3


@dataclass(frozen=True, slots=True, order=True)
class TextSpan:
    """Words of an article where they stand: code points of its text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Drift:
    """A difference between the base's words and the other's; one side may have none.

    `change` says in a word or two what happened from the base to the other, `reason` why it is said.
    """

    type: DriftType
    severity: Severity
    base: TextSpan | None
    other: TextSpan | None
    change: str
    reason: str

    @property
    def place(self) -> tuple[int, int, str]:
        """Where it stands, for an order that depends on nothing else."""
        base = self.base.start if self.base else -1
        other = self.other.start if self.other else -1
        return base if base >= 0 else 1 << 40, other, self.type
