"""The history of an article as data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from variorum.export.json_documents import diff_document
from variorum.history.versions import when_of

if TYPE_CHECKING:
    from variorum.alignment.prepared_article import PreparedArticle
    from variorum.history.revisions import Revision


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


def _revision_data(revision: Revision) -> dict[str, Any]:
    return {
        "before": revision.before,
        "after": revision.after,
        "headline": list(revision.headline) if revision.headline else None,
        "counts": asdict(revision.counts),
        "notices": [asdict(notice) for notice in revision.notices],
        "is_silent": revision.is_silent,
        "is_one_article": revision.is_one_article,
        "diff": diff_document(revision.comparison),
    }
