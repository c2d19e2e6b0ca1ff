"""Detectors register themselves, and kinds of change are the same from both sides."""

import pickle
import pkgutil
import re
from dataclasses import replace
from itertools import permutations

import pytest

from tests.conftest import CHECKOUT, SEEDS
from tests.factories import prepared, seed_articles
from variorum.alignment.link_kind import LinkKind
from variorum.alignment.links import Link
from variorum.alignment.prepared_article import PreparedArticle
from variorum.comparison.comparison import compare
from variorum.config.settings import MatchingSettings
from variorum.drift import detectors
from variorum.drift.context import SentenceContext, SentencePair, article_index_of
from variorum.drift.drift import ChangeKind, Drift, DriftType, TextSpan
from variorum.drift.finder import DriftFinder
from variorum.drift.lexicon import shipped_lexicon
from variorum.drift.registry import both_ways, registered


def pair(base: PreparedArticle, other: PreparedArticle, link: Link) -> SentencePair:
    """The sentences of a link as detectors see them."""
    sides = SentenceContext(article_index_of(base), link.left), SentenceContext(article_index_of(other), link.right)
    return SentencePair(*sides, link.score)


def test_every_type_has_a_detector_and_every_module_registers_one() -> None:
    assert {found.type for found in registered()} == set(DriftType)
    modules = {f"{detectors.__name__}.{module.name}" for module in pkgutil.iter_modules(detectors.__path__)}
    assert {found.detect.__module__ for found in registered()} == modules
    assert all(0 <= found.min_score <= 1 for found in registered())


def test_a_detector_tells_drift_of_its_own_type() -> None:
    told: set[DriftType] = set()
    for base, other in permutations(seed_articles([str(path) for path in SEEDS]), 2):
        for link in compare(base, other, MatchingSettings()).links:
            linked = pair(base, other, link)
            for found in registered():
                types = {drift.type for drift in found.detect(linked, shipped_lexicon())}
                assert types <= {found.type}
                told |= types
    assert len(told) >= 6


@pytest.mark.parametrize("kind", ChangeKind)
def test_the_inverse_of_a_change_is_the_same_change_from_the_other_side(kind: ChangeKind) -> None:
    assert kind.inverse.inverse is kind
    assert kind.inverse.severity is kind.severity
    assert kind.inverse.contradicts is kind.contradicts
    assert pickle.loads(pickle.dumps(kind)) is kind  # noqa: S301  # comparisons are made in other processes too
    assert f"{kind}" == kind.value


def test_what_contradicts() -> None:
    assert {kind.value for kind in ChangeKind if kind.contradicts} == {
        *("other value", "other role", "other date", "opposite", "negation added", "negation dropped")
    }


def test_drift_is_the_same_from_both_sides() -> None:
    articles = seed_articles([str(path) for path in SEEDS])
    for n, base in enumerate(articles):
        for other in articles[n + 1 :]:
            one, two = (compare(*both, MatchingSettings()) for both in ((base, other), (other, base)))
            there = {replace(drift, reason="") for link in one.links for drift in one.drift_of(link)}
            back = {replace(drift.mirrored, reason="") for link in two.links for drift in two.drift_of(link)}
            assert there == back  # but for reasons, which name the base's words first


def test_a_look_both_ways_is_told_from_the_base() -> None:
    text = prepared("The crane fell across two boats.")
    linked = pair(text, text, Link(0, 0, 1.0, LinkKind.VERBATIM))
    words = TextSpan(0, 3, "The")

    def look(seen: SentencePair) -> list[Drift]:
        kind = ChangeKind.HEDGE_DROPPED if seen is linked else ChangeKind.MADE_SURE
        return [Drift.of(DriftType.HEDGE, kind, words, None, "so it is")]

    assert list(both_ways(linked, look)) == [
        Drift.of(DriftType.HEDGE, ChangeKind.HEDGE_DROPPED, words, None, "so it is"),
        Drift.of(DriftType.HEDGE, ChangeKind.MADE_UNSURE, None, words, "so it is"),
    ]


@pytest.mark.parametrize(("score", "expected"), [(0.54, []), (0.55, ["hedge dropped"])])
def test_a_detector_is_asked_only_where_the_link_is_sure_enough(score: float, expected: list[str]) -> None:
    base = prepared("The mayor reportedly ordered engineers to close the harbour.")
    other = prepared("The mayor ordered engineers to close the harbour.")
    link = Link(0, 0, score, LinkKind.REWORDED)
    assert [found.change for found in DriftFinder(base, other, [link]).of(link)] == expected


def test_pages_name_the_types_and_changes_that_there_are() -> None:
    config = (CHECKOUT / "config.yaml").read_text(encoding="utf-8")
    assert f"# Types that are not looked for: {', '.join(DriftType)}.\n" in config
    page = (CHECKOUT / "docs" / "drift.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| (\w+) \| [^|]+ \| [^|]+ \|$", page, flags=re.MULTILINE)[1:] == list(DriftType)
