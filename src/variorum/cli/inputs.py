"""The articles that commands are given."""

from __future__ import annotations

from collections.abc import Sequence

import click

from variorum.articles.article import Article
from variorum.cli.options import files, items_asked
from variorum.cli.progress import fetching_told, say_if_long
from variorum.pipeline.pipeline import Pipeline

_MUCH = 200_000  # characters, below which cleaning cannot take long

paths_argument = click.argument("paths", nargs=-1, required=True, shell_complete=files)


def read_all(paths: Sequence[str], pipeline: Pipeline, *, one_each: bool = False) -> tuple[Article, ...]:
    """The articles at some paths, with a line that tells how far a page has come, and one if cleaning them will
    take long. Raises InputError."""
    with fetching_told() as fetching:
        articles = pipeline.read(paths, fetching, one_each=one_each, items=items_asked())
    say_if_cleaning_is_long(articles)
    return articles


def say_if_cleaning_is_long(articles: Sequence[Article]) -> None:
    """Say on stderr how long it takes to clean some articles, if that is long."""
    if sum(len(article.text) for article in articles) > _MUCH:
        from variorum.comparison.effort import until_cleaned

        lines = sum(1 + article.text.count("\n") for article in articles)
        say_if_long(f"cleaning {lines:,} lines", until_cleaned(articles))
