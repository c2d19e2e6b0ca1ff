"""Twenty cases that a careful reader found in the seeds: each must be typed right, on the right words.

Articles are A to E in the order of their files. Some are told only as less sure. One case stands in sentences that are
merely related at the shipped strictness and is looked for below it; three are not found (see docs/drift.md).
"""

from functools import cache

import pytest

from tests.conftest import SEEDS
from tests.factories import seed_articles
from variorum.comparison.comparison import Comparison, compare
from variorum.config.settings import MatchingSettings
from variorum.drift.drift import Drift, DriftType


@cache
def compared_seeds(base: str, other: str, strictness: float = 0.3) -> Comparison:
    articles = seed_articles([str(path) for path in SEEDS])
    return compare(
        articles["ABCDE".index(base)], articles["ABCDE".index(other)], MatchingSettings(strictness=strictness)
    )


def drift_of(comparison: Comparison) -> list[Drift]:
    return [drift for link in comparison.links for drift in comparison.all_drift_of(link)]


CASES = [
    ("1", "A", "C", DriftType.QUOTE, "longer", '"save yourself and those', "“You can save yourself"),
    (
        "2",
        "A",
        "D",
        DriftType.QUOTE,
        "cut",
        "\"I wouldn't say it went",
        "‘wouldn’t say it went well or badly",
    ),
    ("2", "B", "D", DriftType.QUOTE, "cut", "“I wouldn’t say it went", "‘wouldn’t say it went well or badly"),
    ("3", "C", "D", DriftType.QUOTE, "marks added", "global amnesty", "‘global amnesty’"),
    ("3", "C", "E", DriftType.QUOTE, "marks added", "global amnesty", "“global amnesty”"),
    ("3", "A", "B", DriftType.LABEL, "other adjective", "global immunity", "international immunity"),
    ("4", "A", "E", DriftType.QUOTE, "marks added", "resign right away", "“Resign right away.”"),
    ("4", "C", "E", DriftType.QUOTE, "cut", "“only if he agreed", "“Resign right away.”"),
    ("5", "A", "C", DriftType.LABEL, "other adjective", "stark message", "blunt message"),
    (
        "6",
        "A",
        "B",
        DriftType.QUOTE,
        "marks dropped",
        '"appropriate Venezuela',
        "Venezuela’s vast oil reserves",
    ),
    ("7", "A", "B", DriftType.QUOTE, "marks added", "closed", "“closed in its entirety”"),
    ("7", "A", "C", DriftType.QUOTE, "marks added", "closed", "“closed in its entirety”"),
    (
        "9",
        "A",
        "B",
        DriftType.NAME,
        "title changed",
        "former US President Donald",
        "President Donald J. Trump",
    ),
    ("9", "A", "D", DriftType.NAME, "title changed", "former US President Donald", "President Donald Trump"),
    ("11", "A", "B", DriftType.LABEL, "other label", "allies", "inner circle"),
    ("12", "A", "B", DriftType.NAME, "institution for person", "Maduro", "Venezuelan government"),
    ("13", "A", "B", DriftType.LABEL, "other label", "brokered", "facilitated"),
    (
        "14",
        "A",
        "B",
        DriftType.ATTRIBUTION,
        "source generalised",
        "The Wall Street Journal",
        "editorial boards",
    ),
    ("14", "A", "B", DriftType.ATTRIBUTION, "source generalised", "Wall Street Journal", "Some sources"),
    ("14", "A", "B", DriftType.ATTRIBUTION, "source generalised", "The Wall Street Journal", "Many"),
    ("15", "A", "B", DriftType.ATTRIBUTION, "source generalised", "The Miami Herald", "reportedly"),
    ("15", "A", "B", DriftType.ATTRIBUTION, "source left out", "The Miami Herald", None),
    ("16", "A", "C", DriftType.NAME, "other form", "Venezuelan officials", "Venezuela officials"),
    ("17", "A", "C", DriftType.DATE, "year added", "assassination attempt", "2018 assassination attempt"),
    ("18", "A", "C", DriftType.LABEL, "other adjective", "neutral venue", "probable venue"),
    ("18", "A", "B", DriftType.LABEL, "other label", "offered", "floated"),
    ("18", "A", "C", DriftType.LABEL, "other label", "regime", "dictatorship"),
]
NEAR_MISSES = [
    ("8", "B", "E", DriftType.DATE, "made vague", "November 21", "late November"),
]


def contains_text(comparison: Comparison, kind: DriftType, change: str, ours: str, theirs: str | None) -> bool:
    return any(
        drift.type is kind
        and drift.change == change
        and drift.base is not None
        and drift.base.text.startswith(ours)
        and (drift.other.text.startswith(theirs) if drift.other and theirs else not (drift.other or theirs))
        for drift in drift_of(comparison)
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case[0]}-{case[1]}{case[2]}-{case[5][:12]}")
def test_a_case_is_typed_right_on_the_right_words(
    case: tuple[str, str, str, DriftType, str, str, str | None],
) -> None:
    _, base, other, kind, change, ours, theirs = case
    assert contains_text(compared_seeds(base, other), kind, change, ours, theirs)


@pytest.mark.parametrize("case", NEAR_MISSES, ids=lambda case: f"{case[0]}-{case[1]}{case[2]}")
def test_a_case_in_sentences_that_are_merely_related_is_found_a_step_below(
    case: tuple[str, str, str, DriftType, str, str, str | None],
) -> None:
    _, base, other, kind, change, ours, theirs = case
    assert not contains_text(compared_seeds(base, other), kind, change, ours, theirs)
    assert contains_text(compared_seeds(base, other, 0.15), kind, change, ours, theirs)


def test_every_span_is_what_it_says() -> None:
    for base, other in ("AB", "AC", "BE", "CD"):
        comparison = compared_seeds(base, other)
        for drift in drift_of(comparison):
            for words, article in ((drift.base, comparison.base), (drift.other, comparison.other)):
                assert words is None or article.article.text[words.start : words.end] == words.text


def test_the_other_orientation_has_the_same_drift_with_its_sides_changed() -> None:
    ours, theirs = drift_of(compared_seeds("A", "C")), drift_of(compared_seeds("C", "A"))
    swapped = {(drift.type, drift.other, drift.base) for drift in theirs}
    assert {(drift.type, drift.base, drift.other) for drift in ours} == swapped
