"""Words with their source, as a reader pastes them elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.alignment.prepared_article import PreparedArticle
from variorum.base.sanitize import safe_lines
from variorum.base.translation import translated


def cited(article: PreparedArticle, sentences: Sequence[int]) -> str:
    """Some sentences word for word, and after a dash what is known of where they stand."""
    known = article.article.metadata
    guess = f" {translated('(outlet guessed)')}" if article.article.outlet_is_guess else ""
    outlet = f"{article.article.name or article.article.path}{guess}"
    title = article.cleaned.headline
    archived = translated("archived at {address}", address=known.archived) if known.archived else ""
    parts = [outlet, f"“{title}”" if title else "", known.date_published or "", known.url or "", archived]
    words = " ".join(article.text_of_all(sentences).split())
    return safe_lines(f"{words}\n— {', '.join(part for part in parts if part)}")
