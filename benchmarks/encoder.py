"""What the encoder costs: reading, reading again from the cache, and comparing with its evidence."""

from __future__ import annotations

import os
import resource
import tempfile
import time

from benchmarks.measuring import say
from benchmarks.stories import invented_story
from tests.conftest import SEEDS
from tests.factories import prepared, seed_articles
from variorum.alignment.encoding import encode_article
from variorum.alignment.prepared_article import PreparedArticle
from variorum.comparison.coverage import cover
from variorum.config.settings import MatchingSettings


def bench_encoder() -> None:
    """Five seeds, and twelve articles of 1,500 words."""
    _bench("five seeds", seed_articles([str(seed) for seed in SEEDS]))
    _bench("12 articles", [prepared(text, f"{n}.txt") for n, text in enumerate(invented_story(12, 60))])
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    say("memory of this process, at most", f"{memory:.0f} MB")


def _bench(what: str, articles: list[PreparedArticle]) -> None:
    words = sum(len(article.tokens.words.form) for article in articles) // len(articles)
    of = f"{what} of {words} words"
    start = time.perf_counter()
    read = [encode_article(article) for article in articles]
    say(f"{of}: reading them with the encoder", f"{time.perf_counter() - start:.2f} s")
    start = time.perf_counter()
    read = [encode_article(article) for article in articles]
    say(f"{of}: reading them again", f"{time.perf_counter() - start:.2f} s")
    start = time.perf_counter()
    cover(read, MatchingSettings())
    say(f"{of}: all pairs with its evidence", f"{time.perf_counter() - start:.2f} s")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as home:
        os.environ["XDG_CACHE_HOME"] = home
        bench_encoder()
