"""How long the overview of a story takes, from its texts to the last line, once the encoder's vectors are kept."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable

from benchmarks.measuring import best_of, say
from benchmarks.stories import invented_story
from tests.conftest import SEEDS
from tests.factories import RULES, prepared
from variorum.alignment.encoding import encode_article
from variorum.alignment.prepared_article import PreparedArticle, prepare
from variorum.articles.load import read_articles
from variorum.comparison.coverage import cover
from variorum.config.settings import DriftSettings, LimitSettings, MatchingSettings
from variorum.overview.overview import Overview

_RUNS = 3
_Made = Callable[[], list[PreparedArticle]]


def bench_overview() -> None:
    """The five seeds, and twelve articles of thirty sentences each."""
    _bench("five seeds", _seeds)
    texts = invented_story(12, 30)
    _bench("twelve articles", lambda: [prepared(text, f"{n}.txt") for n, text in enumerate(texts)])


def _bench(what: str, articles_of: _Made) -> None:
    _overview_of(articles_of())  # keeps the vectors
    sentences = sum(len(article.sentences) for article in articles_of())
    before = _cpu()
    taken = best_of(_RUNS, lambda: _overview_of(articles_of()))
    cpu = (_cpu() - before) / _RUNS
    say(f"{what}, {sentences} sentences: clean, compare, overview complete", f"{taken:.2f} s, {cpu:.2f} s of CPU")


def _cpu() -> float:
    """Seconds of work so far, with that of other processes that have ended: it tells more than the clock on a busy
    machine."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def _seeds() -> list[PreparedArticle]:
    return [prepare(article, RULES) for article in read_articles(map(str, SEEDS), LimitSettings())]


def _overview_of(plain: list[PreparedArticle]) -> Overview:
    articles = [encode_article(article) for article in plain]
    covered = cover(articles, MatchingSettings())
    return Overview(covered.articles, 0, covered, DriftSettings()).compute_all()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as home:
        for name in ("CONFIG", "DATA", "STATE", "CACHE"):
            os.environ[f"XDG_{name}_HOME"] = home
        bench_overview()
