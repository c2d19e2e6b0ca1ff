"""A story as data: `variorum export --format json`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from variorum.export.history_json import kept_history_data
from variorum.export.json_documents import Data, coverage_document
from variorum.storage.file.codec import project_data

if TYPE_CHECKING:
    from variorum.comparison.coverage import Coverage
    from variorum.project.project import Project
    from variorum.session.article_history import ArticleHistory


def edition_document(project: Project, coverage: Coverage, histories: Iterable[ArticleHistory]) -> Data:
    """The coverage of all articles, with what the reader wrote and decided, and the versions of the articles."""
    data = project_data(project)
    corrections = [list(entry.get("corrections", ())) for entry in data["articles"]]
    return {
        "schema": "variorum/edition/1",
        "title": data["title"],
        "base": data["base"],
        "texts": [article.text for article in project.articles],
        "coverage": coverage_document(coverage),
        "notes": data["notes"],
        "corrections": {"links": data["links"], "lines": corrections},
        "histories": list(map(kept_history_data, histories)),
    }
