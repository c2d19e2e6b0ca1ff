"""The articles that commands are given."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from variorum.articles.article import Article
from variorum.base.errors import input_error
from variorum.base.paths import is_comparison
from variorum.cli.options import files, items_asked
from variorum.cli.progress import fetching_told, say_if_long
from variorum.pipeline.pipeline import Pipeline

if TYPE_CHECKING:
    from variorum.config.settings import Settings
    from variorum.session.session import Session

_WITH_SAVED = "`variorum list`, `clean`, `coverage`, `summary`, `facts` and `export` take one, by itself."
_MUCH = 200_000  # characters, below which cleaning cannot take long

paths_argument = click.argument("paths", nargs=-1, required=True, shell_complete=files)


def read_all(paths: Sequence[str], pipeline: Pipeline, *, one_each: bool = False) -> tuple[Article, ...]:
    """The articles at some paths, with a line that tells how far a page has come, and one if cleaning them will
    take long. Raises InputError, for a saved comparison too."""
    if saved := next(filter(is_comparison, paths), None):
        raise input_error(saved, "is a saved comparison, and articles are wanted here", _WITH_SAVED)
    with fetching_told() as fetching:
        articles = pipeline.read(paths, fetching, one_each=one_each, items=items_asked())
    say_if_cleaning_is_long(articles)
    return articles


def saved_story(paths: Sequence[str], settings: Settings) -> Session | None:
    """The saved comparison that is named, with its corrections and its base; None if articles are. Raises InputError
    for one that cannot be read, or is not named by itself."""
    if not any(map(is_comparison, paths)):
        return None
    from variorum.session.open import open_paths  # not where articles are named

    return open_paths(paths, settings)


def say_if_cleaning_is_long(articles: Sequence[Article]) -> None:
    """Say on stderr how long it takes to clean some articles, if that is long."""
    if sum(len(article.text) for article in articles) > _MUCH:
        from variorum.comparison.effort import until_cleaned

        lines = sum(1 + article.text.count("\n") for article in articles)
        say_if_long(f"cleaning {lines:,} lines", until_cleaned(articles))
