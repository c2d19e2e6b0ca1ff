"""Sentences that the other article has only in a line that was removed, such as a caption."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from variorum.alignment.article_tokens import article_tokens_of
from variorum.alignment.links import align
from variorum.alignment.prepared_article import PreparedArticle
from variorum.cleaning.lines import Line, LineKind
from variorum.cleaning.sentences import Sentence
from variorum.config.settings import MatchingSettings

# Lines of these kinds tell of the event; the rest are prompts and lists.
_TELLING = (LineKind.CAPTION, LineKind.DUPLICATE, LineKind.RELATED, LineKind.BYLINE, LineKind.AUDIO_VIDEO)


def find_in_boilerplate(
    article: PreparedArticle, sentences: Collection[int], other: PreparedArticle, settings: MatchingSettings
) -> Mapping[int, Line]:
    """For each of some sentences, the removed line of the other article that says the same, if any does.

    The same model decides as between sentences, at the same strictness.
    """
    lines = [line for line in other.cleaned.removed if line.kind in _TELLING]
    if not lines or not sentences:
        return {}
    spans = [Sentence(n, line.start, line.end, line.kind, n) for n, line in enumerate(lines)]
    links = align(article.tokens, article_tokens_of(other.article, spans, language=other.language), settings).links
    best: dict[int, tuple[float, Line]] = {}
    for link in links:
        if link.left in sentences and link.score > best.get(link.left, (0.0, lines[0]))[0]:
            best[link.left] = link.score, lines[link.right]
    return {sentence: line for sentence, (_, line) in sorted(best.items())}
