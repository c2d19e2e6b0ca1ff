"""Invented answers of a judge about the first two seeds, by the first words of the sentences they are on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from evaluation.played_judge import Mishap, PlayedJudge, PlayedLink, playing
from variorum.config.settings import JudgeSettings

REFUSED = "However, President Maduro allegedly refused"  # words alone do not link it with the next
RESIGN = "Sources say Maduro refused to resign"
LEAVE = "According to reports, Trump told Maduro"  # words alone link it with the next; the judge does not
DEMAND = "President Donald J. Trump reportedly issued"
_SAID = (
    ("In a highly unusual", DEMAND, "reworded", True),
    ("The offer was contingent", "According to sources", "partial", True),
    ("Trump publicly confirmed", "While neither government", "reworded", True),
    (REFUSED, RESIGN, "partial", True),
    ("Instead, he is said", RESIGN, "partial", True),
    ("This secret diplomatic gambit", "In recent months", "partial", False),
)


def answers(left: Sequence[str], right: Sequence[str]) -> list[PlayedLink]:
    """What the judge says of two articles, whichever stands first."""
    return [
        PlayedLink(i, j, kind, sure)
        for one, other, kind, sure in _SAID
        for i, ours in enumerate(left)
        for j, theirs in enumerate(right)
        if (ours.startswith(one) and theirs.startswith(other)) or (ours.startswith(other) and theirs.startswith(one))
    ]


@contextmanager
def asked(mishap: Mishap | None = None, **limits: object) -> Iterator[tuple[PlayedJudge, JudgeSettings]]:
    """A judge that plays these answers, and settings that name it."""
    with playing(answers, mishap) as judge:
        yield judge, JudgeSettings(address=judge.address, model="played", **limits)  # type: ignore[arg-type]
