"""The commands that print what they find between articles and in them: diff, coverage, facts.

What only one form of output needs is imported where it is written: starting costs more than the work itself.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from variorum.base.errors import input_error
from variorum.base.optional_packages import starting
from variorum.cli.inputs import paths_argument, saved_story
from variorum.cli.options import files, layout_option, result_options, settings_from, write
from variorum.cli.progress import comparing_told
from variorum.cli.steps import (
    encode_all,
    judge_all,
    pipeline_of,
    prepare_all,
    read_by_models,
    say_gaps,
    width_of,
    write_json,
)
from variorum.comparison.effort import until_compared, until_covered
from variorum.pipeline.pipeline import Pipeline, check_several

if TYPE_CHECKING:
    from variorum.alignment.prepared_article import PreparedArticle
    from variorum.comparison.comparison import Comparison
    from variorum.comparison.coverage import Coverage
    from variorum.presentation.compare_filter import CompareOptions
    from variorum.session.session import Session


@click.command()
@click.argument("base", shell_complete=files)
@click.argument("other", required=False, shell_complete=files)
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
    other: str | None,
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
      variorum diff folder-of-two
      variorum diff a.txt b.txt --layout linear
      variorum diff a.txt b.txt --format json --output diff.json
      variorum diff - b.txt < a.txt
    """
    with starting():
        import variorum.comparison.comparison  # noqa: F401 - so that a broken package is told as such
    pipeline = pipeline_of(config)
    ours, theirs = encode_all(_prepare_two(base, other, pipeline), pipeline)
    say_gaps((ours, theirs))
    judgement = judge_all((ours, theirs), [(0, 1)], pipeline).get((0, 1))
    with comparing_told("the two articles", until_compared(ours, theirs)):
        comparison = pipeline.compare(ours, theirs, judgement=judgement)
    if form == "json":
        with starting():
            from variorum.export.json_documents import diff_document

        write_json(diff_document(comparison), output)
        return
    with starting():
        from variorum.presentation.compare_filter import CompareOptions

    plain = pipeline.settings.view.word_marks == "plain"
    options = CompareOptions(only_changes=only_changes, plain=plain)
    lines = _diff_lines(comparison, layout, options, width_of(width), _wants_colour(colour, output))
    if explain:
        with starting():
            from variorum.cli.render.diff import explained_diff

        lines = chain(lines, explained_diff(comparison, width_of(width), pipeline.settings.matching.strictness))
    write(lines, output)


def _prepare_two(base: str, other: str | None, pipeline: Pipeline) -> list[PreparedArticle]:
    """The two articles at two paths, or the two that one path holds. Raises InputError."""
    if other is not None:
        return prepare_all((base, other), pipeline, one_each=True)
    found = prepare_all((base,), pipeline)
    if len(found) != 2:
        with starting():
            from variorum.presentation.wording.labels import count_in_words
        what = f"holds {count_in_words(len(found), 'article')}, and diff compares two"
        raise input_error(base, what, "Name two articles; `variorum coverage` compares any number.")
    return found


def _diff_lines(
    comparison: Comparison, layout: str, options: CompareOptions, width: int, with_colour: bool
) -> Iterable[str]:
    if layout == "linear":
        with starting():
            from variorum.cli.render.linear import linear_diff

        return linear_diff(comparison, options)
    with starting():
        from variorum.cli.render.diff import diff_text

    return diff_text(comparison, width, options, stacked=layout == "stacked", colour=with_colour)


@click.command()
@paths_argument
@layout_option("A block for each statement; or in words, to be read aloud.")
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
    covered, _ = _cover(paths, pipeline_of(config))
    if form == "json":
        with starting():
            from variorum.export.json_documents import coverage_document

        write_json(coverage_document(covered), output)
    elif layout == "linear":
        with starting():
            from variorum.cli.render.linear import linear_coverage

        write(linear_coverage(covered), output)
    else:
        with starting():
            from variorum.cli.render.coverage import coverage_text

        write(coverage_text(covered, width_of(width)), output)


