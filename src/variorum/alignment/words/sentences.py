"""The sentences that are held against each other word by word: their tokens, and the encoder's vectors of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
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
    parts = [(article.tokens.sentences[n], None if encoded is None else encoded.inner_of(n)) for n in numbers]
    return _joined(article.article.text, parts)


def sentences_of_text(text: str, language: Language = ENGLISH, encoder: Encoder | None = None) -> AlignedSentences:
    """All sentences of a text; with an encoder, as it sees them. Raises NoEncoderError."""
    spans = enumerate(sentence_spans(text, language))
    profiles = [tokens_of(text, Sentence(n, start, end, LineKind.BODY, 0), language) for n, (start, end) in spans]
    return _joined(text, [(profile, _read(encoder, text, profile)) for profile in profiles])


def _read(encoder: Encoder | None, text: str, profile: SentenceTokens) -> Vectors | None:
    return None if encoder is None else np.split(encoder.words(text, profile), 2, axis=1)[1]


def _joined(text: str, parts: Sequence[tuple[SentenceTokens, Vectors | None]]) -> AlignedSentences:
    """Sentences with the vectors of their words. Those of other languages than English say too little."""
    tokens: list[AlignedToken] = []
    vectors: list[Vectors] = []
    starts: list[int] = []
    for profile, of_words in parts:
        starts.append(len(tokens))
        span = profile.sentence.start, profile.sentence.end
        found = aligned_tokens(text, profile.words, span, profile.language)
        tokens.extend(found)
        if of_words is not None and profile.language is ENGLISH:
            vectors.append(_of_tokens(found, of_words))
    joined = np.concatenate(vectors)[:MOST_TOKENS] if vectors else None
    return AlignedSentences(text, tuple(tokens[:MOST_TOKENS]), frozenset(starts), joined)


def _of_tokens(tokens: Sequence[AlignedToken], words: Vectors) -> Vectors:
    """A vector for each token: those of the sentence's words, in order, and zeros for signs."""
    found = np.zeros((len(tokens), words.shape[1]), dtype=np.float32)
    found[[n for n, token in enumerate(tokens) if token.is_word]] = words
    return found
