"""Having articles read by the encoder before they are compared."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from variorum.alignment import encoder
from variorum.alignment.prepared_article import PreparedArticle
from variorum.base.debug_log import timed
from variorum.config.settings import MatchingSettings

# Told how many sentences of an article are read, of how many; says whether to go on.
Progress = Callable[[int, int], bool]


def encoder_enabled(settings: MatchingSettings) -> bool:
    """Whether articles are to be read by the encoder."""
    return settings.encoder and encoder.is_installed()


@timed("encoding")
def encode_article(article: PreparedArticle, progress: Progress = lambda _done, _all: True) -> PreparedArticle:
    """The article with the encoder's vectors; as it is if it is too long, or `progress` says to stop.

    Raises NoEncoderError where the encoder, or the pair reader that is asked afterwards, is broken.
    """
    from variorum.alignment.encoder.encoding import encoded
    from variorum.alignment.pair_reader.model import require_pair_reader

    require_pair_reader()
    return article.with_vectors(encoded(article.article.text, article.tokens, progress))


def encode_all(
    articles: Sequence[PreparedArticle],
    settings: MatchingSettings,
    progress: Callable[[int], None] = lambda _done: None,
) -> list[PreparedArticle]:
    """The articles with the encoder's vectors, if the settings want them and it is installed. Raises
    NoEncoderError."""
    if not encoder_enabled(settings):
        return list(articles)
    found = []
    for n, article in enumerate(articles):
        progress(n)
        found.append(encode_article(article))
    return found
