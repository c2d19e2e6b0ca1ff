"""The kinds of ways in which an article carries a statement."""

from __future__ import annotations

from enum import StrEnum


class WitnessStatus(StrEnum):
    """How an article carries a statement, against the reference wording."""

    REFERENCE = "reference"  # the wording that the others are held against
    VERBATIM = "verbatim"
    REWORDED = "reworded"
    PARTIAL = "partial"
    DRIFT = "drift"  # it changes the fact, or the trust in it
    INDIRECT = "indirect"  # in the statement through a third article only
    ELSEWHERE = "elsewhere"  # not in this statement, but told in another of its family, or one linked into it
    NEAR = "near"  # not carried, but a sentence comes near
    ABSENT = "absent"
