"""A drift: a typed difference inside a link, with the exact words of both sides and the reason."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum
from typing import Final


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


class Level(StrEnum):
    """How far a drift goes."""

    CONTRADICTION = "contradiction"  # both sides cannot be right
    DIFFERS = "differs"  # time, scope or wording may explain it: compare the two
    TONE = "tone"  # the same thing, in words that judge it


# The confidence from which on a rule found what it looks for.
SURE_FROM: Final = 0.8
# What a rule is as confident of as it has signs; chosen by hand, no measured shares.
ON_WEIGHTY_LOSS: Final = 0.9  # a quotation lost how far it goes, or on what condition or for what reason
ON_SEVERAL_SIGNS: Final = 0.85
ON_ONE_SIGN: Final = 0.6
AT_A_GUESS: Final = 0.5


class Severity(IntEnum):
    """What the change bears on."""

    STYLE = 0
    TONE = 1
    TRUST = 2
    FACT = 3


class ChangeKind(StrEnum):
    """A change, in the words that screens and exports show.

    Each has what it bears on, and the words of the same change seen from the other side: its own where none
    are given. `contradicts`: both sides cannot be right.
    """

    CUT = "cut", Severity.TRUST, "longer"
    LONGER = "longer", Severity.TRUST, "cut"
    ALTERED = "altered", Severity.FACT
    OTHER_SPEAKER = "other speaker", Severity.FACT
    MARKS_DROPPED = "marks dropped", Severity.TRUST, "marks added"
    MARKS_ADDED = "marks added", Severity.TRUST, "marks dropped"

    OTHER_VALUE = "other value", Severity.FACT, "", True
    OTHER_ESTIMATE = "other estimate", Severity.FACT
    OTHER_UNIT = "other unit", Severity.FACT
    ROUNDED = "rounded", Severity.STYLE
    MADE_VAGUE = "made vague", Severity.TRUST, "made exact"
    MADE_EXACT = "made exact", Severity.TRUST, "made vague"

    OTHER_DATE = "other date", Severity.FACT, "", True
    YEAR_LEFT_OUT = "year left out", Severity.TRUST, "year added"
    YEAR_ADDED = "year added", Severity.TRUST, "year left out"

    TITLE_CHANGED = "title changed", Severity.FACT, "title turned"
    TITLE_TURNED = "title turned", Severity.FACT, "title changed"
    OTHER_ROLE = "other role", Severity.FACT, "", True
    OTHER_FORM = "other form", Severity.STYLE
    INSTITUTION_FOR_PERSON = "institution for person", Severity.TRUST, "person for institution"
    PERSON_FOR_INSTITUTION = "person for institution", Severity.TRUST, "institution for person"

    HEDGE_DROPPED = "hedge dropped", Severity.TRUST, "hedge added"
    HEDGE_ADDED = "hedge added", Severity.TRUST, "hedge dropped"
    MADE_SURE = "made sure", Severity.TRUST, "made unsure"
    MADE_UNSURE = "made unsure", Severity.TRUST, "made sure"

    SOURCE_GENERALISED = "source generalised", Severity.TRUST, "source named"
    SOURCE_NAMED = "source named", Severity.TRUST, "source generalised"
    SOURCE_LEFT_OUT = "source left out", Severity.TRUST, "source added"
    SOURCE_ADDED = "source added", Severity.TRUST, "source left out"

    OTHER_LABEL = "other label", Severity.STYLE
    OTHER_ADJECTIVE = "other adjective", Severity.TONE

    NEGATION_DROPPED = "negation dropped", Severity.FACT, "negation added", True
    NEGATION_ADDED = "negation added", Severity.FACT, "negation dropped", True
    OPPOSITE = "opposite", Severity.FACT, "", True

    severity: Severity
    contradicts: bool
    _inverse: str

    def __new__(cls, words: str, severity: Severity, inverse: str = "", contradicts: bool = False) -> ChangeKind:
        """A kind whose value is its words."""
        kind = str.__new__(cls, words)
        kind._value_ = words
        kind.severity, kind.contradicts, kind._inverse = severity, contradicts, inverse or words
        return kind

    @property
    def inverse(self) -> ChangeKind:
        """The same change, seen from the other to the base."""
        return ChangeKind(self._inverse)  # type: ignore[call-arg]  # a look-up by value, not the making of a kind


@dataclass(frozen=True, slots=True, order=True)
class TextSpan:
    """Words of an article where they stand: code points of its text."""

    start: int
    end: int
    text: str


# The kinds that readers who knew no rules found right, and worth telling, most often (docs/drift.md).
_TOLD_UNASKED: Final = frozenset({ChangeKind.OTHER_VALUE, ChangeKind.OTHER_DATE})


@dataclass(frozen=True, slots=True)
class Drift:
    """A difference between the base's words and the other's; one side may have none.

    `change` says what happened from the base to the other, `reason` why it is said, `confidence` (0..1) how
    sure the rule is that it is so: an order, not a measured share.
    """

    type: DriftType
    severity: Severity
    base: TextSpan | None
    other: TextSpan | None
    change: ChangeKind
    reason: str
    confidence: float = SURE_FROM

    @classmethod
    def of(
        cls,
        drift_type: DriftType,
        change: ChangeKind,
        base: TextSpan | None,
        other: TextSpan | None,
        reason: str,
        confidence: float = SURE_FROM,
    ) -> Drift:
        """A drift that bears on what its kind of change bears on."""
        return cls(drift_type, change.severity, base, other, change, reason, confidence)

    @property
    def is_clear(self) -> bool:
        """Whether its rule is sure to have found what it looks for."""
        return self.confidence >= SURE_FROM

    @property
    def is_sure(self) -> bool:
        """Whether it is shown unasked: of weighty words, or clear and of a kind that readers found to matter."""
        return self.confidence >= ON_WEIGHTY_LOSS or (self.is_clear and self.change in _TOLD_UNASKED)

    @property
    def level(self) -> Level:
        """How far it goes: what is less sure contradicts nothing."""
        if self.change.contradicts and self.is_sure:
            return Level.CONTRADICTION
        return Level.DIFFERS if self.severity >= Severity.TRUST else Level.TONE

    @property
    def mirrored(self) -> Drift:
        """The same drift, seen from the other to the base."""
        return replace(self, base=self.other, other=self.base, change=self.change.inverse)

    @property
    def place(self) -> tuple[int, int, str]:
        """Where it stands, for an order that depends on nothing else."""
        base = self.base.start if self.base else -1
        other = self.other.start if self.other else -1
        return base if base >= 0 else 1 << 40, other, self.type
