"""The commands that need no more than clean articles: list, clean."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from variorum.articles.article import Article
from variorum.articles.page_list import HOW_TO_FETCH, PageList
from variorum.base.optional_packages import starting
from variorum.cleaning.lines import CleanedArticle
from variorum.cli.inputs import paths_argument, read_all, saved_story, say_if_cleaning_is_long
from variorum.cli.options import items_asked, result_options, settings_from, write, write_document
from variorum.cli.progress import fetching_told
from variorum.cli.render.cleaned import clean_text, explained_text, list_text
from variorum.cli.streams import say
from variorum.config.settings import Settings
from variorum.pipeline.pipeline import Pipeline
from variorum.presentation.wording.page_lists import listing


@click.command("list")
@paths_argument
@result_options()
def list_(paths: tuple[str, ...], form: str, output: Path | None, config: Path | None) -> None:
    """List articles: outlet, title, date, words, lines removed.

    Of a feed, a sitemap or a reading list, the pages that it names: nothing else is fetched, unless you say --items.

    \b
    Examples:
      variorum list seeds
      variorum list story.variorum.yaml
      variorum list https://outlet.example/feed.xml
    """
    pipeline = Pipeline(settings_from(config))
    pipeline.check_rules()
    articles, lists = _contents(paths, pipeline)
    if form == "json":
        with starting():
            from variorum.export.json_documents import json_file, list_document  # text needs none of it

        write_document(json_file(list_document(articles, lists)), output)
        return
    write((*list_text(articles), *(line for each in lists for line in listing(each))), output)
    if lists:
        say(f"variorum: None of these pages was fetched. {HOW_TO_FETCH}")


def _contents(paths: Sequence[str], pipeline: Pipeline) -> tuple[list[CleanedArticle], list[PageList]]:
    if (story := saved_story(paths, pipeline.settings)) is not None:
        return story.all_cleaned(), []
    if items_asked():
        found: Sequence[Article | PageList] = read_all(paths, pipeline)
    else:
        with fetching_told() as fetching:
            found = pipeline.read_contents(paths, fetching)
        say_if_cleaning_is_long([each for each in found if isinstance(each, Article)])
    articles = [pipeline.clean(each) for each in found if isinstance(each, Article)]
    return articles, [each for each in found if isinstance(each, PageList)]


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
    if (story := saved_story(paths, settings)) is not None:
        return story.all_cleaned()
    return [pipeline.clean(article) for article in read_all(paths, pipeline)]
