"""What is computed of a project is made once, and anew where it does not hold any more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from evaluation.played_judge import PlayedLink, playing
from tests.factories import FOREIGN, PARAGRAPHS, article
from variorum.alignment import encoder
from variorum.annotations.link_edits import link_edits_on
from variorum.cleaning.lines import LineCorrection
from variorum.config.settings import PAIRS_READ, CleaningSettings, JudgeSettings, Settings
from variorum.project.project import Project
from variorum.session.analysis_cache import AnalysisCache

TEXTS = ("\n".join(PARAGRAPHS), "\n".join((FOREIGN[0], *PARAGRAPHS[1:])), "\n".join(PARAGRAPHS[:4]))
PROJECT = Project.of([article(text, f"{n}.txt") for n, text in enumerate(TEXTS)])


@pytest.fixture
def cache() -> AnalysisCache:
    return AnalysisCache(Settings())


def test_everything_is_made_once(cache: AnalysisCache) -> None:
    assert cache.prepared(PROJECT, 0) is cache.prepared(PROJECT, 0)
    assert cache.prepared(PROJECT, 0).cleaned is cache.cleaned(PROJECT, 0)
    assert not cache.has_comparison(PROJECT, 0, 1)
    found = cache.comparison(PROJECT, 0, 1)
    assert cache.has_comparison(PROJECT, 0, 1)
    assert cache.comparison(PROJECT, 0, 1) is found
    coverage = cache.coverage(PROJECT)
    assert coverage is not None
    assert coverage.comparisons[0, 1] is found


def test_a_correction_makes_anew_what_rests_on_its_article_and_nothing_else(cache: AnalysisCache) -> None:
    cache.coverage(PROJECT)
    corrected = PROJECT.with_correction(2, LineCorrection(0, False))
    assert cache.has_comparison(corrected, 0, 1)
    assert not cache.has_comparison(corrected, 0, 2)
    assert not cache.cleaned(corrected, 2).lines[0].kept
    assert cache.has_comparison(PROJECT, 0, 2)  # undo comes back to what is there


def test_another_strictness_or_a_link_by_hand_makes_a_comparison_anew(cache: AnalysisCache) -> None:
    found = cache.comparison(PROJECT, 0, 1)
    ours, theirs = (0, cache.prepared(PROJECT, 0)), (1, cache.prepared(PROJECT, 1))
    linked = PROJECT.with_links(link_edits_on(ours, theirs, [(0, 0)], linked=True))
    assert not cache.has_comparison(linked, 0, 1)
    assert cache.comparison(linked, 0, 1).links != found.links
    cache.set_strictness(0.1)
    assert not cache.has_comparison(linked, 0, 1)
    assert cache.prepared(PROJECT, 0) is ours[1]


def test_a_first_coverage_does_not_wait_for_the_pair_reader(
    cache: AnalysisCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("onnxruntime", reason="the extra `encoder` is not installed")
    monkeypatch.setattr(encoder, "is_installed", lambda: True)
    cache.encode(PROJECT, 0)
    cache.encode(PROJECT, 1)
    first = cache.coverage(PROJECT)
    again = cache.coverage(PROJECT)
    cache.encode(PROJECT, 2)
    whole = cache.coverage(PROJECT)
    assert first is not None
    assert again is not None
    assert whole is not None
    assert {found.settings.pairs_read for found in first.comparisons.values()} == {0.0}
    assert all(again.comparisons[pair] is found for pair, found in first.comparisons.items())
    assert {found.settings.pairs_read for found in whole.comparisons.values()} == {PAIRS_READ}


def test_strictness_stays_within_bounds(cache: AnalysisCache) -> None:
    assert [cache.set_strictness(step) for step in (2.0, -2.0)] == [0.95, 0.05]


def test_other_rules_clean_anew(cache: AnalysisCache) -> None:
    before = cache.prepared(PROJECT, 0)
    cache.settings = replace(cache.settings, cleaning=CleaningSettings(off=("caption",)))
    assert cache.prepared(PROJECT, 0) is not before


def test_stopping_keeps_what_is_done(cache: AnalysisCache) -> None:
    assert cache.coverage(PROJECT, lambda done, _all: done < 1) is None
    assert cache.has_comparison(PROJECT, 0, 1)
    assert not cache.has_comparison(PROJECT, 1, 2)


def test_a_judgement_makes_its_comparison_anew_and_comes_back_with_undo() -> None:
    def answers(left: Sequence[str], right: Sequence[str]) -> list[PlayedLink]:
        return [PlayedLink(0, len(right) - 1, "same", True)] if left and right else []

    with playing(answers) as judge:
        matching = replace(Settings().matching, judge=JudgeSettings(judge.address, "m"))
        cache = AnalysisCache(replace(Settings(), matching=matching))
        before = cache.comparison(PROJECT, 0, 1)
        pairs = cache.unjudged_pairs(PROJECT)
        assert pairs == [(0, 1), (0, 2), (1, 2)]
        assert list(cache.judge(PROJECT, pairs, lambda done, _all: done < 1)) in ([], [(0, 1)])
        assert list(cache.judge(PROJECT, cache.unjudged_pairs(PROJECT)))[-1] == (1, 2)
        assert cache.unjudged_pairs(PROJECT) == []
        assert not cache.has_comparison(PROJECT, 0, 1)
        found = cache.comparison(PROJECT, 0, 1)
        assert found.judgement is not None
        assert found.links != before.links
        assert cache.comparison(PROJECT, 1, 0).alignment == found.alignment.mirrored()
        coverage = cache.coverage(PROJECT)
        assert coverage is not None
        assert all(comparison.judgement is not None for comparison in coverage.comparisons.values())
        corrected = PROJECT.with_correction(2, LineCorrection(0, False))
        assert cache.unjudged_pairs(corrected) == [(0, 2), (1, 2)]
        assert cache.unjudged_pairs(PROJECT) == []
