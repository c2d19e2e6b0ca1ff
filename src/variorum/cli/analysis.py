"""The commands that print what they find in articles and end: list, clean, diff, coverage, facts."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from itertools import chain
from pathlib import Path

import click

from variorum.alignment.prepared_article import PreparedArticle
from variorum.articles.article import Article
from variorum.cleaning.lines import CleanedArticle
from variorum.cli.options import result_options, settings_from, write, write_document
from variorum.cli.progress import comparing_told, encoding_told, fetching_told, say_if_long
from variorum.cli.render import text
from variorum.cli.render.facts import facts_document, facts_markdown
from variorum.cli.render.linear import linear_coverage, linear_diff
from variorum.comparison.coverage import pairs_of
from variorum.comparison.effort import until_cleaned, until_compared, until_covered
from variorum.config.settings import Settings
from variorum.export import json_documents
from variorum.pipeline import Pipeline, check_several
from variorum.presentation.compare_filter import CompareOptions
from variorum.presentation.pages.facts_page import facts_in_words
from variorum.presentation.wording.labels import name_of
from variorum.sourcing.profile import sourcing_profiles

_paths = click.argument("paths", nargs=-1, required=True)


@click.command("list")
@_paths
@result_options()
def list_(paths: tuple[str, ...], form: str, output: Path | None, config: Path | None) -> None:
    """List articles: outlet, title, date, words, lines removed.

    \b
    Example:
      variorum list seeds
    """
    articles = _clean_all(paths, settings_from(config))
    if form == "json":
        _write_json(json_documents.list_document(articles), output)
    else:
        write(text.list_text(articles), output)


@click.command("clean")
@_paths
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
        write(
            (json_documents.as_json(json_documents.clean_document(a)) for a in articles),
            output,
            is_document=True,
        )
    elif explain:
        write((line for article in articles for line in text.explained_text(article)), output)
    else:
        write((line for article in articles for line in (*text.clean_text(article), "")), output)


@click.command()
@click.argument("base")
@click.argument("other")
@click.option("--explain", is_flag=True, help="Below, the evidence for the mark of each row.")
@click.option(
    "--layout",
    type=click.Choice(("auto", "stacked", "linear")),
    default="auto",
    show_default=True,
    help="Side by side as the width allows; one under the other; or in words, to be read aloud.",
)
@click.option("--only-changes", is_flag=True, help="Fold the rows that are the same.")
@result_options(width=True)
def diff(
    base: str,
    other: str,
    explain: bool,
    layout: str,
    only_changes: bool,
    form: str,
    output: Path | None,
    config: Path | None,
    width: int | None,
    colour: str,
) -> None:
    """Show two articles side by side: same, reworded, only in one, moved.

    \b
    Examples:
      variorum diff a.txt b.txt
      variorum diff a.txt b.txt --only-changes --explain
      variorum diff a.txt scraped.jsonl#3
      variorum diff a.txt b.txt --layout linear
      variorum diff a.txt b.txt --format json --output diff.json
      variorum diff - b.txt < a.txt
    """
    pipeline = Pipeline(settings_from(config))
    ours, theirs = _encode_all(_prepare_all((base, other), pipeline, one_each=True), pipeline)
    with comparing_told("the two articles", until_compared(ours, theirs)):
        comparison = pipeline.compare(ours, theirs)
    if form == "json":
        _write_json(json_documents.diff_document(comparison), output)
    else:
        with_colour = layout != "linear" and _wants_colour(colour, output)
        options = CompareOptions(only_changes=only_changes)
        if layout == "linear":
            lines = linear_diff(comparison, options)
        else:
            stacked = layout == "stacked"
            lines = text.diff_text(comparison, _width(width), options, stacked=stacked, colour=with_colour)
        reasons = text.explained_diff(comparison, _width(width), pipeline.settings.matching.strictness)
        write(chain(lines, reasons if explain else ()), output)


@click.command()
@_paths
@click.option(
    "--layout",
    type=click.Choice(("auto", "linear")),
    default="auto",
    show_default=True,
    help="A block for each statement; or in words, to be read aloud.",
)
@result_options(width=True)
def coverage(
    paths: tuple[str, ...],
    layout: str,
    form: str,
    output: Path | None,
    config: Path | None,
    width: int | None,
    colour: str,
) -> None:
    """Show which outlets carry which statements, each in its own words.

    \b
    Examples:
      variorum coverage folder
      variorum coverage a.txt b.txt c.txt --format json
    """
    pipeline = Pipeline(settings_from(config))
    articles = _prepare_all(paths, pipeline)
    check_several(len(articles), articles[0].article.path)
    articles = _encode_all(articles, pipeline)
    seconds = until_covered(articles, pairs_of(articles))
    with comparing_told(f"{len(articles)} articles", seconds) as progress:
        covered = pipeline.cover(articles, progress)
    if form == "json":
        _write_json(json_documents.coverage_document(covered), output)
    else:
        linear = layout == "linear"
        write(linear_coverage(covered) if linear else text.coverage_text(covered, _width(width)), output)


@click.command()
@_paths
@result_options(formats=("text", "json", "markdown"))
def facts(paths: tuple[str, ...], form: str, output: Path | None, config: Path | None) -> None:
    """Count what each article quotes, cites, hedges, and what it calls things.

    \b
    Examples:
      variorum facts folder
      variorum facts a.txt b.txt --format markdown --output facts.md
    """
    pipeline = Pipeline(settings_from(config))
    found = sourcing_profiles(_prepare_all(paths, pipeline), pipeline.settings.drift)
    names = [f"{n} {name_of(one.article.cleaned)}" for n, one in enumerate(found, 1)]
    if form == "json":
        _write_json(facts_document(found), output)
    elif form == "markdown":
        write(facts_markdown(found, names), output, is_document=True)
    else:
        write(text.pairs_text(facts_in_words(found, names), _width(None)), output)


def _write_json(document: json_documents.Data, output: Path | None) -> None:
    write_document(json_documents.json_file(document), output)


def _to_clean(articles: tuple[Article, ...]) -> tuple[Article, ...]:
    """The articles; it is said if cleaning them takes long."""
    lines = sum(1 + article.text.count("\n") for article in articles)
    say_if_long(f"cleaning {lines:,} lines", until_cleaned(articles))
    return articles


def _clean_all(paths: Sequence[str], settings: Settings) -> list[CleanedArticle]:
    pipeline = Pipeline(settings)
    pipeline.check_rules()  # before anything is fetched
    with fetching_told() as fetching:
        articles = pipeline.read(paths, fetching)
    return [pipeline.clean(article) for article in _to_clean(articles)]


def _prepare_all(paths: Sequence[str], pipeline: Pipeline, *, one_each: bool = False) -> list[PreparedArticle]:
    """Articles ready to compare. Raises InputError for one of which nothing is left after cleaning, and
    for settings that cannot work."""
    pipeline.check_rules()
    pipeline.check_drift()
    with fetching_told() as fetching:
        articles = pipeline.read(paths, fetching, one_each=one_each)
    return pipeline.prepare_all(_to_clean(articles))


def _encode_all(articles: Sequence[PreparedArticle], pipeline: Pipeline) -> list[PreparedArticle]:
    """The articles with the encoder's evidence, if it is wanted and in order."""
    with encoding_told(len(articles)) as progress:
        return pipeline.encode_all(articles, progress)
    return list(articles)


def _wants_colour(choice: str, output: Path | None) -> bool:
    if choice != "auto":
        return choice == "always"
    to_terminal = (output is None or str(output) == "-") and sys.stdout.isatty()
    return to_terminal and not os.environ.get("NO_COLOR")


def _width(asked: int | None) -> int:
    return asked or shutil.get_terminal_size((100, 24)).columns
