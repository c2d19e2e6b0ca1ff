"""An article made ready for comparing: cleaned, split, and its sentences profiled."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from variorum.alignment.article_tokens import ArticleTokens, article_tokens_of
from variorum.articles.article import Article
from variorum.base.debug_log import timed
from variorum.cleaning.cleaner import clean
from variorum.cleaning.lines import CleanedArticle, LineCorrection
from variorum.cleaning.rules import CompiledRule
from variorum.cleaning.sentences import Sentence, sentences_of
from variorum.text.language import Language

if TYPE_CHECKING:
    from variorum.alignment.vectors import TokenVectors


@dataclass(frozen=True, eq=False)
class PreparedArticle:
    """An article with the verdicts on its lines and its sentences, all in order. It is equal to itself
    only, so that what is worked out of it can be kept."""

    cleaned: CleanedArticle
    sentences: tuple[Sentence, ...]
    encoded: TokenVectors | None = field(default=None, repr=False)

    def with_vectors(self, encoded: TokenVectors | None) -> PreparedArticle:
        """This article with the encoder's vectors of its words."""
        return replace(self, encoded=encoded)

    @cached_property
    def tokens(self) -> ArticleTokens:
        """What the aligner sees of it, made when first asked for: a screen needs the text only."""
        return article_tokens_of(self.article, self.sentences, self.encoded, self.language)

    @property
    def article(self) -> Article:
        """The article itself."""
        return self.cleaned.article

    @property
    def language(self) -> Language:
        """The language that it is read in."""
        return self.cleaned.language

    def text_of(self, sentence: int) -> str:
        """The words of a sentence, as they stand in the article."""
        span = self.sentences[sentence]
        return self.article.text[span.start : span.end]

    def text_of_all(self, sentences: Sequence[int]) -> str:
        """The words of some sentences, one after the other; lines removed between them are left out."""
        return " ".join(map(self.text_of, sentences))

    def spellings_of_all(self, sentences: Sequence[int]) -> list[str]:
        """The words of some sentences, without case and typography."""
        return [word for n in sentences for word in self.tokens.sentences[n].spellings]


def in_own_order(one: PreparedArticle, other: PreparedArticle) -> bool:
    """Whether two articles stand in the order in which all articles are held against each other: an order of
    their own, not the reader's."""
    return one.article.sha256 <= other.article.sha256


def prepare(
    article: Article,
    rules: Sequence[CompiledRule],
    corrections: Iterable[LineCorrection] = (),
    language: Language | None = None,
) -> PreparedArticle:
    """Clean an article and split it into sentences. Without a `language` the article's own is found out."""
    return prepare_cleaned(clean(article, rules, corrections, language))


@timed("splitting")
def prepare_cleaned(cleaned: CleanedArticle) -> PreparedArticle:
    """Split a cleaned article into sentences."""
    return PreparedArticle(cleaned, sentences_of(cleaned))
