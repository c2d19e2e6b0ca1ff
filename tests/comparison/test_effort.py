"""How long work takes is reckoned from what there is to do, and said where it is long."""

import itertools
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import prepared, seed_articles
from variorum.cli import inputs
from variorum.cli.main import main
from variorum.comparison import effort
from variorum.comparison.all_pairs import compare_pairs
from variorum.comparison.comparison import compare
from variorum.comparison.coverage import cover
from variorum.comparison.effort import Extent, about, if_long, processes_for, seconds_of, until_covered
from variorum.config.settings import MatchingSettings

extents = st.builds(Extent, st.integers(0, 100_000), st.integers(0, 5_000), st.booleans())


@given(extents, extents, extents)
def test_more_words_and_more_pairs_take_longer(one: Extent, other: Extent, third: Extent) -> None:
    assert seconds_of([one, other], [(0, 1)]) == pytest.approx(seconds_of([other, one], [(0, 1)]))
    longer = Extent(one.words + 1_000, one.sentences + 40, one.read)
    assert seconds_of([longer, other], [(0, 1)]) > seconds_of([one, other], [(0, 1)])
    three = seconds_of([one, other, third], [(0, 1), (0, 2), (1, 2)])
    assert three > seconds_of([one, other, third], [(0, 1), (0, 2)])


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0.2, "about 5 seconds"),
        (12.4, "about 10 seconds"),
        (88, "about 90 seconds"),
        (91, "about 2 minutes"),
        (1_790, "about 30 minutes"),
        (5_300, "about 88 minutes"),
        (9_000, "about 2 hours"),
    ],
)
def test_a_time_is_said_no_more_exactly_than_it_is_known(seconds: float, words: str) -> None:
    assert about(seconds) == words


def test_short_work_is_not_spoken_of() -> None:
    assert if_long(9.9) == ""
    assert if_long(10.0) == "about 10 seconds"


def test_hundreds_of_articles_take_minutes_and_many_processes() -> None:
    article = prepared("The crane fell on two boats of the harbour. " * 40)
    pairs = list(itertools.combinations(range(500), 2))
    assert until_covered([article] * 500, pairs) > 20
    assert until_covered([article] * 5, list(itertools.combinations(range(5), 2))) < 1
    assert processes_for(0.5) == 1
    assert processes_for(1_000) == os.cpu_count()


def test_a_long_coverage_says_beforehand_how_long_it_takes(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], seeds: list[str]
) -> None:
    assert main(["coverage", *seeds]) == 0
    quick = capsys.readouterr()
    monkeypatch.setattr(effort, "_LONG", 0.01)
    assert main(["coverage", *seeds]) == 0
    slow = capsys.readouterr()
    assert (quick.err, quick.out) == ("", slow.out)
    assert slow.err.splitlines()[-1] == "variorum: comparing 5 articles takes about 5 seconds."
    assert main(["diff", *seeds[:2]]) == 0
    assert "comparing the two articles takes about 5 seconds." in capsys.readouterr().err
    monkeypatch.setattr(effort, "_LONG", 0.001)
    monkeypatch.setattr(inputs, "_MUCH", 0)
    assert main(["list", seeds[1]]) == 0
    assert capsys.readouterr().err == "variorum: cleaning 29 lines takes about 5 seconds.\n"


def test_progress_is_told_of_every_pair(seeds: list[str]) -> None:
    told: list[tuple[int, int]] = []
    cover(seed_articles(seeds), MatchingSettings(), progress=lambda *done: told.append(done))
    assert told == [(n, 10) for n in range(1, 11)]


def test_processes_find_what_one_finds(monkeypatch: pytest.MonkeyPatch, seeds: list[str]) -> None:
    articles, settings = seed_articles(seeds[:3]), MatchingSettings()
    by_hand = {(0, 1): {(0, 3): True}, (0, 2): {}, (1, 2): {(1, 1): False}}
    monkeypatch.setattr(effort, "_ENOUGH", 1e-4)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    found = compare_pairs(articles, settings, list(by_hand), lambda i, j: by_hand[i, j])
    for (i, j), there in found:
        assert there == compare(articles[i], articles[j], settings, by_hand[i, j])
