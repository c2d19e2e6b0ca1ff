"""The command that writes files to share."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from variorum.cli.options import (
    allow_local_option,
    config_option,
    files,
    items_asked,
    items_option,
    output_option,
    settings_from,
    write_document,
)
from variorum.cli.progress import comparing_told, fetching_told, versions_told
from variorum.cli.steps import read_by_models
from variorum.cli.streams import refuse_terminal
from variorum.comparison.coverage import pairs_of
from variorum.comparison.effort import until_covered
from variorum.export.edition import edition_of
from variorum.export.formats import ALL_FORMATS, Format, PackedFormat
from variorum.pipeline.pipeline import check_several
from variorum.project.project import Project
from variorum.session.open import open_paths


@click.command()
@click.argument("paths", nargs=-1, required=True, shell_complete=files)
@click.option("--format", "form", type=click.Choice(list(ALL_FORMATS)), show_default="markdown")
@click.option("--template", metavar="FILE", help="Fill in a template of your own instead (docs/templates.md).")
@click.option("--beside", type=click.IntRange(1), help="The base beside this article alone, by its number.")
@output_option
@config_option
@items_option
@allow_local_option
def export(
    paths: tuple[str, ...],
    form: str | None,
    template: str | None,
    beside: int | None,
    output: Path | None,
    config: Path | None,
) -> None:
    """Write a saved comparison, or articles, as a file to share.

    \b
    Examples:
      variorum export story.variorum.yaml --format html --output story.html
      variorum export story.variorum.yaml --format csv > story.csv
      variorum export seeds --format worksheet --output worksheet.html
      variorum export seeds --format docx --beside 2 --output story.docx
      variorum export seeds --template table.html.j2 --output table.html
    """
    known = _format_of(form, template)
    if isinstance(known, PackedFormat) and (output is None or str(output) == "-"):
        refuse_terminal()
    with fetching_told() as fetching:
        session = open_paths(paths, settings_from(config), fetching, items_asked())
    check_several(len(session.project.articles), paths[0])
    if beside is not None:
        _check_beside(beside, session.project)
    read_by_models(session)
    articles = session.all_prepared()
    with comparing_told(f"{len(articles)} articles", until_covered(articles, pairs_of(articles))) as told:
        edition = edition_of(session, told)
    if beside is not None:
        edition = edition.beside(beside - 1)
    with versions_told() as comparing:
        document = known.write(replace(edition, comparing_versions=comparing))
    write_document(document, output)


def _format_of(form: str | None, template: str | None) -> Format | PackedFormat:
    """The format that is asked for. Raises UsageError for two, and InputError for a template that there is not."""
    if template is None:
        return ALL_FORMATS[form or "markdown"]
    if form is not None:
        raise click.UsageError("--format and --template are two forms. Leave one of them out.")
    from variorum.export.templates.filling import template_format

    return template_format(template)


def _check_beside(number: int, project: Project) -> None:
    """Raises UsageError if no other article has this number."""
    if number > len(project.articles):
        raise click.BadParameter(f"there are {len(project.articles)} articles.", param_hint="--beside")
    if number == project.base + 1:
        raise click.BadParameter(f"{number} is the base itself.", param_hint="--beside")
