"""A judge's word among the words: it links what is far below the glance, passes over what is high, and no more."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import PARAGRAPHS, prepared, stories
from variorum.alignment.judge.judgement import JudgedKind, JudgedPair, Judgement, Verdict
from variorum.alignment.judged_features import judge_model
from variorum.alignment.prepared_article import PreparedArticle, in_own_order
from variorum.comparison.all_pairs import compare_pairs
from variorum.comparison.comparison import Comparison, compare
from variorum.comparison.in_subprocess import compare_in_subprocess
from variorum.comparison.rows import RowKind
from variorum.config.settings import DriftSettings, MatchingSettings

BASE = prepared("\n".join(PARAGRAPHS), "base.txt")
REWORDED = (
    "On Tuesday a crane crushed boats in the port, and ships could not enter Ostrava any more.",
    "Not a soul suffered injuries, the head of the town told us.",
    PARAGRAPHS[2],
)
OTHER = prepared("\n".join(REWORDED), "other.txt")
SETTINGS = MatchingSettings(strictness=0.15)  # the words of the two stories have little in common


def said(*named: tuple[int, int, bool]) -> Judgement:
    """What a judge says of sentences of BASE and OTHER."""
    pairs = [(i, j) if in_own_order(BASE, OTHER) else (j, i) for i, j, _ in named]
    return Judgement.of("m", (JudgedPair(*p, JudgedKind.PARTIAL, n[2]) for p, n in zip(pairs, named, strict=True)))


def judged(*named: tuple[int, int, bool], manual: dict[tuple[int, int], bool] | None = None) -> Comparison:
    return compare(BASE, OTHER, SETTINGS, manual, judgement=said(*named))


def links(comparison: Comparison) -> set[tuple[int, int]]:
    return {(link.left, link.right) for link in comparison.links}


def number(article: PreparedArticle, begins: str) -> int:
    return next(n for n in range(len(article.sentences)) if article.text_of(n).startswith(begins))


HARBOUR, HURT, DAMAGE = (number(BASE, words) for words in ("The harbour", "Mayor Helga", "Insurers"))
CLOSED, SOUL, SAME = (number(OTHER, words) for words in ("On Tuesday", "Not a soul", "Insurers"))


def test_without_a_judge_nothing_is_said_of_one() -> None:
    comparison = compare(BASE, OTHER, SETTINGS)
    assert links(comparison) == {(HARBOUR, CLOSED), (DAMAGE, SAME)}
    assert all(link.judge is None for link in comparison.links)


def test_a_sure_word_links_what_shares_no_term() -> None:
    comparison = judged((HARBOUR, CLOSED, True), (HURT, SOUL, True), (DAMAGE, SAME, True))
    found = next(link for link in comparison.links if link.left == HURT)
    assert found.right == SOUL
    assert found.score > 0.5
    assert found.judge is not None
    assert (found.judge.verdict, found.judge.by_words, found.judge.disagrees) == (Verdict.SURE, 0.0, True)


def test_a_sure_word_links_a_sentence_that_has_a_twin_or_a_better_partner_too() -> None:
    comparison = judged((HARBOUR, CLOSED, True), (HARBOUR, SAME, True), (DAMAGE, CLOSED, True))
    assert links(comparison) == {(HARBOUR, CLOSED), (DAMAGE, SAME), (HARBOUR, SAME), (DAMAGE, CLOSED)}


def test_what_it_passes_over_is_no_link_but_marked_as_near() -> None:
    comparison = judged((DAMAGE, SAME, True))
    assert links(comparison) == {(DAMAGE, SAME)}
    (near,) = [pair for pair in comparison.alignment.related if (pair.left, pair.right) == (HARBOUR, CLOSED)]
    assert near.judge is not None
    assert near.judge.disagrees
    row = next(row for row in comparison.rows if HARBOUR in row.base)
    assert row.kind is RowKind.DROPPED
    assert row.uncertain
    nearest = comparison.nearest(row)
    assert nearest is not None
    assert nearest.score < SETTINGS.strictness, "what is shown is the score that counts"


def test_the_same_words_stay_a_link_whatever_it_says() -> None:
    comparison = judged()
    assert links(comparison) == {(DAMAGE, SAME)}
    (link,) = comparison.links
    assert link.judge is not None
    assert (link.judge.verdict, link.judge.disagrees) == (Verdict.ABSENT, True)


def test_the_readers_hand_stands_over_it() -> None:
    comparison = judged((HURT, SOUL, True), manual={(HURT, SOUL): False, (HARBOUR, CLOSED): True})
    assert (HURT, SOUL) not in links(comparison)
    by_hand = next(link for link in comparison.links if link.left == HARBOUR)
    assert by_hand.manual
    assert by_hand.score == 1.0
    assert by_hand.judge is not None
    assert by_hand.judge.verdict is Verdict.ABSENT


def test_both_sides_and_other_processes_say_the_same() -> None:
    named = said((HARBOUR, CLOSED, True), (HURT, SOUL, False))
    there = compare(BASE, OTHER, SETTINGS, judgement=named)
    assert there.alignment == compare(OTHER, BASE, SETTINGS, judgement=named).alignment.mirrored()
    away = compare_in_subprocess(BASE, OTHER, SETTINGS, {}, lambda: False, DriftSettings(), named)
    assert away is not None
    assert (away.alignment, away.judgement) == (there.alignment, named)
    ((_, one),) = compare_pairs([BASE, OTHER], SETTINGS, [(0, 1)], judgements={(1, 0): named})
    assert one.alignment == there.alignment


def test_its_word_weighs_what_it_should() -> None:
    weights = judge_model().weights
    assert weights["judged_sure"] > weights["judged_unsure"] > weights["judged_absent"]
    assert weights["score_logit"] > 0


@given(stories, stories, st.data())
def test_any_judgement_gives_links_in_order_that_hold_what_it_is_sure_of(
    one: str, other: str, data: st.DataObject
) -> None:
    left, right = sorted((prepared(one, "1"), prepared(other, "2")), key=lambda article: article.article.sha256)
    places = st.tuples(st.integers(0, len(left.sentences) - 1), st.integers(0, len(right.sentences) - 1))
    named = [JudgedPair(*place, JudgedKind.SAME, True) for place in data.draw(st.sets(places, max_size=5))]
    found = compare(left, right, SETTINGS, judgement=Judgement.of("m", named))
    shown = [(link.left, link.right) for link in found.links]
    assert shown == sorted(set(shown))
    assert {(pair.left, pair.right) for pair in named} <= set(shown)
    assert not set(shown) & {(near.left, near.right) for near in found.alignment.related}
    assert found.alignment == compare(right, left, SETTINGS, judgement=found.judgement).alignment.mirrored()


@pytest.mark.parametrize("text", ["", "\n"])
def test_an_empty_article_is_no_trouble(text: str) -> None:
    found = compare(prepared(text, "1"), BASE, SETTINGS, judgement=Judgement("m", ()))
    assert found.links == ()
