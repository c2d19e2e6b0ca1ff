"""The sentences that are held against each other word by word: their tokens, and the encoder's vectors of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from variorum.alignment.sentence_tokens import SentenceTokens, tokens_of
from variorum.alignment.words.tokens import AlignedToken, aligned_tokens
from variorum.cleaning.lines import LineKind
from variorum.cleaning.sentences import Sentence
from variorum.text.language import ENGLISH, Language
from variorum.text.sentence_splitter import sentence_spans

if TYPE_CHECKING:
    from variorum.alignment.encoder.model import Encoder
    from variorum.alignment.prepared_article import PreparedArticle

Vectors = npt.NDArray[np.float32]

MOST_TOKENS: Final = 400  # of one side; what it has more is not aligned


@dataclass(frozen=True, eq=False)
class AlignedSentences:
    """Some sentences of a text as one row of tokens; `starts` are the numbers of those that begin a sentence.

    `vectors` has the vector of the encoder's inner layer for each token, of unit length, zeros for signs, shape
    (tokens, numbers of a vector). It is None where the encoder has not read the text.
    """

    text: str
    tokens: tuple[AlignedToken, ...]
    starts: frozenset[int] = frozenset()
    vectors: Vectors | None = None


def sentences_of_article(article: PreparedArticle, numbers: Sequence[int]) -> AlignedSentences:
    """Sentences of an article by number, one after the other."""
    encoded = article.encoded
    parts = []
    for n in numbers:
        tokens = _tokens_in_article(article, n)
        words = None if encoded is None else encoded.inner_of(n)
        parts.append((tokens, _of_tokens(tokens, words, article.tokens.sentences[n].language)))
    return _joined(article.article.text, parts)


@lru_cache(maxsize=4_096)
def _tokens_in_article(article: PreparedArticle, sentence: int) -> tuple[AlignedToken, ...]:
    """The tokens of a sentence: kept, since rows, the words that stand elsewhere and drift ask for the same."""
    return _tokens_of(article.article.text, article.tokens.sentences[sentence])


def sentences_of_text(text: str, language: Language = ENGLISH, encoder: Encoder | None = None) -> AlignedSentences:
    """All sentences of a text; with an encoder, as it sees them. Raises NoEncoderError."""
    parts = []
    for n, (start, end) in enumerate(sentence_spans(text, language)):
        profile = tokens_of(text, Sentence(n, start, end, LineKind.BODY, 0), language)
        tokens = _tokens_of(text, profile)
        parts.append((tokens, _of_tokens(tokens, _read(encoder, text, profile), language)))
    return _joined(text, parts)


def _read(encoder: Encoder | None, text: str, profile: SentenceTokens) -> Vectors | None:
    return None if encoder is None else np.split(encoder.words(text, profile), 2, axis=1)[1]


def _tokens_of(text: str, profile: SentenceTokens) -> tuple[AlignedToken, ...]:
    return aligned_tokens(text, profile.words, (profile.sentence.start, profile.sentence.end), profile.language)


def _joined(text: str, parts: Sequence[tuple[tuple[AlignedToken, ...], Vectors | None]]) -> AlignedSentences:
    """Sentences, each with the vectors of its tokens if it has any, as one row."""
    tokens = tuple(chain.from_iterable(found for found, _ in parts))
    starts = accumulate((len(found) for found, _ in parts[:-1]), initial=0) if parts else ()
    vectors = [found for _, found in parts if found is not None]
    joined = np.concatenate(vectors)[:MOST_TOKENS] if vectors else None
    return AlignedSentences(text, tokens[:MOST_TOKENS], frozenset(starts), joined)


def _of_tokens(tokens: Sequence[AlignedToken], words: Vectors | None, language: Language) -> Vectors | None:
    """A vector for each token: those of the sentence's words, in order, and zeros for signs. Those of other languages
    than English say too little."""
    if words is None or language is not ENGLISH:
        return None
    found = np.zeros((len(tokens), words.shape[1]), dtype=np.float32)
    found[[n for n, token in enumerate(tokens) if token.is_word]] = words
    return found
