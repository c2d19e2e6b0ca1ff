"""The headlines of a story, each held against the base's and against its own article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from variorum.cleaning.sentences import first_of_title
from variorum.drift.context import article_index_of
from variorum.overview.evidence import SentenceProof, Sureness
from variorum.sourcing.headline import HeadlineDrift, headline_drift
from variorum.text.words import is_stop_word, stem, words_of

if TYPE_CHECKING:
    from variorum.alignment.prepared_article import PreparedArticle


@dataclass(frozen=True, slots=True)
class HeadlineLine:
    """An article's headline, or the sentence that it begins with where it has none (`stands_in`).

    `own` are the spans of its words that the base's headline has not; `claims` what its article does not bear out.
    `evidence` is the headline's sentence, or the first one where the headline is known from elsewhere only; an article
    of which cleaning leaves nothing has none.
    """

    article: int
    words: str
    stands_in: bool
    own: tuple[tuple[int, int], ...]
    claims: tuple[HeadlineDrift, ...]
    evidence: tuple[SentenceProof, ...]
    sureness: Sureness = Sureness.SURE


def headlines(articles: Sequence[PreparedArticle], base: int) -> Iterator[HeadlineLine]:
    """A line for each article, the base's first."""
    against = _stems(_headline(articles[base])[0])
    for n in sorted(range(len(articles)), key=lambda n: (n != base, n)):
        words, sentence, stands_in = _headline(articles[n])
        telling = [word for word in words_of(words) if not is_stop_word(word.form)]
        own = [(word.start, word.end) for word in telling if n != base and stem(word.form) not in against]
        claims = tuple(headline_drift(article_index_of(articles[n])))
        evidence = (SentenceProof(n, sentence),) if articles[n].sentences else ()
        yield HeadlineLine(n, words, stands_in, tuple(own), claims, evidence)


def _headline(article: PreparedArticle) -> tuple[str, int, bool]:
    """The headline, the sentence where it stands or would stand, and whether that sentence stands in for it."""
    title = first_of_title(article.sentences)
    if article.cleaned.headline:
        return article.cleaned.headline, title or 0, False
    return article.text_of(title or 0) if article.sentences else "", title or 0, title is None


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word.form) for word in words_of(text))
