"""The history of an article as data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from variorum.export.json_documents import diff_document, drift_data
from variorum.history.versions import when_of

if TYPE_CHECKING:
    from variorum.alignment.prepared_article import PreparedArticle
    from variorum.history.revisions import Revision
    from variorum.session.article_history import ArticleHistory


def history_document(versions: Sequence[PreparedArticle], found: Sequence[Revision]) -> dict[str, Any]:
    """`variorum history`: the versions from the oldest on, and each revision with the whole comparison."""
    return {
        "schema": "variorum/history/1",
        "versions": [_version_data(version) for version in versions],
        "revisions": [_revision_data(revision) for revision in found],
    }


def _version_data(version: PreparedArticle) -> dict[str, Any]:
    moment = when_of(version.article)
    return {
        "path": version.article.path,
        "sha256": version.article.sha256,
        "when": moment.isoformat() if moment else None,
        "words": version.cleaned.words,
        "title": version.cleaned.headline,
    }


def kept_history_data(history: ArticleHistory) -> dict[str, Any]:
    """The versions of an article of a story with their texts, and each revision with the rows that changed."""
    told = zip(history.versions, history.seen, strict=True)
    return {
        "article": history.article,
        "in_use": history.in_use,
        "versions": [
            {**_version_data(version), "seen": seen or None, "text": version.article.text} for version, seen in told
        ],
        "revisions": [
            {
                **_summary_data(revision),
                "changes": list(_changes(revision)),
                "drift": [drift_data(drift) for drift in revision.drift],
            }
            for revision in history.revisions
        ],
    }


def _changes(revision: Revision) -> Iterator[dict[str, Any]]:
    comparison = revision.comparison
    for row in revision.changes:
        yield {
            "kind": row.kind,
            "moved": row.moved,
            "before": _spans(comparison.base, row.base),
            "after": _spans(comparison.other, row.other),
        }


def _spans(version: PreparedArticle, numbers: Sequence[int]) -> list[dict[str, int]]:
    return [{"start": version.sentences[n].start, "end": version.sentences[n].end} for n in numbers]


def _revision_data(revision: Revision) -> dict[str, Any]:
    return {**_summary_data(revision), "diff": diff_document(revision.comparison)}


def _summary_data(revision: Revision) -> dict[str, Any]:
    return {
        "before": revision.before,
        "after": revision.after,
        "headline": list(revision.headline) if revision.headline else None,
        "counts": asdict(revision.counts),
        "notices": [asdict(notice) for notice in revision.notices],
        "is_silent": revision.is_silent,
        "is_one_article": revision.is_one_article,
    }
