"""Cleaned articles as plain text: which there are, what is left of them, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from variorum.base.sanitize import safe
from variorum.cleaning.lines import CleanedArticle, LineKind
from variorum.presentation.wording.labels import headline_of, names_in_words, removed_in_words, verdict


def list_text(articles: Sequence[CleanedArticle]) -> Iterator[str]:
    """One block of lines for each article."""
    for number, (cleaned, name) in enumerate(zip(articles, names_in_words(articles), strict=True), 1):
        title = headline_of(cleaned)
        date = f", {safe(cleaned.article.metadata.date_published)}" if cleaned.article.metadata.date_published else ""
        yield f"{number}  {name}{date}: {title}"
        yield f"   {cleaned.words} words, {removed_in_words(cleaned)}, {safe(cleaned.article.path)}"


def clean_text(cleaned: CleanedArticle) -> Iterator[str]:
    """The kept lines, with a blank line between paragraphs."""
    for n, line in enumerate(cleaned.kept):
        if n and not line.continues:
            yield ""
        yield safe(cleaned.text_of(line).strip())


def explained_text(cleaned: CleanedArticle) -> Iterator[str]:
    """Every line with its number, whether it was kept, its kind, the rule and the reason."""
    yield f"{safe(cleaned.article.path)}: {removed_in_words(cleaned)}"
    for line in cleaned.lines:
        if line.kind is not LineKind.BLANK:
            yield f"{line.number:>4} {'kept   ' if line.kept else 'removed'} {verdict(line)}"
            yield f"     {safe(cleaned.text_of(line).strip())}"
