"""The articles that commands are given."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import click

from variorum.articles.article import Article
from variorum.articles.load import FetchProgress, read_articles
from variorum.base.errors import input_error
from variorum.cli.progress import fetching_told, say_if_long
from variorum.config.settings import LimitSettings, Settings

# Reads the articles at some paths.
Read = Callable[[Sequence[str], LimitSettings, FetchProgress], tuple[Article, ...]]

_MUCH = 200_000  # characters, below which cleaning cannot take long

paths_argument = click.argument("paths", nargs=-1, required=True)


def read_all(paths: Sequence[str], settings: Settings, read: Read = read_articles) -> tuple[Article, ...]:
    """The articles at some paths, with a line that tells how far a page has come,
    and one if cleaning them will take long. Raises InputError."""
    if paths.count("-") > 1:
        raise input_error("-", "is named twice", "Standard input can be read once.")
    with fetching_told() as fetching:
        articles = read(paths, settings.limits, fetching)
    if sum(len(article.text) for article in articles) > _MUCH:
        from variorum.comparison.effort import until_cleaned

        lines = sum(1 + article.text.count("\n") for article in articles)
        say_if_long(f"cleaning {lines:,} lines", until_cleaned(articles))
    return articles
