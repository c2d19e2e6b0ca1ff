"""The overview of the seeds against what a reading of the five articles finds, line by line.

Articles are A to E in the order of their files, sentences count from 1. Links rest on words here.
"""

from collections.abc import Iterable

import pytest

from tests.factories import seed_articles
from variorum.articles.outlet_codes import letter_of
from variorum.comparison.coverage import cover
from variorum.config.settings import MatchingSettings
from variorum.overview.evidence import SentenceProof, Sureness
from variorum.overview.overview import Overview
from variorum.presentation.wording.overview import places_in_words

# Written from the articles. What the overview does not show, of what was read, stands under MISSED.
THEY_DISAGREE = {"former US President (A) or President (B, D, E)": "A1 B2 D2 E3"}
ALL_SAY = {
    "Trump told Maduro to go": "A1 B2 C1 D2 E3",
    "who goes will be safe": "A5 B3 C6 D3 E8",
    "Maduro asked for immunity": "A10 B7 C3 D4 E10",
}
ONLY_ONE_SAYS = {
    "A": {"a volatile chapter": "A22"},
    "C": {"the opposition fears stalling": "C19"},
}
LED_AND_BURIED = {"Maduro asked for immunity": ("C3 D4", "E10")}
CITES = {
    "A": {"Wall Street Journal": 2, "Miami Herald": 1},
    "B": {},
    "C": {"Wall Street Journal": 2, "Miami Herald": 1},
    "D": {"Miami Herald": 1},
    "E": {"Miami Herald": 1},
}
MISSED_ONLY_ONE_SAYS = {
    "don't read anything into it": "B13",
    "Machado sees despair": "C17",
    "the opposition asks for pressure from abroad": "C18",
    "a cartel was named terrorist": "D8",
    "Venezuela will not accept orders": "D12",
    "a new phase, and drugs": "B5",
    "Venezuela's official statement": "D10",
    "flights of migrants": "D11",
    "tension rose": "D6",
    "the calls were tense": "E2",
    "how the opposition answers": "C15",
    "the opposition stays doubtful": "C16",
    "the mood of the call": "E5",
}
MISSED_ALL_SAY = {
    "Maduro refused": "A9 B7 C7 D4 E9",
    "the airspace was closed": "A13 B12 C8 D9 E11",
    "the call was in November": "A3 B3 C4 D2 E4",
}
MISSED_ONLY_ONE_LACKS = {"C: Trump's confirmation and his quotation": "A6 B4 D5 E6"}


def places(evidence: Iterable[SentenceProof]) -> str:
    return places_in_words("ABCDE", evidence).replace(":", "")


@pytest.fixture
def overview(seeds: list[str]) -> Overview:
    coverage = cover(seed_articles(seeds), MatchingSettings())
    return Overview(coverage.articles, 0, coverage).compute_all()


def test_they_disagree_on_what_was_read(overview: Overview) -> None:
    found = [places(line.evidence) for line in overview.disagreements or ()]
    assert found == list(THEY_DISAGREE.values())
    (line,) = overview.disagreements or ()
    assert [(value.words, value.articles) for value in line.values] == [
        ("former US President Donald Trump", (0,)),
        ("President Donald Trump", (1, 3, 4)),
    ]
    assert line.sureness is Sureness.PROBABLE


def test_all_say_what_was_read(overview: Overview) -> None:
    found = {places(line.evidence) for line in overview.said_by_all or ()}
    assert found == set(ALL_SAY.values())
    assert not found & set(MISSED_ALL_SAY.values())


def test_only_one_says_what_was_read(overview: Overview) -> None:
    lines = [line for line in overview.said_by_one or () if line.sureness is Sureness.SURE]
    found = [(letter_of(line.outlet or 0), places(line.evidence)) for line in lines]
    assert set(found) == {(letter, place) for letter, own in ONLY_ONE_SAYS.items() for place in own.values()}
    to_check = {places(line.evidence) for line in overview.said_by_one or () if line not in lines}
    assert to_check >= set(MISSED_ONLY_ONE_SAYS.values())


def test_nothing_is_said_to_be_lacking_that_was_read(overview: Overview) -> None:
    lines = overview.lacked_by_one or ()
    assert all(line.sureness is not Sureness.SURE for line in lines)
    found = {f"{letter_of(line.outlet or 0)} {places(line.evidence)}" for line in lines}
    assert {f"C {places}" for places in MISSED_ONLY_ONE_LACKS.values()} <= found


def test_led_with_and_buried_as_was_read(overview: Overview) -> None:
    found = [
        (places(one.evidence for one in line.led), places(one.evidence for one in line.buried))
        for line in overview.placements or ()
    ]
    assert found == list(LED_AND_BURIED.values())


def test_headlines_and_sources_as_was_read(overview: Overview) -> None:
    assert [line.stands_in for line in overview.headlines] == [True, False, True, False, False]
    (claim,) = overview.headlines[4].claims
    assert claim.words.text == "“Leave the country now”"
    cited = {letter_of(line.article): {one.name: one.count for one in line.cited} for line in overview.sources}
    assert cited == CITES
    assert all(one.evidence for line in overview.sources for one in (*line.cited, *line.unnamed))
