"""The articles that commands are given."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import click

from variorum.articles.article import Article
from variorum.articles.load import FetchProgress, read_articles
from variorum.base.errors import input_error
from variorum.cli.progress import fetching_told
from variorum.config.settings import LimitSettings, Settings

# Reads the articles at some paths.
Read = Callable[[Sequence[str], LimitSettings, FetchProgress], tuple[Article, ...]]

paths_argument = click.argument("paths", nargs=-1, required=True)


def read_all(paths: Sequence[str], settings: Settings, read: Read = read_articles) -> tuple[Article, ...]:
    """The articles at some paths, with a line that tells how far a page has come. Raises InputError."""
    if paths.count("-") > 1:
        raise input_error("-", "is named twice", "Standard input can be read once.")
    with fetching_told() as fetching:
        return read(paths, settings.limits, fetching)
