"""What it costs to align the words of linked sentences, once their vectors are there."""

from __future__ import annotations

import os
import tempfile
from itertools import combinations

from benchmarks.measuring import best_of, say
from tests.conftest import SEEDS
from tests.factories import PIPELINE, seed_articles
from variorum.alignment.encoding import encode_article
from variorum.alignment.prepared_article import PreparedArticle
from variorum.alignment.words.aligner import align_sentences
from variorum.alignment.words.sentences import sentences_of_article
from variorum.comparison.comparison import Comparison
from variorum.comparison.words_in_rows import ComparedWords


def bench_words() -> None:
    """The linked pairs of five seeds, and the rows of all their comparisons."""
    plain = seed_articles([str(seed) for seed in SEEDS])
    for how, articles in (("by words alone", plain), ("with vectors", [encode_article(article) for article in plain])):
        comparisons = [PIPELINE.compare(*pair) for pair in combinations(articles, 2)]
        links = sum(len(comparison.links) for comparison in comparisons)
        taken = best_of(3, lambda comparisons=comparisons: _align_all(comparisons))  # type: ignore[misc]
        say(f"words of {links} linked pairs of five seeds, {how}, a pair", f"{taken / links * 1e3:.2f} ms")
        rows = sum(len(comparison.rows) for comparison in comparisons)
        taken = best_of(3, lambda comparisons=comparisons: [ComparedWords(each).counts for each in comparisons])  # type: ignore[misc]
        say(f"words of all {rows} rows, {how}, a row", f"{taken / rows * 1e3:.2f} ms")


def _align_all(comparisons: list[Comparison]) -> None:
    for comparison in comparisons:
        for link in comparison.links:
            _align(comparison.base, comparison.other, (link.left, link.right))


def _align(base: PreparedArticle, other: PreparedArticle, pair: tuple[int, int]) -> None:
    align_sentences(sentences_of_article(base, pair[:1]), sentences_of_article(other, pair[1:]))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as home:
        os.environ["XDG_CACHE_HOME"] = home
        bench_words()
