"""The commands that need no more than clean articles: list, clean."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from variorum.base.optional_packages import starting
from variorum.cleaning.lines import CleanedArticle
from variorum.cli.inputs import paths_argument, read_all
from variorum.cli.options import result_options, settings_from, write, write_document
from variorum.cli.render.cleaned import clean_text, explained_text, list_text
from variorum.config.settings import Settings
from variorum.pipeline.pipeline import Pipeline


@click.command("list")
@paths_argument
@result_options()
def list_(paths: tuple[str, ...], form: str, output: Path | None, config: Path | None) -> None:
    """List articles: outlet, title, date, words, lines removed.

    \b
    Example:
      variorum list seeds
    """
    articles = _clean_all(paths, settings_from(config))
    if form == "json":
        with starting():
            from variorum.export.json_documents import json_file, list_document  # text needs none of it

        write_document(json_file(list_document(articles)), output)
    else:
        write(list_text(articles), output)


@click.command("clean")
@paths_argument
@click.option("--explain", is_flag=True, help="Show every line with its kind, the rule and the reason.")
@result_options()
def clean_(paths: tuple[str, ...], explain: bool, form: str, output: Path | None, config: Path | None) -> None:
    """Print articles without boilerplate; as JSON, one document a line with the verdict on each line.

    \b
    Examples:
      variorum clean article.txt
      variorum clean article.txt --explain
    """
    articles = _clean_all(paths, settings_from(config))
    if form == "json":
        with starting():
            from variorum.export.json_documents import as_json, clean_document  # text needs none of it

        write((as_json(clean_document(article)) for article in articles), output, is_document=True)
    elif explain:
        write((line for article in articles for line in explained_text(article)), output)
    else:
        write((line for article in articles for line in (*clean_text(article), "")), output)


def _clean_all(paths: Sequence[str], settings: Settings) -> list[CleanedArticle]:
    pipeline = Pipeline(settings)
    pipeline.check_rules()  # before anything is fetched
    return [pipeline.clean(article) for article in read_all(paths, pipeline)]