def _cover(paths: Sequence[str], pipeline: Pipeline) -> tuple[Coverage, int]:
    """Every two of some articles compared, or of those of a saved comparison, with what is told meanwhile; and which
    is the base."""
    with starting():
        from variorum.comparison.coverage import pairs_of

    if (story := saved_story(paths, pipeline.settings)) is not None:
        return _cover_saved(story, paths[0])
    articles = prepare_all(paths, pipeline)
    check_several(len(articles), articles[0].article.path)
    say_gaps(articles)
    articles = encode_all(articles, pipeline)
    judgements = judge_all(articles, pairs_of(articles), pipeline)
    seconds = until_covered(articles, pairs_of(articles))
    with comparing_told(f"{len(articles)} articles", seconds) as progress:
        return pipeline.cover(articles, progress, judgements), 0


def _cover_saved(story: Session, path: str) -> tuple[Coverage, int]:
    with starting():
        from variorum.comparison.coverage import pairs_of

    check_several(len(story.project.articles), path)
    read_by_models(story)
    articles = story.all_prepared()
    say_gaps(articles)
    with comparing_told(f"{len(articles)} articles", until_covered(articles, pairs_of(articles))) as progress:
        return story.whole_coverage(progress), story.project.base


@click.command()
@paths_argument
@layout_option("Parts with their lines; or in words, to be read aloud.")
@result_options(width=True, formats=("text", "json", "markdown"))
def summary(
    paths: tuple[str, ...],
    layout: str,
    form: str,
    output: Path | None,
    config: Path | None,
    width: int | None,
    colour: str,
) -> None:
    """Say what articles disagree on, what all say, and what only one says or lacks.

    \b
    Examples:
      variorum summary folder
      variorum summary a.txt b.txt c.txt --layout linear
      variorum summary story.variorum.yaml
      variorum summary folder --format markdown --output summary.md
    """
    pipeline = pipeline_of(config)
    covered, base = _cover(paths, pipeline)
    with starting():
        from variorum.overview.overview import Overview

    overview = Overview(covered.articles, base, covered, pipeline.settings.drift)
    if form == "json":
        with starting():
            from variorum.export.overview_json import overview_document

        write_json(overview_document(overview), output)
    elif form == "markdown":
        with starting():
            from variorum.export.overview_markdown import overview_markdown

        write(overview_markdown(overview, "#"), output, is_document=True)
    else:
        with starting():
            from variorum.cli.render.summary import summary_linear, summary_text

        write(summary_linear(overview) if layout == "linear" else summary_text(overview, width_of(width)), output)


@click.command()
@paths_argument
@result_options(formats=("text", "json", "markdown"))
def facts(paths: tuple[str, ...], form: str, output: Path | None, config: Path | None) -> None:
    """Count what each article quotes, cites, hedges, and what it calls things.

    \b
    Examples:
      variorum facts folder
      variorum facts a.txt b.txt --format markdown --output facts.md
    """
    with starting():
        from variorum.cli.render.facts import facts_document, facts_markdown, facts_text
        from variorum.presentation.wording.labels import numbered_names
        from variorum.sourcing.profile import sourcing_profiles

    pipeline = Pipeline(settings_from(config))
    story = saved_story(paths, pipeline.settings)
    articles = prepare_all(paths, pipeline) if story is None else story.all_prepared()
    found = sourcing_profiles(articles, pipeline.settings.drift)
    names = numbered_names([one.article.cleaned for one in found])
    if form == "json":
        write_json(facts_document(found), output)
    elif form == "markdown":
        write(facts_markdown(found, names), output, is_document=True)
    else:
        write(facts_text(found, names, width_of(None)), output)


def _wants_colour(choice: str, output: Path | None) -> bool:
    if choice != "auto":
        return choice == "always"
    to_terminal = (output is None or str(output) == "-") and sys.stdout.isatty()
    return to_terminal and not os.environ.get("NO_COLOR")
