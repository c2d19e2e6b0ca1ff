"""Reading an article's sentences with the encoder, or from what was read before."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import Final

import numpy as np

from variorum.alignment.article_tokens import ArticleTokens
from variorum.alignment.encoder.cache import VectorCache, vectors_folder
from variorum.alignment.encoder.model import SHIPPED, SIZE, VECTOR, Encoder, shipped_encoder
from variorum.alignment.vectors import TokenVectors

MOST_WORDS: Final = 6_000  # of an article; with more, pairs are compared by their words only

_TRIMMED_EVERY: Final = 50  # articles with something new, from the first on: to trim is to walk the whole cache
_newly_read = count()

Progress = Callable[[int, int], bool]


def encoded(
    text: str,
    profile: ArticleTokens,
    progress: Progress = lambda _done, _all: True,
    *,
    encoder: Encoder | None = None,
    cache: VectorCache | None = None,
) -> TokenVectors | None:
    """The vectors of an article's words; `progress` is told how many sentences are done of how many, and says
    whether to go on. None if it says no, or for an article that is too long. Raises NoEncoderError
    where the encoder is broken."""
    sentences = profile.sentences
    first = np.concatenate(([0], np.cumsum([len(sentence.words) for sentence in sentences]))).astype(np.int64)
    if first[-1] > MOST_WORDS:
        return None
    cache = cache or VectorCache(vectors_folder(), encoder.name if encoder else SHIPPED, SIZE)
    vectors = np.zeros((int(first[-1]), SIZE), dtype=np.float16)
    is_new = False
    for n, sentence in enumerate(sentences):
        if not progress(n, len(sentences)):
            return None
        words = text[sentence.sentence.start : sentence.sentence.end]
        found = cache.get(words, len(sentence.words))
        if found is None:
            encoder = encoder or shipped_encoder()  # takes a while to load, and only now is it needed
            found = encoder.words(text, sentence).astype(np.float16)
            cache.put(words, found)
            is_new = True
        vectors[first[n] : first[n + 1]] = found
    if is_new and next(_newly_read) % _TRIMMED_EVERY == 0:
        cache.trim()
    return TokenVectors(vectors[:, :VECTOR], first, vectors[:, VECTOR:])
