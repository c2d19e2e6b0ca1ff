"""The facts of a story as text, as JSON and as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from variorum.cli.render.hanging import hanging
from variorum.export.markdown_text import plain
from variorum.presentation.pages.facts_page import facts_in_words
from variorum.sourcing.profile import SourcingProfile


def facts_text(facts: Sequence[SourcingProfile], names: Sequence[str], width: int) -> Iterator[str]:
    """A heading for each article and one for the labels; each name stands before its text."""
    for name, words in facts_in_words(facts, names):
        if not words:
            yield ""
            yield name
        else:
            yield from hanging(f"  {name}: " if name else "  ", words, width)


def facts_document(facts: Sequence[SourcingProfile]) -> dict[str, Any]:
    """`variorum facts`: what was counted of each article, with spans in its text."""
    return {"schema": "variorum/facts/1", "articles": [_article(one) for one in facts]}


def _article(one: SourcingProfile) -> dict[str, Any]:
    article = one.article.article
    return {
        "path": article.path,
        "outlet": article.outlet,
        "sha256": article.sha256,
        "words": one.article.cleaned.words,
        "quotations": [asdict(quotation) for quotation in one.quotations],
        "quoted_words": one.quoted_words,
        "sources": dict(one.sources),
        "generic_sources": dict(one.generic),
        "hedges": dict(one.hedges),
        "hedges_per_hundred": round(one.hedges_per_hundred, 2),
        "labels": [{"group": list(group), "used": dict(used)} for group, used in one.labels.items()],
        "headline": [asdict(found) for found in one.headline],
    }


def facts_markdown(facts: Sequence[SourcingProfile], names: Sequence[str]) -> Iterator[str]:
    """A section for each article and one for the labels; the articles' words are never markup."""
    yield "# Story facts"
    for name, words in facts_in_words(facts, names):
        if not words:
            yield ""
            yield f"## {plain(name)}"
            yield ""
        else:
            yield f"- **{plain(name)}**: {plain(words)}" if name else f"- {plain(words)}"
