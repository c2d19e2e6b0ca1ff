"""The pairs of sentences that a reader judged, to fit or measure a model: as `make fit` reads stories."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from variorum.annotations.placement import sentences_at
from variorum.export.json_documents import json_file

if TYPE_CHECKING:
    from variorum.annotations.note import LinkEdit
    from variorum.comparison.comparison import Comparison
    from variorum.export.edition import Edition

_Spans = list[int]


def training_pairs(edition: Edition) -> str:
    """The texts, their sentences as spans of code points, and for every two articles the pairs of sentences: `must` are
    linked by hand, `may` by the program without a word of the reader's, `not` unlinked by hand; `relations` say how the
    second stands to the first. A pair is the spans of both."""
    names = _names([article.article.path for article in edition.articles])
    return json_file(
        {
            "schema": "variorum/training/1",
            "texts": {name: one.article.text for name, one in zip(names, edition.articles, strict=True)},
            "sentences": {
                name: [[span.start, span.end] for span in one.sentences]
                for name, one in zip(names, edition.articles, strict=True)
            },
            "pairs": [
                {"left": names[i], "right": names[j], **_judged(comparison), "relations": _relations(edition, i, j)}
                for (i, j), comparison in edition.coverage.comparisons.items()
            ],
        }
    )


def _names(paths: list[str]) -> list[str]:
    """The names of the articles' files; where two are alike, the article's number stands before each."""
    names = [PurePath(path).name or "article" for path in paths]
    return names if len(set(names)) == len(names) else [f"{n}-{name}" for n, name in enumerate(names, 1)]


def _judged(comparison: Comparison) -> dict[str, list[_Spans]]:
    must = sorted(pair for pair, is_linked in comparison.manual.items() if is_linked)
    may = [(link.left, link.right) for link in comparison.links if not link.manual]
    by_name = {"must": must, "may": may, "not": comparison.denied}
    return {name: [_spans(comparison, *pair) for pair in pairs] for name, pairs in by_name.items()}


def _spans(comparison: Comparison, left: int, right: int) -> _Spans:
    ours, theirs = comparison.base.sentences[left], comparison.other.sentences[right]
    return [ours.start, ours.end, theirs.start, theirs.end]


def _relations(edition: Edition, i: int, j: int) -> list[dict[str, Any]]:
    comparison = edition.coverage.comparisons[i, j]
    return [
        {"spans": _spans(comparison, left, right), "relation": str(edit.relation)}
        for edit in edition.project.links
        if edit.relation and (edit.one.article, edit.other.article) == (i, j)
        for left, right in _sentences(comparison, edit)
    ]


def _sentences(comparison: Comparison, edit: LinkEdit) -> list[tuple[int, int]]:
    lefts, rights = sentences_at(comparison.base, edit.one), sentences_at(comparison.other, edit.other)
    return [(left, right) for left in lefts for right in rights]
