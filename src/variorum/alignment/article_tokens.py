"""An article as the aligner sees it: the tokens of its sentences, and the vectors of its words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from variorum.alignment.sentence_tokens import SentenceTokens, tokens_of
from variorum.articles.article import Article
from variorum.cleaning.sentences import Sentence
from variorum.text.language import ENGLISH, Language

if TYPE_CHECKING:  # the arrays need numpy, which takes long to import
    from variorum.alignment.article_words import ArticleWords
    from variorum.alignment.vectors import TokenVectors


@dataclass(frozen=True)
class ArticleTokens:
    """An article as the aligner sees it: the profile of each sentence, in order, the vectors of its words if
    the encoder has read it, and its text, where the sentences have their places."""

    sentences: tuple[SentenceTokens, ...]
    encoded: TokenVectors | None = field(default=None, compare=False, repr=False)
    language: Language = ENGLISH
    text: str = field(default="", compare=False, repr=False)

    @cached_property
    def words(self) -> ArticleWords:
        """All of its words as arrays, made when first asked for."""
        from variorum.alignment.article_words import ArticleWords

        return ArticleWords(self.sentences, self.language)

    @cached_property
    def places(self) -> Mapping[tuple[str, ...], Sequence[int]]:
        """The numbers of the sentences that say a thing in the same words, by their identity."""
        places: dict[tuple[str, ...], list[int]] = {}
        for n, profile in enumerate(self.sentences):
            places.setdefault(profile.token_key, []).append(n)
        return places


def article_tokens_of(
    article: Article,
    sentences: Sequence[Sentence],
    encoded: TokenVectors | None = None,
    language: Language = ENGLISH,
) -> ArticleTokens:
    """The profile of an article that is split into these sentences."""
    tokens = tuple(tokens_of(article.text, sentence, language) for sentence in sentences)
    return ArticleTokens(tokens, encoded, language, article.text)
