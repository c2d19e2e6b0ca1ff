"""One article over time: the order of its versions, what changed between them, and what the outlet says of it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import PARAGRAPHS, RULES, prepared, stories
from variorum.alignment.prepared_article import PreparedArticle, prepare
from variorum.articles.article import Article, Metadata
from variorum.comparison.comparison import Comparison, compare
from variorum.config.settings import MatchingSettings
from variorum.history.notices import NoticeKind, notices_of
from variorum.history.revisions import Revision, revisions
from variorum.history.versions import in_order_of_time, when_of
from variorum.presentation.wording.history import changes_of_revision

OLD = """Crane falls on two fishing boats

The harbour of Ostrava was closed on Tuesday after a crane fell on two fishing boats.
Police counted 75 boats in the harbour of the town on Monday.
Nobody was hurt, the mayor said on Tuesday evening.
"""
NEW = """Crane falls on two fishing boats

The harbour of Ostrava was closed on Tuesday after a crane fell on two fishing boats.
Police counted 90 boats in the harbour of the town on Monday.
Nobody was hurt, the mayor said on Tuesday evening.
"""
CORRECTION = "Correction: An earlier version of this article gave the wrong number of boats.\n"


def revision(old: str, new: str) -> Revision:
    return next(revisions([prepared(old, "old.txt"), prepared(new, "new.txt")], _compare))


def _compare(base: PreparedArticle, other: PreparedArticle) -> Comparison:
    return compare(base, other, MatchingSettings())


def dated(**known: Any) -> Article:
    return Article("a.txt", "Text.", Metadata(**known))


def test_a_changed_fact_without_a_word_about_it_is_silent() -> None:
    found = revision(OLD, NEW)
    assert [(drift.change, drift.base and drift.base.text) for drift in found.drift] == [("other value", "75")]
    assert found.is_silent
    assert found.headline is None
    assert (found.counts.reworded, found.counts.added, found.counts.dropped) == (1, 0, 0)


def test_a_correction_is_found_once_and_ends_the_silence() -> None:
    found = revision(OLD, NEW + CORRECTION)
    assert [(notice.kind, notice.text) for notice in found.notices] == [(NoticeKind.CORRECTION, CORRECTION.strip())]
    assert not found.is_silent
    assert revision(NEW + CORRECTION, NEW + CORRECTION + PARAGRAPHS[-1]).notices == ()


def test_a_new_headline_is_told_with_the_old_one() -> None:
    found = revision(OLD, OLD.replace("two fishing boats\n", "boats, harbour closed\n", 1))
    assert found.headline == ("Crane falls on two fishing boats", "Crane falls on boats, harbour closed")


def test_a_sentence_that_moved_is_told_and_counted_once_with_both_wordings() -> None:
    last = PARAGRAPHS[-1].replace("a tenth", "one tenth")
    found = revision("\n\n".join(PARAGRAPHS), "\n\n".join((last, *PARAGRAPHS[1:-1], PARAGRAPHS[0])))
    told = [(name, sides) for _, name, sides in changes_of_revision(found)]
    assert ("moved and reworded", [PARAGRAPHS[-1], last]) in told
    assert ("moved", [PARAGRAPHS[0]]) in told
    assert len(told) == 2
    assert found.counts.moved == 2


def test_typography_is_no_change() -> None:
    text = 'The mayor - a sailor - said: "Nobody was hurt in the harbour."\nThe port\'s crane fell on Tuesday.\n'
    found = revision(text, text.replace('"N', "“N").replace('."', ".”").replace("'", "’").replace(" - ", " — "))
    assert found.changes == ()
    assert (found.counts.reworded, found.is_silent) == (0, False)


def test_two_articles_are_not_taken_for_versions_of_one() -> None:
    assert revision(OLD, NEW).is_one_article
    assert not revision(OLD, "\n".join(PARAGRAPHS[2:]).replace("crane", "train")).is_one_article


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Corrections: An earlier version misspelled a name.", NoticeKind.CORRECTION),
        ("This article was amended on 25 November to remove a name.", NoticeKind.CORRECTION),
        ("UPDATE: The port has reopened.", NoticeKind.UPDATE),
        ("This story has been updated with a statement of the mayor.", NoticeKind.UPDATE),
        ("The mayor corrected the number of boats.", None),
        ("The update of the crane's software took a day.", None),
    ],
)
def test_what_an_outlet_says_of_its_changes(line: str, kind: NoticeKind | None) -> None:
    found = [notice.kind for notice in notices_of(prepared(f"{PARAGRAPHS[0]}\n{line}").cleaned)]
    assert found == ([] if kind is None else [kind])


def test_versions_are_put_in_the_order_of_time_only_where_all_times_are_known() -> None:
    noon, morning = dated(date_modified="2025-11-25T12:00:00Z"), dated(fetched="2025-11-25T08:00:00+01:00")
    day = dated(date_published="2025-11-25")
    assert in_order_of_time([noon, morning, day]) == [2, 1, 0]
    assert in_order_of_time([noon, dated(date_published="yesterday")]) is None
    assert when_of(dated(date_published=None)) is None


@given(st.lists(stories, min_size=2, max_size=3))
def test_any_versions_have_a_history(texts: list[str]) -> None:
    versions = [prepare(Article(f"{n}.txt", text), RULES) for n, text in enumerate(texts)]
    for found in revisions(versions, _compare):
        counts = found.counts
        statistics = found.comparison.statistics
        of_kinds = statistics.same + statistics.reworded + statistics.added + statistics.dropped
        assert counts.same + counts.reworded + counts.added + counts.dropped == of_kinds
        assert counts.moved == statistics.moved
        assert len(found.changes) <= len(found.comparison.rows)
        if texts[found.before] == texts[found.after]:
            assert (found.changes, found.drift, found.notices, found.headline) == ((), (), (), None)
